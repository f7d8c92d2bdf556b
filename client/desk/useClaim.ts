import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseRow } from '#server/queue/contract.ts';
import { businessNow } from '../data/clock.ts';
import { beforeSignOut } from '../data/session.ts';
import { useCalls } from './calls.ts';
import { conflictOf } from './refusal.ts';
import { useHeartbeat } from './useHeartbeat.ts';

/** Someone who only walks past a case does not take it. */
const DWELL_MS = 300;
const ENDING_MS = 60_000;

export interface Claim {
  state: 'free' | 'claiming' | 'mine' | 'theirs' | 'lost';
  until: string | null;
  alias: string | null;
}
const FREE: Claim = { state: 'free', until: null, alias: null };

export interface Claiming extends Claim {
  claim: () => void;
  keep: () => void;
  release: () => void;
  /** The case left the hand by a decision, a hold or a hand-over: there is nothing to release any more. */
  settle: () => void;
  /** The time ran out: it can be claimed again, and is somebody else's until then. */
  expire: () => void;
  /** In its last minute, when the key keeps the case instead of giving it back. */
  isEnding: () => boolean;
}

interface Options {
  mayDecide: boolean;
  onRow: (row: CaseRow) => void;
  /** Taken by somebody else in the moment it was claimed. */
  onTaken: (row: CaseRow) => void;
  /** Changed since it was read, so it must be read again. */
  onChanged: (id: string) => void;
}

/**
 * Takes the case after a short stay, keeps it with a heartbeat while somebody is there, and gives it back when the
 * person leaves without deciding. Nothing is claimed for who may not decide.
 */
export function useClaim(row: CaseRow | undefined, options: Options): Claiming {
  const calls = useCalls();
  const [claim, setClaim] = useState<Claim>(() => claimOf(row));
  const here = useRef({ row, options });
  here.current = { row, options };
  /** The row that is mine now and goes back when I leave it. */
  const inHand = useRef<CaseRow | null>(null);
  const id = row?.id;

  const put = useCallback((answer: CaseRow | undefined) => {
    setClaim(claimOf(answer));
    inHand.current = answer?.lease?.mine && answer.heldUntil === null ? answer : null;
  }, []);

  const take = useCallback(
    async (verb: 'claim' | 'heartbeat') => {
      const asked = here.current.row;
      if (asked === undefined) return;
      try {
        const answer = await calls[verb](asked.id, asked.version);
        if (here.current.row?.id !== asked.id) {
          // The person had gone on before the answer came: it goes straight back.
          if (verb === 'claim') giveBack(calls.release, answer);
          return;
        }
        put(answer);
        here.current.options.onRow(answer);
      } catch (error) {
        // Not answered, or not in time: what is mine stays mine until its time runs out.
        if (here.current.row?.id !== asked.id || (verb === 'heartbeat' && conflictOf(error) === null)) return;
        inHand.current = null;
        setClaim(afterRefusal(error, verb, here.current.options, asked.id));
      }
    },
    [calls, put],
  );

  useEffect(() => {
    const chosen = id === undefined ? undefined : here.current.row;
    put(chosen);
    const verb = options.mayDecide ? verbFor(chosen) : null;
    const timer = verb === null ? undefined : setTimeout(() => begin(verb, setClaim, take), DWELL_MS);
    return () => {
      clearTimeout(timer);
      if (inHand.current !== null) giveBack(calls.release, inHand.current);
      inHand.current = null;
    };
    // Who the case is, not how it looks now: a new row of the same case must not release it.
  }, [id, options.mayDecide, take, put, calls]);

  const isOver = row !== undefined && row.state !== 'open';
  useEffect(() => {
    if (!isOver) return;
    // Decided, and still on the screen: it is in nobody's hand any more.
    inHand.current = null;
    setClaim((before) => (before.state === 'mine' ? FREE : before));
  }, [isOver]);

  const beat = useCallback(() => void take('heartbeat'), [take]);
  const lease = row?.lease;
  useEffect(() => setClaim((before) => following(before, lease)), [lease]);

  useHeartbeat(claim.state === 'mine', beat);
  useLeavingPage(inHand, calls.release);

  return useMemo(() => {
    const settle = () => {
      inHand.current = null;
      setClaim(FREE);
    };
    const isEnding = () => claim.until !== null && Date.parse(claim.until) - businessNow() <= ENDING_MS;
    const expire = () => {
      inHand.current = null;
      setClaim({ ...FREE, state: 'lost' });
    };
    const release = () => {
      const held = inHand.current;
      settle();
      if (held !== null)
        void calls.release(held.id, held.version).then(
          (answer) => here.current.options.onRow(answer),
          () => {},
        );
    };
    return {
      ...claim,
      claim: () => void take('claim'),
      keep: () => void take('heartbeat'),
      release,
      settle,
      expire,
      isEnding,
    };
  }, [claim, take, calls]);
}

/** What the live stream says about the lease: taken by a colleague, given back, or longer mine. */
export function following(before: Claim, lease: CaseRow['lease'] | undefined): Claim {
  if (!lease) return before.state === 'theirs' ? FREE : before;
  if (lease.mine) return { state: 'mine', until: lease.until, alias: lease.alias };
  return {
    state: before.state === 'mine' || before.state === 'lost' ? 'lost' : 'theirs',
    until: lease.until,
    alias: lease.alias,
  };
}

function claimOf(row: CaseRow | undefined): Claim {
  if (!row?.lease) return FREE;
  return { state: row.lease.mine ? 'mine' : 'theirs', until: row.lease.until, alias: row.lease.alias };
}

/** A free case is claimed; one that is mine already gets its full time again, unless it is held until a day of its own. */
function verbFor(row: CaseRow | undefined): 'claim' | 'heartbeat' | null {
  if (row?.state !== 'open') return null;
  if (row.lease === null) return 'claim';
  return row.lease.mine && row.heldUntil === null ? 'heartbeat' : null;
}

function begin(
  verb: 'claim' | 'heartbeat',
  setClaim: (claim: Claim) => void,
  take: (verb: 'claim' | 'heartbeat') => Promise<void>,
) {
  if (verb === 'claim') setClaim({ ...FREE, state: 'claiming' });
  void take(verb);
}

type Release = (id: string, version: number) => Promise<CaseRow>;

function giveBack(release: Release, row: CaseRow) {
  // If it does not arrive, the lease runs out by itself.
  void release(row.id, row.version).catch(() => {});
}

function afterRefusal(error: unknown, verb: 'claim' | 'heartbeat', options: Options, id: string): Claim {
  const conflict = conflictOf(error);
  if (conflict === null) return FREE;
  const row = conflict.case;
  if (row?.lease && !row.lease.mine) {
    if (verb === 'claim') options.onTaken(row);
    return { state: verb === 'claim' ? 'theirs' : 'lost', until: row.lease.until, alias: row.lease.alias };
  }
  options.onChanged(id);
  if (conflict.code === 'case-claimed') return { ...FREE, state: 'theirs' };
  return { ...FREE, state: verb === 'heartbeat' && conflict.code === 'lease-expired' ? 'lost' : 'free' };
}

/** Closing the tab releases too, by a request that outlives the page; signing out releases while the session is there. */
function useLeavingPage(inHand: { current: CaseRow | null }, release: Release) {
  useEffect(() => {
    const hide = () => {
      if (inHand.current !== null) giveBack(release, inHand.current);
    };
    const stop = beforeSignOut(async () => {
      const held = inHand.current;
      inHand.current = null;
      if (held !== null) await release(held.id, held.version);
    });
    window.addEventListener('pagehide', hide);
    return () => {
      stop();
      window.removeEventListener('pagehide', hide);
    };
  }, [inHand, release]);
}
