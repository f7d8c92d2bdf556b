import type { Group } from '../support/bars.ts';
import { browser } from './browser.ts';
import { claim } from './claim.ts';
import { context } from './context.ts';
import { distinct } from './distinct.ts';
import { documentsIntake } from './documentsIntake.ts';
import { escrow } from './escrow.ts';
import { history } from './import.ts';
import { later } from './later.ts';
import { ledger } from './ledger.ts';
import { list } from './list.ts';
import { onScreen } from './onScreen.ts';
import { rest } from './rest.ts';
import { screening } from './screening.ts';
import { search } from './search.ts';

/** In the order in which they share databases: what only reads comes before what decides cases away. */
export const groups: readonly Group[] = [
  browser,
  onScreen,
  later,
  documentsIntake,
  escrow,
  ledger,
  screening,
  list,
  context,
  search,
  rest,
  claim,
  distinct,
  history,
];
