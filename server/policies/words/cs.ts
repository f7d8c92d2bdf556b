import { counted } from '#server/platform/plural.ts';
import type { PolicyWords } from './words.ts';

const either = new Intl.ListFormat('cs', { type: 'disjunction' });
/** Genitive, as after “do”. */
const days = (count: number) => counted('cs', count, { one: 'dne', other: 'dnů' });
const STATUS = { completed: 'dokončena', cancelled: 'zrušena' };
const CLOCK = { left: 'odeslání recenze', published: 'zveřejnění recenze', orderTerminal: 'skončení objednávky' };

export const cs: PolicyWords = {
  reasons: {
    R01: 'reklama nebo obchodní nabídka',
    R02: 'otázka místo tvrzení',
    R03: 'zkušenost s cizím obchodem',
    R04: 'dohady a domněnky',
    R05: 'zkušenost s tržištěm nebo dopravcem',
    R06: 'slova psaná velkými písmeny nebo latinkou',
    R07: 'důvěrné nebo osobní údaje',
    R08: 'hrubé, vulgární výrazy a urážky',
    R09: 'nezákonný obsah',
    R10: 'odkazy nebo kontaktní údaje',
    R11: 'nic neříkající text z jednoho či několika slov',
    R12: 'žádost samotného autora',
  },
  clauses: (platform, latin) => ({
    R01: 'Recenze neobsahuje reklamu ani obchodní nabídky.',
    R02: 'Recenze popisuje, co se stalo; neklade otázky.',
    R03: 'Recenze popisuje vlastní obchod autora, ne zkušenost s cizím obchodem.',
    R04: 'Recenze neobsahuje dohady ani domněnky.',
    R05: `Recenze popisuje druhou stranu obchodu, ne zkušenost s ${platform.withIt} nebo s dopravcem.`,
    R06: latin ? 'Recenze není psaná velkými písmeny ani latinkou.' : 'Recenze není psaná velkými písmeny.',
    R07: 'Recenze neobsahuje důvěrné ani osobní údaje, ani údaje třetích osob, například čísla řidičských průkazů, vojenských knížek nebo daňových kódů.',
    R08: 'Recenze neobsahuje hrubé ani vulgární výrazy ani urážky v jakékoli podobě.',
    R09: `Recenze neobsahuje nezákonný obsah: nic, co porušuje ${platform.law}, autorská práva nebo jiná práva uživatelů.`,
    R10: 'Recenze neobsahuje odkazy ani kontaktní údaje.',
    R11: 'Recenze není nic neříkající text z jednoho či několika slov.',
    R12: 'Recenzi stáhneme, když o to požádá její autor.',
  }),
  checked: {
    who: (statuses, window) =>
      `Recenzi může napsat jen strana objednávky, která byla ${either.format(statuses.map((status) => STATUS[status]))}, a to o druhé straně do ${days(window)} od skončení objednávky.`,
    onePerListing:
      'Každý má o téže osobě a nabídce nejvýše jednu zveřejněnou recenzi; recenze novější objednávky nahradí dřívější.',
    onePerOrder: 'Každá strana napíše o jedné objednávce nejvýše jednu recenzi.',
    allRead:
      'Každou recenzi před zveřejněním čte člověk; programy jen upozorňují na místa v textu a o ničem nerozhodují.',
    flaggedRead:
      'Programy hledají místa, která mohou porušovat pravidla; recenzi se závažným nálezem čte před zveřejněním člověk a programy nic nezamítají.',
    blind: (hours) =>
      `Žádná strana nevidí, co napsala druhá, dokud nejsou obě recenze odeslané, nebo dokud neuplyne ${counted('cs', hours, { one: 'hodina', few: 'hodiny', other: 'hodin' })} od upozornění druhé strany.`,
    reasons: (labels) =>
      `Recenzi zamítáme nebo odstraňujeme jen z těchto důvodů: ${labels.join('; ')}. Počet hvězdiček není důvodem nikdy.`,
    capitalsOnly: 'slova psaná velkými písmeny',
    redaction:
      'Část recenze můžeme začernit, a je to na ní vidět; nikdy ji nepřepisujeme a neměníme hvězdičky. Autorovi sdělíme proč.',
    dispute: (window, clock) =>
      `Hodnocený může proti recenzi podat námitku s důkazem do ${days(window)} od ${CLOCK[clock]}.`,
    rating: (from) =>
      `Hodnocení je průměr všech zveřejněných recenzí a zobrazuje se od ${counted('cs', from, { one: 'recenze', other: 'recenzí' })}.`,
  },
};
