const DAY_MS = 86_400_000;

export interface BurstSettings {
  windowDays: number;
  /** Chance of a false alarm for the whole history of one person; each window gets its part of it. */
  alpha: number;
}
export interface Burst {
  from: Date;
  to: Date;
  count: number;
  /** What the window should have held. */
  expected: number;
  /** Chance of as many or more by accident. */
  chance: number;
}

/**
 * Windows that hold more reviews than chance allows: P(Poisson(λ) ≥ k) < α / number of windows (reviews.md D6). λ is the
 * window's part of all reviews: of the time, or, where `shareOf` tells it, of the marketplace's own volume, so that
 * neither weekends nor sales look like rings. Of windows that overlap the least likely stays.
 */
export function burstsOf(
  times: readonly Date[],
  { windowDays, alpha }: BurstSettings,
  shareOf?: (from: Date, to: Date) => number,
): Burst[] {
  const sorted = times.map(Number).sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const width = windowDays * DAY_MS;
  if (first === undefined || last === undefined || last - first < width) return [];
  let past = 0;
  const windows = sorted.map((from, index) => {
    while (past < sorted.length && (sorted[past] as number) < from + width) past += 1;
    const [begin, end] = [new Date(from), new Date(from + width)];
    const expected = sorted.length * (shareOf ? shareOf(begin, end) : width / (last - first));
    const count = past - index;
    return { from: begin, to: end, count, expected, chance: poissonTail(count, expected) };
  });
  const alarms = windows.filter(({ chance }) => chance < alpha / windows.length).sort((a, b) => a.chance - b.chance);
  return alarms.filter(
    (one, index) => !alarms.slice(0, index).some((better) => one.from < better.to && better.from < one.to),
  );
}

/** P(X ≥ k) for a Poisson of mean λ, summed from k upwards so that small chances keep their digits. */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  let logTerm = -mean + k * Math.log(mean);
  for (let n = 2; n <= k; n++) logTerm -= Math.log(n);
  let [sum, term] = [0, Math.exp(logTerm)];
  for (let n = k + 1; term > sum * 1e-16 || n <= mean; n++) {
    sum += term;
    term *= mean / n;
  }
  return Math.min(1, sum);
}
