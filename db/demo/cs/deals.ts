import type { DealSpeech } from '../deals.ts';

/** What both sides of a dispute about a payment say, by reason, and what staff write. */
export const deals: DealSpeech = {
  customer: {
    not_done: [
      'Nikdo nepřijel a nikdo se neomluvil. Zakázka prostě neproběhla, chci zpátky celou částku.',
      'Domluvený den přišla jen zpráva, že to nestihnou. Od té doby nikdo nezvedá telefon.',
    ],
    partly_done: [
      'Obklad ve sprše je křivý a dvě dlaždice odpadly. Spárování chybí, na zprávy nikdo nereaguje.',
      'Vymalovaný je jen jeden pokoj ze dvou a na chodbě zůstaly kapky barvy.',
    ],
    poor_quality: [
      'Dveře po montáži drhnou a zámek nedovírá. Takhle práce odborníka nevypadá.',
      'Po úklidu zůstala v kuchyni mastná deska a koupelna se nedotkla vůbec.',
    ],
    late: [
      'Přijeli o čtyři hodiny později, kvůli tomu jsme zmeškali předání bytu.',
      'Dokončeno týden po termínu, mezitím jsem platila náhradní ubytování.',
    ],
    price_disagreement: ['Na místě chtěli o třetinu víc, než bylo domluveno v zadání.'],
    damage: ['Při stěhování poškrábali skříň, fotky přikládám. Chci srazit z ceny.'],
  },
  specialist: {
    done: [
      'Práce je hotová podle dohody. Drobnou opravu jsem nabídl zdarma, zákaznice termín odmítla.',
      'Vše předáno a podepsáno na místě, bez jediné výhrady. Reklamace přišla až druhý den.',
      'Byl jsem tam podle domluvy, fotky po dokončení přikládám.',
    ],
    'partly-done': ['Udělal jsem vše, k čemu jsem měl materiál. Zbytek měl dodat zákazník a nedodal.'],
  },
  evidence: {
    photo: 'Fotografie po dokončení',
    'signed-document': 'Předávací protokol s podpisem',
    correspondence: 'Zprávy o termínu a rozsahu práce',
    receipt: 'Účtenka za materiál',
    'call-note': 'Telefonát se zákazníkem, 6 minut',
    'system-log': 'Záznam poloh a časů z aplikace',
  },
  decided:
    'Fotografie dokládají chybějící část práce, zbytek odpovídá zadání. Částku jsme rozdělili podle toho, co je hotové.',
  decidedForSpecialist: 'Práce odpovídá zadání a předání je podepsané. Celá částka náleží specialistovi.',
  decidedForCustomer: 'Zakázka podle doložených zpráv neproběhla. Celá částka se vrací zákazníkovi.',
  asked: 'Pošlete prosím fotografie hotové práce a zprávy, ve kterých jste se domluvili na rozsahu.',
  appeal: 'S rozhodnutím nesouhlasím, chybí v něm druhá část protokolu, kterou teď přikládám.',
  frozen: 'Specialista je prověřován kvůli jiné zakázce, částka čeká na rozhodnutí.',
};
