import type { Language, QuestionKind } from '#db/words.ts';
import { LANGUAGES } from '#db/words.ts';
import type { AddQuestionnaire, QuestionnaireRow } from '#server/registrations/contract.ts';

/** In place of a category: asked of all who apply. No id of ours reads so. */
export const EVERYBODY = 'everybody';

/** A question as it is typed: choices a line each. */
export interface TypedQuestion {
  /** Only to tell rows apart on the screen. */
  row: string;
  key: string;
  kind: QuestionKind;
  required: boolean;
  categoryId: string;
  label: Record<Language, string>;
  choices: string;
}
type Asked = AddQuestionnaire['questions'][number];

const EMPTY_LABEL: Record<Language, string> = { en: '', cs: '', uk: '' };
const KEY_CHARACTERS_MAX = 40;

export const emptyQuestion = (): TypedQuestion => ({
  row: crypto.randomUUID(),
  key: '',
  kind: 'text',
  required: true,
  categoryId: EVERYBODY,
  label: EMPTY_LABEL,
  choices: '',
});

export const typedQuestions = (form: QuestionnaireRow | undefined): TypedQuestion[] =>
  (form?.questions ?? []).map(({ label, choices, categoryId, ...rest }) => ({
    ...rest,
    row: crypto.randomUUID(),
    categoryId: categoryId ?? EVERYBODY,
    label: { ...EMPTY_LABEL, ...label },
    choices: choices.join('\n'),
  }));

/** As it goes over the wire: languages without words are left out, and choices belong to questions with a choice. */
export function sentQuestion({ key, kind, required, categoryId, label, choices }: TypedQuestion): Asked {
  const said = LANGUAGES.flatMap((language) => {
    const words = label[language].trim();
    return words === '' ? [] : [[language, words] as const];
  });
  return {
    key: key.trim() || keyFrom(label.en),
    kind,
    required,
    categoryId: categoryId === EVERYBODY ? null : categoryId,
    label: Object.fromEntries(said),
    choices: kind === 'choice' ? linesOf(choices) : [],
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A key out of the English words, for whoever does not want to invent one. */
export const keyFrom = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, KEY_CHARACTERS_MAX)
    .replace(/-+$/, '');

/** The same list with the question at `at` one place up or down; as it is where there is no place. */
export function movedBy<Item>(list: readonly Item[], at: number, by: -1 | 1): Item[] {
  const item = list[at];
  if (item === undefined || list[at + by] === undefined) return [...list];
  const rest = list.filter((_, each) => each !== at);
  return [...rest.slice(0, at + by), item, ...rest.slice(at + by)];
}

export const createPath = (marketplaceId: string): string =>
  `/questionnaires/create?marketplace=${encodeURIComponent(marketplaceId)}`;
