import type { FalseAlarm, Offence } from '../language.ts';

/** Made up, numbers and addresses included: `.example` leads nowhere, and the birth number only passes its check digit. */
export const offences: readonly Offence[] = [
  {
    reason: 'R01',
    text: 'Práce dobrá. Také nabízím úklid bytů po celé Praze, první hodina u mě zdarma, objednávejte.',
    mark: 'Také nabízím úklid bytů po celé Praze, první hodina u mě zdarma, objednávejte.',
  },
  {
    reason: 'R01',
    text: 'Kdo hledá levnější malování, naše firma má tento měsíc akci, sleva dvacet procent na celý byt.',
  },
  {
    reason: 'R01',
    text: 'Prodám zánovní vysavač, málo používaný, cena dohodou. Jinak s úklidem spokojenost.',
    mark: 'Prodám zánovní vysavač, málo používaný, cena dohodou.',
  },
  { reason: 'R02', text: 'Dobrý den, děláte i víkendy a jaká je potom cena za hodinu?' },
  { reason: 'R02', text: 'Kdy prosím dorazí ta faktura? A platí ještě domluvená záruka?' },
  { reason: 'R02', text: 'Můžete mi někdo říct, jestli umí i sádrokartony?' },
  {
    reason: 'R03',
    text: 'Já jsem objednávku <neměl/neměla>, ale sousedka mi vyprávěla, že u ní po malování zůstal nepořádek.',
  },
  { reason: 'R03', text: 'Kamarád [ho/ji] měl na stěhování a prý mu rozbili zrcadlo. Vlastní zkušenost nemám.' },
  { reason: 'R03', text: 'Píšu za svého bratra, kterému [opravoval/opravovala] pračku někdy loni.' },
  { reason: 'R04', text: 'Podle mě si ty recenze píše [sám/sama], jinak si to neumím vysvětlit.' },
  { reason: 'R04', text: 'Asi nemá ani oprávnění, aspoň na mě tak [působil/působila]. Nejspíš to dělá načerno.' },
  {
    reason: 'R05',
    text: 'Aplikace mi třikrát spadla, než se objednávka odeslala, a podpora webu odpověděla až za dva dny.',
  },
  {
    reason: 'R05',
    text: 'Se specialistou dobré, ale kurýr přivezl díl o týden pozdě a krabice byla promáčená.',
    mark: 'kurýr přivezl díl o týden pozdě a krabice byla promáčená',
  },
  { reason: 'R05', text: 'Poplatek tohoto portálu je přehnaný, příště si někoho najdu jinde.' },
  { reason: 'R06', text: 'NIKDY VÍCE! HRŮZA A OSTUDA, TAKHLE SE ŘEMESLO NEDĚLÁ!' },
  { reason: 'R06', text: 'NAPROSTÁ SPOKOJENOST, VŠEM VŘELE DOPORUČUJI A DĚKUJI!' },
  {
    reason: 'R06',
    text: 'Termín dodržen, ale ZA TAKOVÉ PENÍZE BYCH <ČEKAL/ČEKALA> MNOHEM VÍC než tohle.',
    mark: 'ZA TAKOVÉ PENÍZE BYCH <ČEKAL/ČEKALA> MNOHEM VÍC',
  },
  {
    reason: 'R07',
    text: 'Pozor na [něj/ni], rodné číslo 850315/0007 a bydlí u rodičů v Kobylisích, dům s modrou brankou.',
    mark: 'rodné číslo 850315/0007 a bydlí u rodičů v Kobylisích, dům s modrou brankou',
  },
  {
    reason: 'R07',
    text: 'Peníze jsem <poslal/poslala> na [jeho/její] účet CZ6508000000192000145399 a práce dodnes není hotová.',
    mark: 'CZ6508000000192000145399',
  },
  {
    reason: 'R07',
    text: 'Číslo [jeho/její] občanky je 200123456, kdyby někdo chtěl ověřovat. Jinak práce v pořádku.',
    mark: 'Číslo [jeho/její] občanky je 200123456, kdyby někdo chtěl ověřovat.',
  },
  {
    reason: 'R08',
    text: 'Takového pitomce jsem doma ještě <neměl/neměla>, všechno zkazil[/a] a ještě se hádal[/a].',
    mark: 'Takového pitomce jsem doma ještě <neměl/neměla>',
  },
  { reason: 'R08', text: 'Blbec a nemehlo. Police spadla druhý den.', mark: 'Blbec a nemehlo.' },
  {
    reason: 'R08',
    text: 'Drzá a líná osoba, nezasloužila by si ani korunu, idiot je proti ní profesor.',
    mark: 'idiot je proti ní profesor',
  },
  { reason: 'R09', text: 'Ještě jednou se tu ukáže a přerazím [mu/jí] ruce. Vím, kde bydlíš.' },
  { reason: 'R09', text: 'Za příplatek vám sežene i papír o revizi bez kontroly, stačí [mu/jí] říct.' },
  {
    reason: 'R10',
    text: 'Skvělá práce, kdo chce, volejte [mu/jí] rovnou na +420 601 000 112, ušetříte.',
    mark: 'volejte [mu/jí] rovnou na +420 601 000 112, ušetříte',
  },
  {
    reason: 'R10',
    text: 'Moc <spokojený/spokojená>. Fotky před a po jsou na https://fotky-rekonstrukce.example/byt, podívejte se.',
    mark: 'Fotky před a po jsou na https://fotky-rekonstrukce.example/byt, podívejte se.',
  },
  {
    reason: 'R10',
    text: 'Domluva rychlá, pište na opravar.demo@example.com a domluvíte se bez čekání.',
    mark: 'pište na opravar.demo@example.com a domluvíte se bez čekání',
  },
  {
    reason: 'R10',
    text: 'Práce hotová za den. Moje číslo je 601 000 178, klidně zavolejte, doporučím.',
    mark: 'Moje číslo je 601 000 178, klidně zavolejte, doporučím.',
  },
  { reason: 'R11', text: 'Hmm' },
  { reason: 'R11', text: 'no nic' },
  { reason: 'R11', text: 'Xx' },
  { reason: 'R12', text: 'Prosím o smazání této recenze, <odeslal/odeslala> jsem ji omylem k jiné objednávce.' },
  { reason: 'R12', text: 'Recenzi jsem <napsal/napsala> ve vzteku, žádám o její stažení, dohodli jsme se.' },
];

/** Texts at which the machine points and people do not mind: of each kind that it errs in. */
export const falseAlarms: readonly FalseAlarm[] = [
  [5, 'Super práce!'],
  [5, 'Spokojenost.'],
  [4, 'Vše OK.'],
  [5, 'Kdo by čekal, že to bude za jedno odpoledne? Já tedy ne.'],
  [5, 'Sousedka si ho objednala loni, já letos, a jsme spokojené obě.'],
  [5, 'Zákaznická podpora nebyla potřeba, všechno se vyřešilo na místě.'],
];
