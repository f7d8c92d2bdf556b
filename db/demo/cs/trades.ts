import type { Trade } from '../language.ts';

export const trades: readonly Trade[] = [
  {
    name: 'Úklid domácnosti',
    offers: [
      ['Pravidelný úklid bytu', 600, 1800],
      ['Generální úklid po rekonstrukci', 2500, 8000],
      ['Mytí oken včetně rámů', 500, 2200],
      ['Úklid společných prostor domu', 900, 2600],
    ],
    good: [
      'Koupelna je čistá i ve spárách.',
      'Okna jsou bez šmouh, i ta nad schodištěm.',
      'Prach zmizel i z míst, kam bych se já <nedostal/nedostala>.',
      'Prostředky i vysavač si [přivezl/přivezla], <nemusel/nemusela> jsem nic chystat.',
      'Kuchyň včetně trouby a digestoře je jako nová.',
    ],
    fair: [
      'Podlahy v pořádku, jen poličky v předsíni zůstaly zaprášené.',
      'Úklid trval o hodinu déle, než jsme si řekli.',
      'Koupelna výborná, okna by snesla ještě jedno přeleštění.',
    ],
    bad: [
      'Za skříní a pod postelí zůstal prach, jako by tam nikdo nebyl.',
      'Na dubovém stole zůstala mapa po příliš silném prostředku.',
      'Místo tří hodin úklid trval sotva půldruhé, zaplatit jsem <měl/měla> tři.',
      'Okna byla samá šmouha, <musel/musela> jsem je umýt <sám/sama> znovu.',
    ],
  },
  {
    name: 'Instalatérské práce',
    offers: [
      ['Výměna baterie nebo sifonu', 700, 1900],
      ['Oprava protékajícího WC', 600, 2100],
      ['Připojení pračky a myčky', 650, 1600],
      ['Výměna bojleru', 2400, 7500],
    ],
    good: [
      'Kapající baterie je vyměněná a pod dřezem je konečně sucho.',
      'Příčinu [našel/našla] během pár minut a hned ji [opravil/opravila].',
      'Bojler topí, spoje jsou těsné a staré zařízení [odvezl/odvezla].',
      'Ukázal[/a] mi, kde se zavírá voda a co hlídat příště.',
      'Po práci nezůstala v koupelně ani kapka.',
    ],
    fair: [
      'Oprava drží, jen obklad kolem trubky bude potřeba doříznout.',
      'Na díl se čekalo o dva dny déle.',
      'Práce dobrá, úklid po vrtání zůstal na mně.',
    ],
    bad: [
      'Druhý den sifon tekl znovu a telefon nikdo nebral.',
      'Místo nového těsnění tam zůstalo staré, voda kape dál.',
      'Dojezd dražší než samotná oprava, o tom předem nepadlo slovo.',
      'Pračka po připojení vytopila koupelnu.',
    ],
  },
  {
    name: 'Elektrikářské práce',
    offers: [
      ['Montáž svítidla nebo lustru', 450, 1500],
      ['Výměna zásuvek a vypínačů', 600, 2400],
      ['Revize elektroinstalace', 1800, 4800],
      ['Zapojení varné desky', 700, 1700],
    ],
    good: [
      'Zásuvky sedí rovně a všechno je popsané v rozvaděči.',
      'Lustr visí přesně uprostřed a strop je bez škrábance.',
      'Revizní zprávu jsem <měl/měla> druhý den v ruce.',
      'Závadu, kterou dva předchozí nenašli, [odhalil/odhalila] za půl hodiny.',
      'Vysvětlil[/a] mi, proč jistič vypadával, a [poradil/poradila], jak dál.',
    ],
    fair: [
      'Zapojení funguje, jedna zásuvka je ale o kousek níž než ostatní.',
      'Revize v pořádku, zpráva přišla až po urgenci.',
      'Svítidlo svítí, kryt jsem si ale <docvakl/docvakla> <sám/sama>.',
    ],
    bad: [
      'Po odjezdu nešla polovina zásuvek v obýváku.',
      'Do čerstvě vymalované zdi přibyly tři díry navíc.',
      'Na revizi jsem <čekal/čekala> měsíc a zpráva měla chybu v adrese.',
      'Účet byl o polovinu vyšší než nabídka.',
    ],
  },
  {
    name: 'Stěhování',
    offers: [
      ['Stěhování bytu 2+1', 3500, 9000],
      ['Odvoz starého nábytku', 900, 3200],
      ['Přeprava pračky nebo lednice', 700, 2000],
      ['Stěhování klavíru', 3000, 8500],
    ],
    good: [
      'Skříně byly rozebrané i složené dřív, než jsem <uvařil/uvařila> kávu.',
      'Sklo i lampy dorazily celé, všechno bylo zabalené do dek.',
      'Čtvrté patro bez výtahu a ani jednou [nereptal/nereptala].',
      'Pianino přežilo schodiště bez jediného škrábance.',
      'Auto velké přesně tak akorát, stačila jedna cesta.',
    ],
    fair: [
      'Stěhování proběhlo hladce, jen jedna police chybí a hledá se.',
      'Začali jsme o hodinu později kvůli kolonám.',
      'Nábytek v pořádku, krabice ale skončily ve špatných pokojích.',
    ],
    bad: [
      'Roh komody je uražený a na zdi v chodbě zůstala rýha.',
      '[Přijel/Přijela] s menším autem, takže se jelo dvakrát a dvakrát se i platilo.',
      'Lednice jela vleže, teď nechladí.',
      'Odvoz měl být v pátek, odvezeno bylo až v pondělí.',
    ],
  },
  {
    name: 'Malování a tapety',
    offers: [
      ['Malování bytu', 3200, 12000],
      ['Tapetování pokoje', 1900, 5600],
      ['Oprava prasklin a štukování', 1200, 4500],
      ['Nátěr dveří a zárubní', 900, 3400],
    ],
    good: [
      'Hrany u stropu jsou rovné jako podle pravítka.',
      'Nábytek byl pod fólií, po malování <nemusel/nemusela> jsem nic drhnout.',
      'Odstín [trefil/trefila] přesně podle vzorku.',
      'Praskliny nad dveřmi zmizely a nejsou vidět ani proti světlu.',
      'Tapeta navazuje, ani u okna není poznat spoj.',
    ],
    fair: [
      'Pokoj vymalovaný hezky, u radiátoru je potřeba ještě jeden nátěr.',
      'Práce dobrá, kapky na parketách jsem <seškrabal/seškrabala> <sám/sama>.',
      'Barva kryje, ale termín se dvakrát posunul.',
    ],
    bad: [
      'Na stropě jsou vidět pruhy po válečku.',
      'Zásuvky i lišty zůstaly od barvy.',
      'Tapeta se za týden odlepila v rohu.',
      'Místo bílé je pokoj do žluta a o opravě se nechce nikdo bavit.',
    ],
  },
  {
    name: 'Doučování',
    offers: [
      ['Doučování matematiky', 300, 600],
      ['Příprava na přijímačky z češtiny', 350, 700],
      ['Konverzace v angličtině', 320, 650],
      ['Příprava na maturitu z fyziky', 400, 750],
    ],
    good: [
      'Syn po měsíci zvedl známku ze čtyřky na dvojku.',
      'Zlomky [vysvětlil/vysvětlila] tak, že jim dcera konečně rozumí.',
      'Hodiny jsou připravené a navazují na školu.',
      'Trpělivost, humor a žádné zbytečné biflování.',
      'Na přijímačky jsme stihli projít všechny typy úloh.',
    ],
    fair: [
      'Výklad je srozumitelný, domácích úkolů by mohlo být víc.',
      'Dvě hodiny se přesouvaly na poslední chvíli.',
      'Dceři to pomáhá, tempo je ale na ni rychlé.',
    ],
    bad: [
      'Hodina začínala pokaždé o čtvrt hodiny později, platila se celá.',
      'Půl lekce [vyřizoval/vyřizovala] telefon.',
      'Na maturitní otázky nebyl žádný materiál, jen volné povídání.',
      'Po třech hodinách [přestal/přestala] odpovídat a záloha je pryč.',
    ],
  },
  {
    name: 'Hlídání dětí',
    offers: [
      ['Hlídání dětí odpoledne', 180, 420],
      ['Večerní hlídání', 220, 480],
      ['Vyzvedávání ze školky', 200, 400],
      ['Hlídání miminka', 250, 520],
    ],
    good: [
      'Děti se ptají, kdy zase přijde.',
      'Místo tabletu stavěli celé odpoledne vláčkodráhu.',
      'Malou [uspal/uspala] bez pláče, což se málokomu podaří.',
      '[Poslal/Poslala] nám zprávu, že je všechno v pořádku, takže jsme byli v klidu.',
      'Na školku [dorazil/dorazila] vždycky o pět minut dřív.',
    ],
    fair: [
      'Děti byly spokojené, večeře ale zůstala na stole.',
      'Hlídání dobré, s příchodem to bylo těsné.',
      'Milé jednání, jen dětem dovolil[/a] víc pohádek, než jsme chtěli.',
    ],
    bad: [
      'Hodinu před příchodem hlídání [zrušil/zrušila] a my nemohli nikam.',
      'Děti jsme našli u televize, ven se vůbec nešlo.',
      'Do školky [přišel/přišla] o půl hodiny později, učitelka volala nám.',
      'Po dětech i po obědě zůstal nepořádek v celém bytě.',
    ],
  },
  {
    name: 'Zahradnické práce',
    offers: [
      ['Sekání trávy a úprava okrajů', 500, 1900],
      ['Střih živého plotu', 700, 2800],
      ['Kácení a řez stromů', 1800, 7500],
      ['Založení trávníku', 3500, 14000],
    ],
    good: [
      'Živý plot je konečně rovný a větve jsou odvezené.',
      'Jabloň [prořezal/prořezala] s citem, ne hlava nehlava.',
      'Tráva posekaná i pod keři, okraje jako podle šňůry.',
      'Trávník vzešel rovnoměrně, a to na hrozné hlíně.',
      'Poradil[/a] mi, čím růže postříkat a kdy je stříhat.',
    ],
    fair: [
      'Plot zastřižený, zbytky větví jsem ale <uklízel/uklízela> já.',
      'Posekané dobře, jen záhon přišel o dvě pivoňky.',
      'Práce se kvůli dešti protáhla na tři dny.',
    ],
    bad: [
      'Třešeň je ořezaná tak, že letos nepokvete.',
      'Pokosená tráva zůstala ležet na hromadě u plotu.',
      'Nový trávník je samá díra a záruka prý neplatí.',
      'Domluvené tři hodiny se smrskly na jednu a půl.',
    ],
  },
  {
    name: 'Opravy spotřebičů',
    offers: [
      ['Oprava pračky', 800, 3200],
      ['Oprava myčky', 800, 2900],
      ['Servis kávovaru', 600, 2400],
      ['Oprava trouby a sporáku', 700, 2700],
    ],
    good: [
      'Pračka zase ždímá a neskáče po koupelně.',
      'Díl [měl/měla] v autě, takže oprava byla hotová na počkání.',
      'Nepřesvědčoval[/a] mě o nové myčce, stačilo vyčistit čerpadlo.',
      'Kávovar [vrátil/vrátila] vyčištěný a s novým těsněním.',
      'Záruku na opravu jsem <dostal/dostala> písemně.',
    ],
    fair: [
      'Trouba peče, světlo uvnitř ale pořád nesvítí.',
      'Oprava dobrá, objednací lhůta dlouhá.',
      'Myčka jede, jen je o něco hlučnější než dřív.',
    ],
    bad: [
      'Za diagnostiku osm set a závada zůstala.',
      'Po opravě pračka při druhém praní znovu zastavila.',
      'Kávovar se vrátil s prasklým krytem.',
      'Cena se na místě zvedla na dvojnásobek.',
    ],
  },
  {
    name: 'Hodinový manžel',
    offers: [
      ['Montáž nábytku', 500, 2400],
      ['Drobné opravy v bytě', 400, 1700],
      ['Věšení polic a obrazů', 350, 1200],
      ['Výměna zámku', 600, 2100],
    ],
    good: [
      'Skříň složená za dvě hodiny, dvířka dovírají na milimetr.',
      'Police drží i pod knihami a jsou ve váze.',
      'Za jedno odpoledne [zvládl/zvládla] všech sedm drobností ze seznamu.',
      'Nový zámek jde lehce a klíče jsou na stejný systém.',
      'Vlastní nářadí, po vrtání [vysál/vysála].',
    ],
    fair: [
      'Skříň stojí, jedno dvířko ale drhne.',
      'Všechno hotové, jen s příchodem o půl hodiny později.',
      'Obrazy visí, jeden bude potřeba srovnat.',
    ],
    bad: [
      'Police spadla druhý den i s knihami.',
      'Skříň je složená naopak a dvě díry jsou navíc.',
      'Zámek jde zamknout jen zvenku.',
      'Ze seznamu pěti oprav byly hotové dvě, zaplaceno bylo pět.',
    ],
  },
];
