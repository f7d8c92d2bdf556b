import type { ServerResponse } from 'node:http';
import type { StaffActor } from '../platform/actor.ts';

/** A reader that lets so much pile up is not reading: it is dropped, and its browser comes again (security.md E7). */
const BUFFERED_BYTES_MAX = 1024 * 1024;
const RETRY_MS = 2_000;

/** One browser that listens, by server-sent events. */
export class Stream {
  readonly actor: StaffActor;
  readonly #to: ServerResponse;

  constructor(actor: StaffActor, to: ServerResponse, ended: () => void) {
    this.actor = actor;
    this.#to = to;
    to.on('close', ended);
    to.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Without `no-transform` compression would hold events back, and nginx would without the last.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.#write(`retry: ${RETRY_MS}\n\n`);
  }

  /** `place`: what the browser says as `Last-Event-ID` when it comes again after a break. */
  send(event: string, data: object, place?: string): void {
    this.#write(`${place ? `id: ${place}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Also whoever has heard nothing yet has a place to go on from. */
  mark(place: string): void {
    this.#write(`id: ${place}\n\n`);
  }

  beat(): void {
    this.#write(':\n\n');
  }

  end(): void {
    this.#to.end();
  }

  #write(text: string): void {
    if (this.#to.writableEnded || this.#to.destroyed) return;
    if (this.#to.writableLength > BUFFERED_BYTES_MAX) this.#to.destroy();
    else this.#to.write(text);
  }
}
