import type { RegistrationShow } from '#server/registrations/contract.ts';
import type { Translate } from '../i18n/useT.ts';

export type Answered = RegistrationShow['answers'][number];

/** An answer as people read it: yes and no in the language of the screen, everything else as it was written. */
export const spoken = (t: Translate, { kind }: Pick<Answered, 'kind'>, answer: string): string =>
  kind === 'yes-no' ? t(answer === 'yes' ? 'desk.registrations.yes' : 'desk.registrations.no') : answer;
