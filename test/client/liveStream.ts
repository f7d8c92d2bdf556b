import { vi } from 'vitest';

/** The stream of live events, as far as a page hears of it. */
export class LiveStream extends EventTarget {
  static last: LiveStream | undefined;
  constructor() {
    super();
    LiveStream.last = this;
  }
  isClosed = false;
  close() {
    this.isClosed = true;
  }
  tell(event: string, data: object) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

/** From now on a page reads its live events from `LiveStream.last`. */
export const listenToTest = () => vi.stubGlobal('EventSource', LiveStream);
