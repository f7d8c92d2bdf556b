import type { Language } from '#db/words.ts';

interface PersonStatementWords {
  scope: (marketplace: string, from: string) => string;
  applied: (marketplace: string, version: number) => string;
  programFound: string;
  personFound: string;
  /** What is restricted, as the EU record asks for it. */
  account: string;
}

/** Sentences of a statement that is about a person and not about a text. */
export const PERSON_STATEMENT_WORDS: Record<Language, PersonStatementWords> = {
  en: {
    scope: (marketplace, from) => `This applies to your account on ${marketplace} from ${from}, without an end date.`,
    applied: (marketplace, version) => `Terms of ${marketplace}, policy version ${version}.`,
    programFound: 'A program had pointed it out.',
    personFound: 'No program pointed it out.',
    account: 'account of a person',
  },
  cs: {
    scope: (marketplace, from) => `Týká se to vašeho účtu na tržišti ${marketplace} od ${from}, bez konečného data.`,
    applied: (marketplace, version) => `Podmínky tržiště ${marketplace}, verze pravidel ${version}.`,
    programFound: 'Upozornil na to program.',
    personFound: 'Žádný program na to neupozornil.',
    account: 'účet osoby',
  },
  uk: {
    scope: (marketplace, from) => `Це стосується вашого рахунку на ${marketplace} з ${from}, без кінцевої дати.`,
    applied: (marketplace, version) => `Умови ${marketplace}, версія правил ${version}.`,
    programFound: 'На це вказала програма.',
    personFound: 'Жодна програма на це не вказувала.',
    account: 'обліковий запис особи',
  },
};
