import type { RejectionReason } from '#db/words.ts';
import type { RegistrationContext } from '#server/registrations/contract.ts';
import { type OnePerson, onePerson, withoutReasons } from '../../desk/onePerson.ts';

/** A registration as the workbench holds any case. */
export interface RegistrationCase extends Omit<RegistrationContext, 'policy'>, OnePerson {
  policy: RegistrationContext['policy'] & { reasons: RejectionReason[] };
}

export const registrationCase = (context: RegistrationContext): RegistrationCase => ({
  ...context,
  ...onePerson(context.person, context.registration.version),
  policy: withoutReasons(context.policy),
});
