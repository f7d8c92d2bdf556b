import type { Phrases } from '../contract.ts';

const of = (reason: Phrases['reason'], sub: string, confidence: number, patterns: string[]): Phrases => ({
  reason,
  sub,
  confidence,
  patterns,
});

const FRIEND =
  'kamarád|kamarádka|kamarádi|známý|známá|známí|soused|sousedka|sousedi|sousedé|kolega|kolegyně|kolegové|bratr|sestra|švagr|švagrová|přítelkyně|kamarádce|sousedce';
const DEALT =
  'objednal|objednala|objednali|koupil|koupila|najal|najala|říkal|říkala|řekl|řekla|vyprávěl|vyprávěla|zkoušel|zkoušela|využil|využila';
const GUESS =
  'pravděpodobně|asi|nejspíš|nejspíše|tipuji|tipuju|hádám|podezírám|domnívám|předpokládám|myslím|zřejmě|možná';
const CHARGE =
  'padělky|padělek|kradené|kradený|ukradl|ukradené|podvodník|podvodníci|lže|lžou|překupník|falešné|falešný|opilý|podvádí|okrádá|okrádají';
const WRITE = 'pište|napište|piš|ozvěte|volejte|zavolejte|kontaktujte|najdete|najdeš|hledejte|přidejte';
const MESSENGER = 'whatsapp*|whatsap*|telegram*|messenger*|instagram*|insta|instáč|facebook*|fb|viber*|signal*|skype';

export const PHRASES_CS: Phrases[] = [
  of('R01', 'offer', 0.65, [
    'nabízím|nabízíme|nabízí … práce|práci|služby|opravy|úklid|malířské|instalatérské|zednické … levně*|ozvěte|volejte|pište',
    'nabízíme|nabízím … levněji|levně|za',
    'provádíme|provedeme|provádím … práce|opravy|rekonstrukce',
    'nakupujte|objednávejte|objednejte|přijďte … raději|radši|u|k … nás|mě',
    'u nás levněji|výhodněji|kvalitněji|lépe|líp',
    'náš|našem|našeho e-shop|eshop|obchod|obchodě|kanál|kanálu|web|webu',
    'naše firma|společnost|dílna',
    'sledujte|odebírejte … náš|naši|nás|kanál|stránku',
    'prodám … levně|nový|novou|nové|stejný|stejnou',
    'ozvěte se|mi … levněji|nám|mně',
  ]),
  of('R01', 'promo-code', 0.7, [
    'slevový|slevovým|slevového kód|kódem|kódu',
    'promokód*|promo kód|kódem',
    'sleva|slevu … s|na kódem|kód',
  ]),
  of('R03', 'hearsay', 0.65, [
    `${FRIEND} … ${DEALT}`,
    'sám|sama|osobně jsem … nezkoušel|nezkoušela|nekoupil|nekoupila|neobjednal|neobjednala|nevyužil|nevyužila',
    'jsem … nezkoušel|nekoupil|neobjednal … ale|jen … slyšel|slyšela|četl|četla',
    'podle slov|vyprávění … kolegy|souseda|známého|kamaráda|sousedky|známých',
    'četl|četla|přečetl|přečetla jsem|si … recenze|recenzí|hodnocení',
    'slyšel|slyšela jsem … že|od … známých|sousedů|lidí|něm|ní',
  ]),
  of('R04', 'accusing-guess', 0.65, [
    `${GUESS} … ${CHARGE}`,
    `${GUESS} … si … recenze|hodnocení … píše|píšou|sám|kupuje`,
    `${GUESS} … není|nebude řemeslník|vyučený|odborník`,
    'nemám důkaz|důkazy',
  ]),
  of('R04', 'guess', 0.4, ['pravděpodobně|tipuji|domnívám', 'podle mě asi']),
  of('R05', 'carrier', 0.65, [
    'zásilkovn* … ztrati*|poškodi*|zpožd*|zdrž*|rozbi*|nedoruči*|hrůz*|pozdě|hrozn*',
    'česká|české|českou pošta|pošty|poštu|poště … ztrati*|poškodi*|zpožd*|rozbi*|nedoruči*|hrůz*|pozdě|hrozn*',
    'ppl|dpd|gls|dhl|balíkovn* … ztrati*|poškodi*|zpožd*|rozbi*|nedoruči*|hrůz*|pozdě|hrozn*',
    'kurýr|kurýra|kurýrka|doručovatel|dopravce … neochotn*|drz*|pozdě|ztrati*|rozbi*|nepřijel|nezavolal|hrub*|zpožd*|poškodi*',
    'balík|balíček|zásilku ztratil|ztratila|ztratili',
  ]),
  of('R05', 'platform', 0.65, [
    'vaše|vaší|vaši aplikace|aplikaci|podpora|podporu|platforma|stránky|stránka',
    'váš|vašeho|vašem web|webu|portál|portálu',
    'aplikace … padá|nefunguje|zamrzá|seká',
    'zákaznická|technická podpora|podpoře … ne*|nikdo|ignoru*',
    'podpora neodpovídá|nereaguje|nepomůže',
    'qjob* … nefunguje|neodpovídá|blokuje|zablokoval|aplikace|web|poplatek|provize|proč|opravte|podpora',
    'nejde|nelze se přihlásit',
  ]),
  of('R09', 'threat', 0.75, [
    'najdu si|tě|vás|ho … zabiju|zabiji|zbiju|podpálím|zlámu|zničím|uvidíš',
    'zabiju|zabiji|podřežu|zastřelím|podpálím tě|vás|ho|ji|ti|toho',
    'podpálím … barák|dům|auto|dílnu',
    'vím kde bydlíš',
    'dej bacha na sebe',
    'nepřej si až',
  ]),
  of('R09', 'hate', 0.65, [
    'cikáni|cigáni|židi|židé|negři|arabi|cigoši … kradou|okrádají|podvádí|podvádějí|táhněte|pryč|do plynu',
    'ti|všichni|tihle|zatracení cikáni|cigáni|židáci|negři|cigoši',
    'do plynu',
  ]),
  of('R09', 'drugs', 0.7, [
    'prodává|prodávají|vaří|shání|koupit|nabízí … perník|pervitin|trávu|drogy|kokain|marihuanu|hašiš',
  ]),
  of('R09', 'piracy', 0.65, [
    'prodává|prodávají|nabízí … padělky|padělané|padělek|pirátsk*|kradené|nelegální|fejky',
    'pirátsk* kopie|klíče|verze|software',
  ]),
  of('R10', 'messenger', 0.75, [
    `${WRITE} … ${MESSENGER}`,
    `můj|moje|náš|naše … ${MESSENGER}`,
    `jsem na ${MESSENGER}`,
    `napsat mi na ${MESSENGER}`,
  ]),
  of('R12', 'author-asks', 0.75, [
    'smažte|odstraňte|vymažte|stáhněte … recenzi|recenze|hodnocení|komentář',
    'prosím|žádám|chci|chtěl|chtěla|můžete … smazat|odstranit|vymazat|smazání|odstranění|stáhnout … recenzi|recenze|hodnocení',
    'recenze|hodnocení|recenzi … omylem|nedopatřením|nepatří|patří jinému',
    'omylem|nedopatřením … recenzi|hodnocení|hvězdičky|napsal|napsala',
    'beru zpět … recenzi|hodnocení',
  ]),
];
