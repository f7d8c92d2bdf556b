import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Reply {
  status: number;
  text: string;
}
type Waiting = { resolve(reply: Reply): void; reject(error: Error): void };

/**
 * One keep-alive connection that speaks just enough HTTP. A measuring client must cost less than what it measures,
 * and Node's own takes as long for an answer as the bare server does.
 */
export class Wire {
  readonly #socket: Socket;
  readonly #head: string;
  #waiting: Waiting | undefined;
  #got: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket, head: string) {
    this.#socket = socket;
    this.#head = head;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The connection ended.')));
  }

  static async open(port: number, headers: Record<string, string> = {}): Promise<Wire> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    const always = { host: `127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin', ...headers };
    const head = Object.entries(always).map(([name, value]) => `${name}: ${value}\r\n`);
    return new Wire(socket, head.join(''));
  }

  get(path: string): Promise<Reply> {
    return this.#send(`GET ${path} HTTP/1.1\r\n${this.#head}\r\n`);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.#write('POST', path, body, headers);
  }

  put(path: string, body: unknown): Promise<Reply> {
    return this.#write('PUT', path, body, {});
  }

  close(): void {
    this.#socket.destroy();
  }

  #write(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
    const text = JSON.stringify(body);
    const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`;
    return this.#send(`${method} ${path} HTTP/1.1\r\n${this.#head}${length}${more.join('')}\r\n${text}`);
  }

  #send(request: string): Promise<Reply> {
    if (this.#socket.destroyed) return Promise.reject(new Error('The connection ended.'));
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  #take(chunk: Buffer): void {
    this.#got = this.#got.length === 0 ? chunk : Buffer.concat([this.#got, chunk]);
    const end = this.#got.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#got.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#got.length < end + 4 + length) return;
    const text = this.#got.toString('utf8', end + 4, end + 4 + length);
    this.#got = Buffer.alloc(0);
    const { resolve } = this.#waiting ?? { resolve: () => {} };
    this.#waiting = undefined;
    resolve({ status: Number(head.slice(9, 12)), text });
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

/** Signs in through the front door; resolves to the Cookie header of the session. */
export async function cookieOf(port: number, email: string, password: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email, password }),
  });
  if (answer.status !== 201) throw new Error(`Could not sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
