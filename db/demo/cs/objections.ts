import type { Objection } from '../language.ts';

/** Said by the reviewed person, so `<m/f>` is that person and `[m/f]` the customer who wrote the review. */
export const objections: readonly Objection[] = [
  {
    reason: 'Práce byla dokončena v domluveném termínu, přikládám předávací protokol s podpisem druhé strany.',
    proof: 'Předávací protokol podepsaný po dokončení, všechny položky převzaty bez výhrad.',
    chat: [
      ['s', 'Dobrý den, je hotovo, kdy se vám hodí předání?'],
      ['c', 'Dnes v pět, děkuji.'],
      ['s', 'Protokol je podepsaný, kopii máte u sebe.'],
      ['c', 'Ano, všechno v pořádku, díky.'],
    ],
  },
  {
    reason:
      '[Zákazník popisuje/Zákaznice popisuje] vadu, o které jsme oba věděli předem. Mám o tom zprávu ještě před začátkem práce.',
    proof: 'Zpráva z večera před zakázkou, ve které se o vadě mluví.',
    chat: [
      ['s', 'Před začátkem upozorňuji, že tohle už je poškozené.'],
      ['c', 'Vím o tom, je to po předchozí firmě.'],
      ['s', 'Dobře, ať je to jasné.'],
    ],
  },
  {
    reason:
      'V den zakázky [nebyl zákazník/nebyla zákaznice] k zastižení, přesto se v recenzi píše, že jsem <nepřijel/nepřijela>.',
    proof: 'Výpis hovorů a zprávy z toho dne.',
    chat: [
      ['s', 'Stojím u vás před domem, zvoním.'],
      ['s', 'Čekám ještě půl hodiny.'],
      ['c', 'Omlouvám se, zdržení v práci, přijeďte prosím zítra.'],
    ],
  },
  {
    reason: 'Cena odpovídá nabídce, kterou druhá strana písemně potvrdila, žádné navýšení nebylo.',
    proof: 'Nabídka s potvrzením a konečná faktura na stejnou částku.',
    chat: [
      ['s', 'Posílám nabídku: práce a materiál dohromady, jak jsme mluvili.'],
      ['c', 'Souhlasím, můžete začít.'],
      ['s', 'Faktura je na stejnou částku jako nabídka.'],
    ],
  },
  {
    reason: 'V recenzi jsou slova, která nesouvisejí s prací a urážejí mě. Žádám o posouzení.',
    proof: 'Celá konverzace, ze které je vidět, že spor byl jen o termín.',
    chat: [
      ['c', 'Domluva byla na pondělí.'],
      ['s', 'Domluvili jsme se na středu, mohu ale přijet i v úterý.'],
      ['c', 'Tak nic, napíšu, co si myslím.'],
    ],
  },
  {
    reason: 'Recenze popisuje jinou zakázku. Termín ani rozsah neodpovídá tomu, co jsme spolu měli.',
    proof: 'Přehled dohodnutých termínů, popsaný mezi nimi není.',
    chat: [
      ['c', 'Budeme potřebovat úterý odpoledne.'],
      ['s', 'Úterý mohu, domluveno.'],
      ['c', 'Výborně, na čtvrtek máme někoho jiného.'],
    ],
  },
  {
    reason: 'Reklamaci jsem <vyřídil/vyřídila> do dvou dnů, v recenzi se píše, že na ni nikdo nereagoval.',
    proof: 'Potvrzení o vyřízené reklamaci s datem.',
    chat: [
      ['c', 'Závada se vrátila.'],
      ['s', 'Přijedu zítra v osm a vyřeším to zdarma.'],
      ['c', 'Funguje, děkuji.'],
    ],
  },
  {
    reason: 'Po opravě jsme se dohodli, že se recenze upraví. Navrhuji znění, na kterém jsme se shodli.',
    proof: 'Zpráva, ve které se shodujeme na novém znění.',
    chat: [
      ['s', 'Dnes je to opravené, je to takto v pořádku?'],
      ['c', 'Ano, teď je to dobré. Recenzi můžeme opravit.'],
      ['s', 'Děkuji, domluveno.'],
    ],
  },
];
