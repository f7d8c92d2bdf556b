import { newId } from '../platform/ids.ts';

/** Longer breaks are rare, and then the lists read anew are less than what would be told. */
const EVENTS_MAX = 1_000;

export interface Told {
  event: 'change' | 'queues';
  data: object;
  /** Whoever sees one of them may hear it. */
  marketplaceIds: readonly string[];
}

/**
 * What this process told last, so that a stream that broke off can go on where it was. Another process tells in another
 * order (hints overtake one another), so a place holds in the process that gave it and nowhere else.
 */
export class Memory {
  readonly #name = newId();
  readonly #told: (Told & { n: number })[] = [];
  #last = 0;

  /** The place after everything told so far, for `id:`. */
  get place(): string {
    return this.#placeOf(this.#last);
  }

  /** Keeps it; answers with its place. */
  remember(told: Told): string {
    this.#last += 1;
    this.#told.push({ ...told, n: this.#last });
    if (this.#told.length > EVENTS_MAX) this.#told.shift();
    return this.place;
  }

  /** What was told after this place, with the place of each; undefined where that is no longer, or never was, known. */
  since(place: string): { told: Told; place: string }[] | undefined {
    const n = this.#numberOf(place);
    if (n === undefined || n > this.#last || this.#last - n > this.#told.length) return undefined;
    return this.#told.filter((told) => told.n > n).map((told) => ({ told, place: this.#placeOf(told.n) }));
  }

  #placeOf = (n: number): string => `${this.#name}-${n}`;

  #numberOf(place: string): number | undefined {
    const [, n] = place.startsWith(`${this.#name}-`) ? (/-(\d{1,15})$/.exec(place) ?? []) : [];
    return n === undefined ? undefined : Number(n);
  }
}
