import type { Speech } from '../language.ts';
import { names } from './names.ts';
import { offences } from './offences.ts';
import { quarrels } from './quarrels.ts';
import { trades } from './trades.ts';

/** How the people of Qjob write. */
export const czech: Speech = {
  names,
  trades,
  offences,
  quarrels,
  opening: {
    5: [
      'Naprostá spokojenost.', '[Přijel/Přijela] přesně v domluvený čas.', 'Domluva rychlá a věcná.', 'Moc děkuji za skvělou práci.',
      'Už potřetí a pokaždé výborné.', 'Lepší zkušenost jsem zatím <neměl/neměla>.', 'Od první zprávy milé a jasné jednání.',
      'Profesionální přístup od začátku do konce.', 'Hotovo dřív, než jsem <čekal/čekala>.', 'Jsem <nadšený/nadšená>.',
      'Konečně někdo, na koho je spolehnutí.', '[Odpověděl/Odpověděla] do deseti minut a druhý den bylo hotovo.', 'Takhle si představuji poctivou práci.',
      'Doporučuji bez váhání.',
    ],
    4: [
      'Celkově jsem <spokojený/spokojená>.', 'Dobrá práce za rozumnou cenu.', 'Až na maličkost výborné.', 'Slušné jednání a dobrý výsledek.',
      'Domluva dobrá, výsledek také.', 'Kromě jedné drobnosti bez výhrad.', '[Dodržel/Dodržela], co [slíbil/slíbila].', 'Příjemná spolupráce.',
    ],
    3: [
      'Ani nadšení, ani zklamání.', 'Takový průměr.', 'Něco dobré, něco méně.', 'Mohlo to být lepší.', 'Výsledek ujde.', 'Za ty peníze přiměřené.',
    ],
    2: [
      '<Čekal/Čekala> jsem víc.', 'Podle recenzí jsem <doufal/doufala> v něco jiného.', 'Znovu bych si asi <vybral/vybrala> někoho jiného.',
      'Domluva vázla od začátku.', 'Bohužel spíš nespokojenost.', 'Snaha byla, výsledek méně.',
    ],
    1: [
      'Bohužel velké zklamání.', 'Nedoporučuji.', 'Ztráta času i peněz.', 'Takhle ne.', 'Horší zkušenost jsem ještě <neměl/neměla>.',
      'S výsledkem se nedá nic dělat.', 'Peníze bych <chtěl/chtěla> zpátky.',
    ],
  },
  closing: {
    good: [
      'Cena přesně podle domluvy.', 'Příště se ozvu znovu.', 'Víc takových lidí.', 'Děkuji a přeji hodně zakázek.', 'Můžu jen doporučit.',
      'Kontakt si nechávám.', 'Platba proběhla bez problémů.', 'Sousedům už jsem <řekl/řekla>.', 'Za tu cenu paráda.', 'Těším se na další spolupráci.',
    ],
    fair: [
      'Cena odpovídá.', 'Příště si domluvím termín dřív.', 'Jako první zkušenost dobré.', 'Na menší práce ano.', 'Se vším se dalo domluvit.', 'Rozumná cena to vyvažuje.',
    ],
    bad: [
      'Na zprávy už nereaguje.', 'Reklamaci odmítl[/a].', 'Opravu musel udělat někdo jiný.', 'Znovu už ne.', 'Omluva žádná.', 'Slevu mi nenabídl[/a].', 'Dodnes čekám na doklad.',
    ],
  },
  aboutCustomer: {
    good: [
      'Zakázka přesně popsaná, vše připravené a platba hned.', 'Milé jednání, káva a čisté pracoviště.', 'Domluva na jednu zprávu, [věděl/věděla], co chce.',
      'Materiál byl na místě, mohli jsme hned začít.', 'Rychlá odpověď, férové jednání, doporučuji kolegům.', 'Se vším počkal[/a], i když se kvůli počasí posunul termín.',
      'Zakázka bez jediného nedorozumění.', 'Parkování zajištěné, přístup do sklepa také, děkuji.', 'Přesné zadání s fotkami, taková práce se dělá sama.',
      'Platba v den dokončení a hezké poděkování navíc.', 'Po letech v oboru mohu říct: ukázkový přístup.', 'Vstřícnost i při změně termínu.',
      'Přístup bez zbytečných řečí, všechno platilo.', 'Na místě bylo uklizeno a dalo se hned pracovat.',
      'Zaplaceno hned po předání, bez jediné připomínky.', 'Klidná a přátelská domluva, <rád/ráda> znovu.', 'Věcné zadání, rozumný termín, žádné překvapení.',
      'Nabídku [přijal/přijala] bez smlouvání a slovo [dodržel/dodržela].', 'S nářadím [pomohl/pomohla] až ke dveřím, to se nevidí.',
      'Telefon [zvedl/zvedla] vždycky napoprvé.', 'Doporučil[/a] mě dál, za což děkuji.', 'Férová domluva i o víkendu.',
    ],
    fair: [
      'Zadání se během práce dvakrát změnilo, ale domluvili jsme se.', 'Platba o týden později, jinak v pořádku.', 'Na odpověď se čekalo několik dní, samotná zakázka bez potíží.',
      'Místo bylo potřeba nejdřív vyklidit, s tím jsem <nepočítal/nepočítala>.', 'Rozsah byl větší, než stálo v popisu, doplatek jsme vyřešili.',
    ],
    bad: [
      'V domluvený čas nikdo neotevřel a telefon mlčel.', 'Doplatek přišel až po třetí upomínce.', 'Popis neodpovídal skutečnosti, místo jedné místnosti tři.',
      'Během práce [přidával/přidávala] úkoly a [odmítal/odmítala] je zaplatit.', 'Jednání plné výčitek, přitom vše bylo podle zadání.',
    ],
  },
  calledOff: {
    byOther: ['Po týdnu dopisování zakázku [zrušil/zrušila] den předem.', 'V den zakázky přišla jen zpráva, že to neplatí.', 'Domluvený termín [zrušil/zrušila] bez náhrady.'],
    bySelf: ['Objednávku jsem <musel/musela> zrušit, protože se termín třikrát posunul.', '<Zrušil/Zrušila> bych i dřív, na dotazy chodily odpovědi po dnech.'],
  },
  peace: [
    'Po domluvě [opravil/opravila], co bylo potřeba, a teď je vše v pořádku.', 'Závadu jsme spolu vyřešili a část peněz mi [vrátil/vrátila].',
    'Nedorozumění jsme si vysvětlili, termín byl můj omyl.', 'Druhý den [přijel/přijela] znovu a práci [dokončil/dokončila].',
  ],
  ring: [
    'Super práce, rychlé jednání, všem doporučuji!', 'Rychlé jednání a super práce, doporučuji všem.', 'Všem doporučuji, super práce a jednání rychlé.',
    'Super práce! Jednání rychlé, doporučuji všem.', 'Doporučuji všem, rychlé jednání, super práce.',
  ],
  asked: {
    question: 'Pošlete prosím předávací protokol nebo fotografii, na které je vidět stav po dokončení.',
    answer: 'Protokol přikládám, druhá fotografie je z téhož dne odpoledne.',
  },
  messages: [
    'Recenzi můžete poslat znovu bez označené části, lhůta běží dál.', 'Popište prosím vlastní zkušenost s touto zakázkou, pak recenzi rádi zveřejníme.',
    'Zbytek textu je v pořádku. Stačí vynechat údaje, podle kterých by šlo někoho najít.',
  ],
  notes: [
    'Autor psal podobný text už minulý měsíc.', 'Ověřeno proti zakázce, termín sedí.', 'Na hraně, poradil jsem se s kolegyní.', 'Fotky odpovídají popisu.',
    'Konverzace potvrzuje verzi specialisty.', 'Druhá strana zatím nereagovala.',
  ],
};
