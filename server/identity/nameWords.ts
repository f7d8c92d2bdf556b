import { latinForms } from './fold.ts';
import { isCyrillic, romanisations } from './romanise.ts';

/** First names and what their bearers are called, a person's name a line; Russian forms stand by the Ukrainian ones. */
const CALLED = [
  'Jan Honza Jenda Jeník',
  'Jiří Jirka Jíra',
  'Josef Pepa Jožka Pepík',
  'František Franta Fanda',
  'Tomáš Tom Tomík',
  'Václav Vašek Venca',
  'Jaroslav Jarda Jarek',
  'Miroslav Mirek Mira',
  'Zdeněk Zdenda',
  'Stanislav Standa Stano',
  'Vladimír Vláďa',
  'Jakub Kuba Kubík',
  'Antonín Tonda Toník',
  'Ladislav Láďa',
  'Ondřej Ondra',
  'Vojtěch Vojta',
  'Matěj Máťa',
  'Michal Míša',
  'Karel Kája',
  'Petr Péťa',
  'Kateřina Katka Káča Kačka',
  'Marie Maruška Mája Mařenka',
  'Hana Hanka Hanička',
  'Anna Anička Andula',
  'Lenka Leňa',
  'Lucie Lucka',
  'Alena Alča',
  'Veronika Verča',
  'Tereza Terka Terezka',
  'Barbora Bára Barča Barunka',
  'Michaela Míša',
  'Zuzana Zuzka',
  'Eliška Eli Elinka',
  'Ivana Iva Ivanka',
  'Helena Helča',
  'Ludmila Lída Liduška',
  'Jaroslava Jarka',
  'Dagmar Dáša',
  'Magdaléna Magda Majda',
  'Олександр Сашко Саша Олесь Шурик Александр',
  'Олександра Саша Леся Сашка Александра',
  'Володимир Вова Володя Вовка Владимир',
  'Михайло Мишко Миша Михась Михаил',
  'Дмитро Діма Митя Дима Дмитрий',
  'Євген Женя Євгеній Евгений',
  'Євгенія Женя Евгения',
  'Юрій Юра Юрко Юрий',
  'Микола Коля Миколка Николай',
  'Іван Ваня Івась Иван',
  'Сергій Сергійко Серьожа Сергей',
  'Андрій Андрійко Андрей',
  'Григорій Гриша Гриць Григорий',
  'Василь Вася Василько Василий',
  'Анатолій Толя Толік Анатолий',
  'Віктор Вітя Виктор',
  'Віталій Віталік Виталий',
  'Олексій Олекса Льоша Олежка Алексей Леша',
  'Петро Петрик Петя Петр Пётр',
  'Павло Павлик Паша Павел',
  'Богдан Бодя Богданко',
  'Ярослав Ярик Славко',
  'Станіслав Стас Станислав',
  'Владислав Влад',
  'Ростислав Ростик',
  'Наталія Наташа Наталка Наталья',
  'Олена Лена Оленка Елена',
  'Тетяна Таня Тетянка Татьяна',
  'Ірина Іра Іринка Ирина',
  'Юлія Юля Юлька Юлия',
  'Оксана Ксеня Ксюша',
  'Світлана Світа Светлана Света',
  'Людмила Люда Мила Люся',
  'Галина Галя Галинка',
  'Надія Надя Надійка Надежда',
  'Христина Христя Кристина',
  'Марія Маша Марійка Маруся Марічка Мария',
  'Катерина Катя Катруся Екатерина',
  'Анастасія Настя Анастасия',
  'Софія Соня Софійка София',
  'Ганна Анна Аня Ганнуся Галя',
  'Вікторія Віка Виктория',
  'Єлизавета Ліза Елизавета',
  'Валентина Валя',
  'Любов Люба Любовь',
];

/** Before and after names in Czech; no document of ours has them where the name stands. */
export const TITLES = new Set(
  'ing arch bc mgr mga mudr mvdr judr phdr rndr thdr paeddr phmr rsdr dr doc prof phd csc drsc dis mba llm'.split(' '),
);

/** Every way in which a word may stand in a Latin document. */
export const formsOf = (word: string): string[] =>
  isCyrillic(word) ? [...new Set(romanisations(word).flatMap(latinForms))] : latinForms(word);

const persons = new Map<string, Set<number>>();
for (const [person, names] of CALLED.entries())
  for (const form of names.split(' ').flatMap(formsOf)) persons.set(form, (persons.get(form) ?? new Set()).add(person));

/** Whether both are what one name is called, as Honza and Jan, Сашко and Олександр. */
export const sameCalled = (one: readonly string[], other: readonly string[]): boolean => {
  const called = (forms: readonly string[]) => new Set(forms.flatMap((form) => [...(persons.get(form) ?? [])]));
  const ours = called(one);
  return [...called(other)].some((person) => ours.has(person));
};

/** A man's surname and its woman's, by their ends: Czech, then Slavic of other kinds (verification.md §A5). */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/$/, 'ova'],
  [/[aeo]$/, 'ova'],
  [/e([kcl])$/, '$1ova'],
  [/y$/, 'a'],
  [/(sk|ck|zk)(yi|yy|yj|ij|iy|ii|i)$/, '$1a'],
  [/(yi|yy|yj|ij|iy|ii)$/, 'a'],
  [/(ov|ev|iv|in|yn)$/, '$1a'],
];

export const isFemininePair = (one: string, other: string): boolean => {
  const womans = (name: string) =>
    PAIRS.flatMap(([end, instead]) => (end.test(name) ? [name.replace(end, instead)] : []));
  return womans(one).includes(other) || womans(other).includes(one);
};

/** By their ends in Ukrainian, Russian and Latin letters; a surname may end so too, so whoever asks looks at the rest. */
export const looksPatronymic = (word: string): boolean =>
  /^.{2,}(ович|евич|йович|івна|ївна|овна|евна|ovych|evych|iovych|yovych|ovich|evich|ivna|yivna|ovna|evna)$/u.test(
    word.toLowerCase(),
  );
