import { ACTOR_KINDS } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';

/** Who acted, in words: colleagues by alias, and every rule, key or command by what it is. */
export function useActorName(): (actor: string) => string {
  const t = useT();
  return (actor) => {
    const [head] = actor.split(':');
    if (head === 'sweep') return t('words.actors.system');
    const kind = ACTOR_KINDS.find((each) => each === head);
    return kind ? t(`words.actors.${kind}`) : actor;
  };
}
