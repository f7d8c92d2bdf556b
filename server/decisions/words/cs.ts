import { counted } from '#server/platform/plural.ts';
import type { ReviewNamed, StatementWords } from './words.ts';

const list = new Intl.ListFormat('cs', { type: 'conjunction' });
const STATUS = { open: 'ještě trvá', completed: 'dokončena', cancelled: 'zrušena' };
const named = (review: ReviewNamed) =>
  `vaši recenzi k nabídce „${review.item}“ (${counted('cs', review.stars, { one: 'hvězdička', few: 'hvězdičky', other: 'hvězdiček' })} z 5, odesláno ${review.submitted})`;
const clauseList = (clauses: readonly string[]) => list.format(clauses.map((clause) => `bod ${clause}`));

export const cs: StatementWords = {
  dates: 'cs-CZ',
  measure: {
    reject: (review, marketplace) => `Na tržišti ${marketplace} jsme nezveřejnili ${named(review)}.`,
    redact: (review, marketplace) =>
      `Na tržišti ${marketplace} jsme zčásti začernili ${named(review)}. Zbytek textu a hvězdičky se nemění.`,
    remove: (review, marketplace) => `Z tržiště ${marketplace} jsme odstranili ${named(review)}.`,
  },
  scope: (marketplace, from) => `Platí to všude, kde ${marketplace} recenze zobrazuje, od ${from}, bez konečného data.`,
  partHidden: 'Část textu je nahrazena značkou, zbytek zůstává viditelný.',
  facts: {
    review: (id, submitted, stars, characters, words) =>
      `Recenze ${id} byla odeslána ${submitted}, hodnocení ${stars} z 5; její text má ${counted('cs', characters, { one: 'znak', few: 'znaky', other: 'znaků' })}, ${counted('cs', words, { one: 'slovo', few: 'slova', other: 'slov' })}.`,
    published: (at) => `Veřejná byla od ${at}.`,
    order: (item, status, ended) =>
      ended
        ? `Patří k objednávce „${item}“, stav: ${STATUS[status]}; objednávka skončila ${ended}.`
        : `Patří k objednávce „${item}“, stav: ${STATUS[status]}.`,
    span: (from, to, shape, reason) => `Znaky ${from} až ${to} textu („${shape}“): ${reason}.`,
    whole: (reason) => `Text jako celek: ${reason}.`,
    applied: (clauses, version) => `Použito: ${clauseList(clauses)} podmínek, verze pravidel ${version}.`,
    ownCheck: 'Zjistili jsme to při vlastní kontrole recenzí.',
    dispute: (opened) => `Zjistili jsme to při vyřizování námitky proti recenzi, podané ${opened}.`,
  },
  programFound: 'Na místa v textu předtím upozornil program.',
  personFound: 'Žádný program na to neupozornil.',
  personDecided: 'Rozhodl člověk.',
  ground: (marketplace, clause, version, rule) =>
    `Podmínky ${marketplace}, bod ${clause} (verze pravidel ${version}): „${rule}“`,
  groundWithoutClause: (marketplace, version, reason) =>
    `Podmínky ${marketplace} (verze pravidel ${version}) v recenzi nepřipouštějí: ${reason}.`,
  terms: (marketplace, clauses, version) =>
    `Podmínky ${marketplace}, ${clauseList(clauses)}, verze pravidel ${version}`,
  why: {
    R01: 'Text doporučuje zboží, služby nebo nabídky k prodeji, místo aby popsal tento obchod.',
    R02: 'Text se na něco ptá; z otázky se čtenáři o obchodu nic nedozvědí.',
    R03: 'Text popisuje obchod, jehož stranou autor nebyl.',
    R04: 'Text vydává za skutečnost to, co autor jen předpokládá.',
    R05: 'Text je o tržišti nebo o dopravě, za které hodnocená osoba neodpovídá.',
    R06: 'Text je psán způsobem, který podmínky vylučují, a ostatním se špatně čte.',
    R07: 'Text zpřístupňuje všem údaje o člověku bez jeho souhlasu.',
    R08: 'Text člověka napadá hrubými slovy nebo urážkami, místo aby popsal, co se stalo.',
    R09: 'Text v této podobě porušuje zákon nebo práva jiných.',
    R10: 'Text odvádí z tržiště nebo uvádí kontakty, které by mohl použít kdokoli.',
    R11: 'Z textu čtenáři nepoznají, co se v obchodu stalo.',
    proof: 'Hodnocená osoba recenzi rozporovala a doložila důkazy, které textu odporují.',
  },
  proven: 'tvrzení, jejichž nepravdivost hodnocená osoba doložila',
  law: (country) => `Právo platné v této zemi: ${country}`,
  message: (text) => `Vzkaz od toho, kdo rozhodl: ${text}`,
  resubmit: (until) => `Opravenou recenzi můžete poslat do ${until}.`,
  redress: (until) =>
    `Pokud nesouhlasíte, můžete nám do ${until} bezplatně podat stížnost; odpoví na ni někdo, kdo se na tomto rozhodnutí nepodílel. Můžete se také obrátit na subjekt mimosoudního řešení sporů certifikovaný podle článku 21 nařízení (EU) 2022/2065, pokud se na vás vztahuje, a na soud.`,
  headings: { facts: 'Skutečnosti', ground: 'Důvod', redress: 'Co můžete udělat' },
};
