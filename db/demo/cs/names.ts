import type { Names } from '../language.ts';

export const names: Names = {
  first: {
    m: [
      'Petr', 'Jan', 'Martin', 'Tomáš', 'Pavel', 'Jiří', 'Lukáš', 'Ondřej', 'Michal', 'Jakub', 'David', 'Marek', 'Vojtěch', 'Filip',
      'Radek', 'Zdeněk', 'Aleš', 'Roman', 'Karel', 'Stanislav', 'Libor', 'Matěj', 'Šimon', 'Vít',
    ],
    f: [
      'Jana', 'Lenka', 'Kateřina', 'Petra', 'Lucie', 'Veronika', 'Alena', 'Hana', 'Martina', 'Tereza', 'Eva', 'Barbora', 'Markéta',
      'Zuzana', 'Monika', 'Klára', 'Ivana', 'Simona', 'Michaela', 'Jitka', 'Pavla', 'Anežka', 'Renata', 'Dana',
    ],
  },
  family: [
    ['Novák', 'Nováková'], ['Svoboda', 'Svobodová'], ['Dvořák', 'Dvořáková'], ['Černý', 'Černá'], ['Procházka', 'Procházková'],
    ['Kučera', 'Kučerová'], ['Veselý', 'Veselá'], ['Horák', 'Horáková'], ['Němec', 'Němcová'], ['Pokorný', 'Pokorná'],
    ['Marek', 'Marková'], ['Hájek', 'Hájková'], ['Jelínek', 'Jelínková'], ['Král', 'Králová'], ['Růžička', 'Růžičková'],
    ['Beneš', 'Benešová'], ['Fiala', 'Fialová'], ['Sedláček', 'Sedláčková'], ['Doležal', 'Doležalová'], ['Zeman', 'Zemanová'],
    ['Kolář', 'Kolářová'], ['Krejčí', 'Krejčí'], ['Vaněk', 'Vaňková'], ['Bartoš', 'Bartošová'], ['Štěpánek', 'Štěpánková'],
    ['Kopecký', 'Kopecká'], ['Malý', 'Malá'], ['Urban', 'Urbanová'], ['Musil', 'Musilová'], ['Šimek', 'Šimková'],
    ['Tichý', 'Tichá'], ['Bláha', 'Bláhová'], ['Kadlec', 'Kadlecová'], ['Říha', 'Říhová'], ['Holub', 'Holubová'],
    ['Pospíšil', 'Pospíšilová'], ['Vlček', 'Vlčková'], ['Soukup', 'Soukupová'], ['Hrubý', 'Hrubá'], ['Mach', 'Machová'],
  ],
};
