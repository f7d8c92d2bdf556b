import type { RegistrationSpeech } from '../registrations.ts';

const all = { required: true, choices: [] as string[], trade: null };

/** What a specialist of Qjob is asked, in the order of the trades where it is about one. */
export const registrations: RegistrationSpeech = {
  main: 'experience',
  questions: [
    {
      ...all,
      key: 'experience',
      kind: 'long-text',
      label: {
        cs: 'Jakou máte praxi a jaké zakázky děláte nejčastěji?',
        en: 'What experience do you have, and which jobs do you do most?',
        uk: 'Який у вас досвід і які замовлення ви виконуєте найчастіше?',
      },
    },
    {
      ...all,
      key: 'years',
      kind: 'number',
      label: { cs: 'Kolik let v oboru pracujete?', en: 'For how many years?', uk: 'Скільки років ви працюєте?' },
    },
    {
      ...all,
      key: 'area',
      kind: 'choice',
      choices: ['Praha a okolí', 'Brno a okolí', 'Ostrava a okolí', 'Plzeň a okolí', 'Jinde v Česku'],
      label: { cs: 'Kde pracujete?', en: 'Where do you work?', uk: 'Де ви працюєте?' },
    },
    {
      ...all,
      key: 'licence',
      kind: 'yes-no',
      label: {
        cs: 'Máte živnostenské oprávnění?',
        en: 'Do you have a trade licence?',
        uk: 'Чи маєте ви дозвіл на підприємницьку діяльність?',
      },
    },
    {
      ...all,
      key: 'tools',
      kind: 'yes-no',
      required: false,
      since: 2,
      label: { cs: 'Máte vlastní nářadí?', en: 'Do you have your own tools?', uk: 'Чи маєте ви власні інструменти?' },
    },
    {
      ...all,
      key: 'electric',
      kind: 'yes-no',
      trade: 2,
      label: {
        cs: 'Máte osvědčení o odborné způsobilosti v elektrotechnice?',
        en: 'Are you certified to work on electrical installations?',
        uk: 'Чи маєте ви посвідчення електрика?',
      },
    },
    {
      ...all,
      key: 'record',
      kind: 'yes-no',
      trade: 6,
      label: {
        cs: 'Doložíte na vyžádání výpis z rejstříku trestů?',
        en: 'Will you show an extract from the criminal record if asked?',
        uk: 'Чи надасте ви на запит витяг про несудимість?',
      },
    },
    {
      ...all,
      key: 'samples',
      kind: 'text',
      required: false,
      label: {
        cs: 'Kde je vidět vaše práce?',
        en: 'Where can your work be seen?',
        uk: 'Де можна побачити вашу роботу?',
      },
    },
  ],
  about: [
    'Uklízím byty a menší kanceláře, nejčastěji po malování a před předáním nájemníkům.',
    'Dělám rozvody vody a odpadů, výměny baterií a bojlerů, v zimě hlavně zamrzlé trubky.',
    'Montuji světla a zásuvky, předělávám rozvody v panelácích, revizi zajišťuji s kolegou.',
    'Stěhuji ve dvou lidech dodávkou, byty do 3+1, klavíry odmítám.',
    'Maluji byty, stěrkuji a tapetuji. Zakrytí nábytku a úklid po sobě beru jako součást práce.',
    'Doučuji matematiku a fyziku od sedmé třídy po maturitu, i online.',
    'Hlídám děti od dvou let, vyzvedávám ze školky, mám kurz první pomoci.',
    'Stříhám živé ploty, sekám trávu, na jaře zakládám záhony. Větve odvážím.',
    'Opravuji pračky, myčky a trouby všech běžných značek, díly vozím s sebou.',
    'Věším poličky, skládám nábytek, vyměním zámek, seřídím okna a dveře.',
  ],
  more: [
    'Pracuji i o víkendech.',
    'Přijedu do druhého dne.',
    'Cenu řeknu předem a nezvyšuji ji.',
    'Začínal jsem u firmy, teď pracuji sám na sebe.',
    'Reference rád pošlu.',
    'Vystavuji účtenku.',
  ],
  unclear: ['Dělám všechno, co je potřeba, stačí napsat.', 'Mám praxi, podrobnosti po telefonu.'],
  notSerious: ['asdf asdf', 'Zkouším, jestli to funguje.'],
  short: {
    area: ['Praha a okolí', 'Brno a okolí', 'Ostrava a okolí', 'Plzeň a okolí', 'Jinde v Česku'],
    licence: ['yes', 'yes', 'yes', 'no'],
    tools: ['yes', 'yes', 'no'],
    electric: ['yes', 'no', 'yes'],
    record: ['yes'],
    samples: ['Fotky mám na profilu.', 'U sousedů, rád ukážu.'],
  },
  asked: [
    'Napište prosím, jaké zakázky jste dělal v posledním roce a pro koho.',
    'Uvedl jste, že živnostenské oprávnění nemáte. Počítáte s jeho vyřízením?',
    'Telefon, který jste uvedl, nikdo nezvedá. Potvrďte prosím číslo.',
  ],
  welcome: 'Vítejte mezi specialisty. Nezapomeňte doplnit fotku a ceník.',
  refused: 'Až budete moci praxi doložit, pošlete prosím dotazník znovu.',
  escalated: 'Stejný telefon jako u účtu, který jsme loni rušili. Podívejte se prosím.',
  unrelated: 'Manželé, každý má svou živnost, ověřeno telefonem.',
};
