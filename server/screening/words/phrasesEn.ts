import type { Phrases } from '../contract.ts';

const of = (reason: Phrases['reason'], sub: string, confidence: number, patterns: string[]): Phrases => ({
  reason,
  sub,
  confidence,
  patterns,
});

const FRIEND = 'friend|friends|neighbour|neighbor|colleague|brother|sister|cousin|coworker|mate|mum|mom|dad|uncle|aunt';
const DEALT = 'hired|bought|ordered|used|said|says|told|booked|tried';
const GUESS = 'probably|suspect|maybe|perhaps|guess|presumably|think|seems|bet|assume';
const CHARGE = 'stolen|fake|fakes|counterfeit|scammer|scam|lying|lies|liar|reseller|fraud|drunk|cheats|cheating';

export const PHRASES_EN: Phrases[] = [
  of('R01', 'offer', 0.65, [
    'our|my shop|store|website|channel|company … sells|sell|offers|offer|cheaper|better',
    'we offer|sell|provide … cheaper|better|services|quality|price|prices',
    'order|buy from us',
    'cheaper at our',
    'subscribe to|follow … our|my channel|page',
    'visit our|my',
    'contact us|me for … price|prices|quote|discount',
  ]),
  of('R01', 'promo-code', 0.7, ['promo|discount|coupon|voucher|referral code|codes', 'promocode*', 'use|with code']),
  of('R03', 'hearsay', 0.65, [
    `my|our ${FRIEND} … ${DEALT}`,
    'have|has|did not|never … bought|hired|used … myself but',
    'read|reading|saw … reviews … so',
    'heard that|from|about … people|others|he|she|they|neighbours',
    'according to … friend|neighbour|neighbor|colleague',
  ]),
  of('R04', 'accusing-guess', 0.65, [`${GUESS} … ${CHARGE}`, `${GUESS} … writes … reviews`, 'no proof but']),
  of('R04', 'guess', 0.4, ['presumably', 'i suspect|guess']),
  of('R05', 'carrier', 0.65, [
    'courier|dhl|dpd|ups|fedex|gls|postman … rude|late|lost|damaged|broke|never',
    'delivery company|service|driver … rude|late|lost|damaged|broke|never|terrible',
    'post office … lost|late|terrible|damaged',
  ]),
  of('R05', 'platform', 0.65, [
    'your support|app|application|website|site|platform',
    'customer|technical support|service … never|ignores|does|not|answers|useless',
    'support never|ignores|does … answers|answer|replies|respond|me',
    'app|site|website … crashes|crashing|broken|freezes|down',
  ]),
  of('R09', 'threat', 0.75, [
    'i|we will|ll|gonna|shall find|kill|burn|destroy you|him|your',
    'know where you live',
    'watch your back',
  ]),
  of('R09', 'hate', 0.65, [
    'gypsies|jews|blacks|niggers|arabs|muslims … steal|cheat|scam|out|lie',
    'all|these|those|dirty|fucking gypsies|jews|niggers|arabs',
    'gas the',
  ]),
  of('R09', 'drugs', 0.7, ['sells|sell|selling|deals|buy|dealing … weed|cocaine|meth|drugs|heroin|mdma|ecstasy']),
  of('R09', 'piracy', 0.65, [
    'sells|sell|selling|offers … counterfeit|pirated|fake|stolen|knockoff|knockoffs',
    'pirated copy|copies|keys|software|key',
  ]),
  of('R10', 'messenger', 0.75, [
    'text|message|dm|add|contact|call|write|find|reach|hit me|us … whatsapp|telegram|viber|instagram|insta|facebook|signal|messenger|snapchat|skype',
    'dm me for|to',
  ]),
  of('R12', 'author-asks', 0.75, [
    'please|kindly … remove|delete|withdraw … my|this review|rating|comment',
    'remove|delete my review',
    'i|we want|would … remove|delete|withdraw … review',
    'review … by|posted|left|written … mistake|accident|accidentally',
    'wrong seller|person … review',
  ]),
];
