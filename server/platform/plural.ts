import type { Language } from '#db/words.ts';

/** The forms a language counts in: en one/other, cs one/few/other, uk one/few/many. What is missing reads as `other`. */
interface Forms {
  one: string;
  few?: string;
  many?: string;
  other: string;
}

const NO_BREAK = '\u00A0';
const rules: Partial<Record<Language, Intl.PluralRules>> = {};

/** “1 případ”, “3 případy”, “21 справа”: a number with its noun, which never part at the end of a line. */
export function counted(language: Language, count: number, forms: Forms): string {
  rules[language] ??= new Intl.PluralRules(language);
  const form = rules[language].select(count);
  const noun = (form in forms ? forms[form as keyof Forms] : undefined) ?? forms.other;
  return `${count}${NO_BREAK}${noun}`;
}
