import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { type Webhook, webhooks } from '#db/schema/outbox.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import {
  activeWebhooks,
  dueHeads,
  followersAt,
  giveBack,
  type Head,
  lease,
  markDelivered,
  markFailed,
  messageOf,
} from './deliveries.ts';
import { post, TIMEOUT_MS } from './post.ts';
import { nameOf, type Reply, type Verdict, verdict } from './rules.ts';
import { noticeDelivered, noticeLost, noticesLostAt } from './told.ts';

/** How many subjects of one webhook are under way at once, so that a receiver that hangs holds up little of its own and nothing of others'. */
const SUBJECTS_AT_ONCE = 4;
/** Longer than any try can take: who dies in the middle of one leaves it to be tried again after that. */
const LEASE_MS = TIMEOUT_MS + 5_000;
/** How long a round waits for one of its tries to end before it looks for other work. */
const PATIENCE_MS = 250;
const FAREWELL_MS = 1_000;

const SELF = system('deliver');

/**
 * Sends what is due. Tries run beside the rounds: each row is leased in the database while its try is under way, so
 * no lock is held over the network, and whatever happens to this process, the message is sent again with the same id.
 */
export class Deliverer {
  readonly name = 'deliver';
  readonly everyMs = 250;
  readonly full = 1;
  readonly #running = new Map<Promise<void>, string>();
  readonly #statuses = new Map<string, { lastStatus: string; lastAt: Date }>();
  readonly #stop = new AbortController();
  #settled = 0;
  #begun = false;

  async run(context: Context): Promise<number> {
    await this.#begin(context);
    await this.#tellStatuses(context);
    const begun = await this.#tryDue(context);
    await this.#aTryOrPatience();
    const settled = this.#settled;
    this.#settled -= settled;
    return begun + settled;
  }

  /** What is under way gets a moment to end; what does not is given back and sent again by the next process. */
  async close(): Promise<void> {
    const all = Promise.all(this.#running.keys());
    const done = new AbortController();
    await Promise.race([all, sleep(FAREWELL_MS, undefined, { signal: done.signal }).catch(() => {})]);
    done.abort();
    this.#stop.abort();
    await Promise.all(this.#running.keys());
  }

  /** On SQLite no other process can be sending, so what looks under way died with the last one. */
  async #begin({ db, clock }: Context): Promise<void> {
    if (this.#begun || db.dialect !== 'sqlite') return;
    await db.takeOne((tx) => giveBack(tx, clock.wall()));
    this.#begun = true;
  }

  async #tryDue(context: Context): Promise<number> {
    const { db, clock } = context;
    const wall = clock.wall();
    const until = new Date(wall.getTime() + LEASE_MS);
    const due: { head: Head; webhook: Webhook }[] = [];
    for (const webhook of await activeWebhooks(db.read)) {
      const free = SUBJECTS_AT_ONCE - [...this.#running.values()].filter((id) => id === webhook.id).length;
      if (free > 0) for (const head of await dueHeads(db.read, webhook.id, wall, free)) due.push({ head, webhook });
    }
    if (due.length === 0) return 0;
    const mine = await db.takeOne((tx) =>
      lease(
        tx,
        due.map(({ head }) => head.id),
        wall,
        until,
      ),
    );
    const leased = due.filter(({ head }) => mine.has(head.id));
    for (const { head, webhook } of leased) this.#start(webhook.id, this.#attempt(context, webhook, head, until));
    return leased.length;
  }

  #start(webhookId: string, attempt: Promise<void>): void {
    const tracked = attempt.finally(() => {
      this.#running.delete(tracked);
      this.#settled += 1;
    });
    this.#running.set(tracked, webhookId);
  }

  async #attempt(context: Context, webhook: Webhook, head: Head, until: Date): Promise<void> {
    const { config, clock, db, log } = context;
    const { messageId, payload } = head;
    const { url, secrets } = webhook;
    const at = clock.wall();
    const agent = `trustdesk/${config.version}`;
    const reply = await post({
      url,
      secrets,
      messageId,
      payload,
      at,
      allowLocal: config.webhooksAllowLocal,
      agent,
      stop: this.#stop.signal,
    });
    try {
      if (this.#stop.signal.aborted && 'fault' in reply)
        return await db.takeOne((tx) => giveBack(tx, clock.wall(), [head.id]));
      await settle(context, webhook, head, until, reply);
      this.#statuses.set(webhook.id, { lastStatus: nameOf(reply), lastAt: clock.wall() });
    } catch (error) {
      // The lease runs out and the message goes again, with the same id.
      log.error({ err: error, deliveryId: head.id }, 'outcome of a delivery not written');
    }
  }

  /** Once a round and outside of the outcomes' transactions: all of them would wait for this one row. */
  async #tellStatuses({ db }: Context): Promise<void> {
    const news = [...this.#statuses];
    if (news.length === 0) return;
    this.#statuses.clear();
    await db.takeOne(async (tx) => {
      for (const [id, set] of news) await tx.update(webhooks).set(set).where(eq(webhooks.id, id));
    });
  }

  async #aTryOrPatience(): Promise<void> {
    if (this.#running.size === 0 || this.#settled > 0) return;
    const done = new AbortController();
    await Promise.race([
      ...this.#running.keys(),
      sleep(PATIENCE_MS, undefined, { signal: done.signal }).catch(() => {}),
    ]);
    done.abort();
  }
}

/** Writes what came of a try, and all that follows from it, in one transaction. */
export async function settle(context: Context, webhook: Webhook, head: Head, until: Date, reply: Reply): Promise<void> {
  const [wall, now] = [context.clock.wall(), context.clock.now()];
  const outcome = verdict(reply, head.attempts + 1, wall, Math.random());
  await context.db.transaction((tx) =>
    outcome.next === 'delivered' ? arrived(tx, head, wall, now) : failed(tx, webhook, head, until, outcome, wall, now),
  );
}

async function arrived(tx: Transaction, head: Head, wall: Date, now: Date): Promise<void> {
  if (!(await markDelivered(tx, head, wall))) return;
  await followersAt(tx, head, wall);
  if (head.topic === 'notice.to-person') await noticeDelivered(tx, head.messageId, now);
}

type Failed = Exclude<Verdict, { next: 'delivered' }>;

async function failed(
  tx: Transaction,
  webhook: Webhook,
  head: Head,
  until: Date,
  outcome: Failed,
  wall: Date,
  now: Date,
): Promise<void> {
  const nextAttemptAt = outcome.next === 'again' ? outcome.at : wall;
  const set = {
    state: outcome.next === 'again' ? 'pending' : 'dead',
    nextAttemptAt,
    lastError: outcome.error,
  } as const;
  if (!(await markFailed(tx, head, until, set))) return;
  await followersAt(tx, head, nextAttemptAt);
  if (outcome.next === 'again') return;
  const message = head.topic === 'notice.to-person' ? await messageOf(tx, head.messageId) : undefined;
  if (message) await noticeLost(tx, message, now);
  if (outcome.disable) await disable(tx, webhook, now);
}

async function disable(tx: Transaction, { id, marketplaceId }: Webhook, now: Date): Promise<void> {
  await tx
    .update(webhooks)
    .set({ active: false, version: sql`${webhooks.version} + 1` })
    .where(eq(webhooks.id, id));
  await noticesLostAt(tx, id, now);
  await record(tx, SELF, {
    action: 'webhook.disabled',
    subjectKind: 'webhook',
    subjectId: id,
    marketplaceId,
    detail: { status: 410 },
    at: now,
  });
}
