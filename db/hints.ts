import { EventEmitter } from 'node:events';
import pg from 'pg';

const CHANNEL = 'trustdesk';
const PAYLOAD_BYTES_MAX = 7_900;
const RECONNECT_MS = 1_000;

/**
 * LISTEN on a connection of its own. Hints are sent after the commit and outside of it: NOTIFY inside a
 * transaction makes all commits wait for one another.
 */
export function listenForHints(url: string, pool: pg.Pool) {
  const hints = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client(url);
    const lost = () => {
      if (closed || client !== next) return;
      client = undefined;
      timer = setTimeout(() => void connect(), RECONNECT_MS);
    };
    client = next;
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', ({ payload }) => void hints.emit('hint', payload ?? ''));
    await next
      .connect()
      .then(() => next.query(`listen ${CHANNEL}`))
      .catch(lost);
  }
  const ready = connect();

  return {
    say: (message: string) => {
      if (message.length > PAYLOAD_BYTES_MAX || closed) return;
      pool.query('select pg_notify($1, $2)', [CHANNEL, message]).catch(() => {});
    },
    onHint: (listen: (message: string) => void) => {
      hints.on('hint', listen);
      return () => void hints.off('hint', listen);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await ready.catch(() => {});
      await client?.end().catch(() => {});
    },
  };
}
