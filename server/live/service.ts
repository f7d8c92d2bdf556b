import type { ServerResponse } from 'node:http';
import type { Database } from '#db/open.ts';
import type { Queue } from '#db/words.ts';
import { isSignedIn } from '../access/sessions.ts';
import { type StaffActor, sees } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { readHint } from '../platform/hint.ts';
import { LiveHint } from './contract.ts';
import { Memory, type Told } from './memory.ts';
import { Presences, type Present } from './presences.ts';
import { Stream } from './stream.ts';

export const HEARTBEAT_MS = 15_000;
const QUEUES_MS = 1_000;
/** One per browser is what the client opens; more of one session are forgotten tabs. */
const STREAMS_PER_SESSION_MAX = 6;

/** Tells every process on this database; call it in `afterCommit`. What it says must be readable again (RULINGS 23). */
export const tell = (db: Database, hint: LiveHint): void => db.hint(JSON.stringify(hint));

const hubs = new WeakMap<Database, Hub>();

/**
 * Answers with a stream of what this person may see, until either side ends it.
 * @param lastPlace the `Last-Event-ID` of a browser whose stream broke off
 */
export function openStream(context: Context, actor: StaffActor, to: ServerResponse, lastPlace?: string): void {
  const hub = hubs.get(context.db) ?? new Hub(context);
  hubs.set(context.db, hub);
  hub.open(actor, to, lastPlace);
}

/** For the shutdown: a stream would hold the server open for ever. */
export function closeStreams({ db }: Pick<Context, 'db'>): void {
  hubs.get(db)?.close();
  hubs.delete(db);
}

/** All streams of this process on one database. */
class Hub {
  readonly #context: Context;
  readonly #streams = new Set<Stream>();
  readonly #memory = new Memory();
  readonly #presences = new Presences();
  readonly #moved = new Map<Queue, Set<string>>();
  readonly #leaveHints: () => void;
  readonly #heartbeat: NodeJS.Timeout;
  #flush: NodeJS.Timeout | undefined;

  constructor(context: Context) {
    this.#context = context;
    this.#leaveHints = context.db.onHint((message) => this.#hear(message));
    this.#heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
  }

  open(actor: StaffActor, to: ServerResponse, lastPlace?: string): void {
    const stream = new Stream(actor, to, () => void this.#streams.delete(stream));
    this.#streams.add(stream);
    if (lastPlace) this.#goOn(stream, lastPlace);
    stream.mark(this.#memory.place);
    for (const one of this.#presences.now(this.#context.clock.now())) presentTo(stream, one);
    const mine = [...this.#streams].filter((each) => each.actor.sessionHash === actor.sessionHash);
    for (const old of mine.slice(0, -STREAMS_PER_SESSION_MAX)) old.end();
  }

  /** What was missed is told under the rights of now; where that cannot be told, that there is something to read. */
  #goOn(stream: Stream, lastPlace: string): void {
    const missed = this.#memory.since(lastPlace);
    if (!missed) stream.send('resync', {});
    for (const { told, place } of missed ?? []) sayTo(stream, told, place);
  }

  /** A heartbeat is no activity of the person, so it reads the session without touching it (RULINGS 29). */
  async beat(): Promise<void> {
    for (const stream of [...this.#streams]) if (await this.#stillSignedIn(stream)) stream.beat();
  }

  /**
   * Something about a person's sessions changed. Who is out is told; who is not has perhaps another role, which this
   * stream would not know: it ends, and the browser opens the next one under the rights of now.
   */
  async #lookAgain(staffId: string): Promise<void> {
    for (const stream of this.#of(({ id }) => id === staffId)) if (await this.#stillSignedIn(stream)) stream.end();
  }

  async #stillSignedIn(stream: Stream): Promise<boolean> {
    // A database that does not answer just now has signed nobody out.
    const alive = await isSignedIn(this.#context, stream.actor.sessionHash).catch(() => true);
    if (alive) return true;
    stream.send('session', { state: 'ended' });
    stream.end();
    return false;
  }

  close(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#flush);
    this.#leaveHints();
    for (const stream of this.#streams) stream.end();
  }

  #hear(message: string): void {
    const hint = readHint(LiveHint, message);
    if (hint?.kind === 'session') void this.#lookAgain(hint.staffId);
    if (hint?.kind === 'queue') this.#queueMoved(hint);
    if (hint?.kind === 'presence') this.#appear(hint);
    if (hint?.kind !== 'case') return;
    const { marketplaceId, ...data } = hint;
    this.#tellAll({ event: 'change', data, marketplaceIds: [marketplaceId] });
  }

  /** Not kept to be told again like the rest: who comes later hears who is there, not who was. */
  #appear(one: Present): void {
    this.#presences.remember(one, this.#context.clock.now());
    for (const stream of this.#streams) presentTo(stream, one);
  }

  #tellAll(told: Told): void {
    const place = this.#memory.remember(told);
    for (const stream of this.#streams) sayTo(stream, told, place);
  }

  /** Decisions come by the hundred a second, counts on a screen are read by people: once a second is enough. */
  #queueMoved({ queue, marketplaceId }: { queue: Queue; marketplaceId: string }): void {
    const marketplaces = this.#moved.get(queue) ?? new Set();
    this.#moved.set(queue, marketplaces.add(marketplaceId));
    this.#flush ??= setTimeout(() => this.#tellQueues(), QUEUES_MS).unref();
  }

  #tellQueues(): void {
    this.#flush = undefined;
    const moved = [...this.#moved];
    this.#moved.clear();
    for (const [queue, marketplaces] of moved)
      this.#tellAll({ event: 'queues', data: { queue }, marketplaceIds: [...marketplaces] });
  }

  #of(fits: (actor: StaffActor) => boolean): Stream[] {
    return [...this.#streams].filter((stream) => fits(stream.actor));
  }
}

function sayTo(stream: Stream, { event, data, marketplaceIds }: Told, place: string): void {
  if (marketplaceIds.some((id) => maySee(stream.actor, id))) stream.send(event, data, place);
}

/** Nobody needs to be told of himself, in whichever window he sits. */
function presentTo(stream: Stream, { kind: _kind, marketplaceId, ...told }: Present): void {
  if (stream.actor.id !== told.staffId && maySee(stream.actor, marketplaceId)) stream.send('presence', told);
}

const maySee = (actor: StaffActor, marketplaceId: string): boolean =>
  actor.permissions.has('cases:read') && sees(actor, marketplaceId);
