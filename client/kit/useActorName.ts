import { ACTOR_KINDS, DEAL_PARTIES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';

/** Who acted, in words: colleagues by alias, parties of a deal by their side, and every rule, key or command by what it is. */
export function useActorName(): (actor: string) => string {
  const t = useT();
  return (actor) => {
    const [head] = actor.split(':');
    if (head === 'sweep') return t('words.actors.system');
    const party = DEAL_PARTIES.find((each) => each === head);
    if (party) return t(`words.personKinds.${party}`);
    const kind = ACTOR_KINDS.find((each) => each === head);
    return kind ? t(`words.actors.${kind}`) : actor;
  };
}
