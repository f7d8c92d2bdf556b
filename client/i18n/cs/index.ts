import type { Messages } from '../messages.ts';
import { app } from './app.ts';
import { desk } from './desk.ts';
import { documentNever, documentRegisters, documentResources } from './documents.ts';
import { escrowNever, escrowRegisters, escrowResources } from './escrowRegisters.ts';
import { home } from './home.ts';
import { kit } from './kit.ts';
import { ra } from './ra.ts';
import { refusals } from './refusals.ts';
import { registers as ownRegisters, resources as ownResources } from './registers.ts';
import { registrationNever, registrationRegisters, registrationResources } from './registrations.ts';
import { settings } from './settings.ts';
import { trail } from './trail.ts';
import { words } from './words.ts';

const resources = { ...ownResources, ...escrowResources, ...documentResources, ...registrationResources };
const registers = {
  ...ownRegisters,
  ...escrowRegisters,
  ...documentRegisters,
  ...registrationRegisters,
  never: { ...ownRegisters.never, ...escrowNever, ...documentNever, ...registrationNever },
};

export const messages: Messages = { ra, app, desk, home, kit, refusals, registers, resources, settings, trail, words };
