import type { z } from 'zod';
import { TEXT_LANGUAGES } from '#db/words.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import type { Finding, ScreeningSettings, TrialAnswer, TrialInput } from './contract.ts';
import { pausing } from './pause.ts';
import { makeReady, screen, weightOf } from './screen.ts';
import { baseOf } from './settingsService.ts';
import { mustBeQuick } from './settingsSpeed.ts';
import { differences, emptyTally, flaggedReasons, tally } from './trialRules.ts';
import { newestReviews, type TrialReview } from './trialStore.ts';

export const TRIAL_REVIEWS = 1_000;
const CHANGES_SHOWN = 50;
const TRIAL_MS_MAX = 60_000;

/** One at a time in a process: a second one would only make both slow, and everybody else with them. */
let running = false;

/** `stopped` says whether whoever asked is gone: nobody waits for the rest then. */
interface Options {
  stopped?: () => boolean;
}

/**
 * The settings in force and the proposed ones on the marketplace's newest thousand reviews, those hidden from one side
 * left out, side by side. Saves nothing, and lets other requests in every few milliseconds.
 * @throws Refusal trial-running, version-changed, not-found, invalid where the lists are too slow
 */
export async function runTrial(
  context: Pick<Context, 'db' | 'clock'>,
  actor: StaffActor,
  input: z.infer<typeof TrialInput>,
  options: Options = {},
): Promise<TrialAnswer> {
  if (running) throw new Refusal('trial-running', { retryAfterSeconds: 3 });
  running = true;
  try {
    return await compare(context, actor, input, options);
  } finally {
    running = false;
  }
}

async function compare(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  actor: StaffActor,
  input: z.infer<typeof TrialInput>,
  { stopped = () => false }: Options,
): Promise<TrialAnswer> {
  const [began, now, pause] = [performance.now(), clock.now(), pausing()];
  const before = await baseOf(db.read, input, actor);
  const after = { ...input.body, version: before.version + 1 };
  const { policy } = await termsOf(db.read, input.marketplaceId, now);
  await mustBeQuick(after, pause);
  await makeReady(before, pause);
  const seen = new Comparison(before, after, policy.latinIsR06);
  for await (const page of newestReviews(db.read, input.marketplaceId, now, TRIAL_REVIEWS))
    for (const review of page) {
      seen.add(review);
      await pause();
      if (stopped()) throw new Refusal('invalid');
      if (performance.now() - began > TRIAL_MS_MAX)
        throw new Refusal('invalid', { errors: { 'body.lists': 'too-slow' } });
    }
  return seen.answer(Math.round(performance.now() - began));
}

/** What is found out text by text. */
class Comparison {
  readonly #both: readonly [ScreeningSettings, ScreeningSettings];
  readonly #latinIsR06: boolean;
  readonly #tally = emptyTally();
  /** Texts on which a flag differs come before those on which only a highlight does. */
  readonly #flagged: TrialAnswer['changes'] = [];
  readonly #highlighted: TrialAnswer['changes'] = [];
  #changed = 0;
  #reviews = 0;
  #to: Date | null = null;
  #from: Date | null = null;
  constructor(before: ScreeningSettings, after: ScreeningSettings, latinIsR06: boolean) {
    this.#both = [before, after];
    this.#latinIsR06 = latinIsR06;
  }

  add(review: TrialReview): void {
    const [before, after] = this.#both;
    // What was redacted later was read whole by whoever decided.
    const text = review.originalText ?? review.text;
    const language = TEXT_LANGUAGES.find((known) => known === review.language);
    const find = (settings: ScreeningSettings) => screen(text, { language, latinIsR06: this.#latinIsR06, settings });
    const [was, is] = [find(before), find(after)];
    const levels = this.#both.map(
      ({ thresholds }) =>
        (finding: Finding) =>
          weightOf(finding, thresholds),
    );
    const [wasLevel, isLevel] = levels as [(typeof levels)[0], (typeof levels)[0]];
    tally(this.#tally, [flaggedReasons(was, wasLevel), flaggedReasons(is, isLevel)], review.restrictedFor);
    this.#reviews += 1;
    this.#to ??= review.submittedAt;
    this.#from = review.submittedAt;
    const { gained, lost } = differences(was, is, [wasLevel, isLevel]);
    if (gained.length + lost.length === 0) return;
    this.#changed += 1;
    const flagged = flaggedReasons(gained, isLevel).size + flaggedReasons(lost, wasLevel).size > 0;
    const list = flagged ? this.#flagged : this.#highlighted;
    const { id: reviewId, status } = review;
    if (list.length < CHANGES_SHOWN) list.push({ reviewId, text, language: review.language, status, gained, lost });
  }

  answer(tookMs: number): TrialAnswer {
    return {
      reviews: this.#reviews,
      from: this.#from?.toISOString() ?? null,
      to: this.#to?.toISOString() ?? null,
      tookMs,
      reasons: [...this.#tally.values()],
      changes: [...this.#flagged, ...this.#highlighted].slice(0, CHANGES_SHOWN),
      changesTotal: this.#changed,
    };
  }
}
