import type { RefObject } from 'react';
import { useBench } from '../bench.ts';
import { isTouched } from '../drafts.ts';
import { wantsReasons } from '../missing.ts';
import type { CaseContext, DeskParts } from '../parts.ts';
import { Actions } from './Actions.tsx';
import { MessageField } from './MessageField.tsx';
import { Previews } from './Previews.tsx';
import { ReasonField } from './ReasonField.tsx';
import { ReasonsClosed } from './ReasonsClosed.tsx';

interface DecisionPaneProps<C extends CaseContext> {
  desk: DeskParts<C>;
  context: C;
  reasonsRef: RefObject<HTMLDivElement | null>;
  noteRef: RefObject<HTMLTextAreaElement | null>;
}

/** The right pane, in the same order in every queue: facts, rule, effect, checks, reasons, message, note, actions. */
export function DecisionPane<C extends CaseContext>({ desk, context, reasonsRef, noteRef }: DecisionPaneProps<C>) {
  const { draft, actions } = useBench();
  const { Facts, Checklist, Amounts } = desk;
  // What was typed for a case stays in sight, also when somebody else has decided it meanwhile.
  const isWriting = actions.length > 0 || isTouched(draft);
  const hasReasons = context.policy.reasons.length > 0;
  const needsReasons = hasReasons && (draft.reasons.length > 0 || actions.some((it) => wantsReasons(it.outcome)));
  const isOpen = desk.reasonsOpen || draft.reasonsOpen || draft.reasons.length > 0;
  return (
    <>
      <div className="sbody">
        {Amounts && <Amounts context={context} />}
        <Facts context={context} />
        <Previews name={context.subject.displayName} previews={context.previews} order={desk.previews} />
        {Checklist && <Checklist context={context} />}
        {needsReasons && !isOpen && <ReasonsClosed />}
        {needsReasons && isOpen && (
          <ReasonField
            reasons={context.policy.reasons}
            policyVersion={context.policy.version}
            groupRef={reasonsRef}
            mayClose={!desk.reasonsOpen}
          />
        )}
        {isWriting && <MessageField recipient={desk.recipient(context)} context={context} noteRef={noteRef} />}
      </div>
      <Actions />
    </>
  );
}
