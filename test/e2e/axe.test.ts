import { describe, expect, test } from 'vitest';
import { startJourney } from '../support/journey.ts';
import { ADMIN, lookAt, type Scenes, WITH_DATA, WITH_DIALOG, WITH_ERROR } from '../support/scenes.ts';

const journey = startJourney();

/** A dozen pages read from end to end; a machine that is busy otherwise takes its time. */
const LONG_MS = 300_000;

describe.each([
  ['light', false],
  ['dark', true],
] as const)('in the %s theme axe finds nothing', (_name, dark) => {
  test.each([
    ['with data on screen', 'manager', WITH_DATA],
    ['with a dialog open', 'manager2', WITH_DIALOG],
    ['with an error shown', 'manager2', WITH_ERROR],
    ['where staff, keys and webhooks are managed', 'admin', ADMIN],
  ] as const)(
    '%s',
    async (_scenes, account, scenes) => {
      const visit = await journey.enter(account, { dark });
      expect(await lookAt(visit, journey.origin, scenes as Scenes)).toEqual({});
      expect(visit.outside).toEqual([]);
      await visit.close();
    },
    LONG_MS,
  );
});
