import { request } from 'node:http';

/** For headers that `fetch` sets by itself, such as Host. */
export async function fetchAs(
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
) {
  return new Promise<{ status: number; cookies: string[]; text: string }>((resolve, reject) => {
    const call = request(
      origin + path,
      { method, headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, cookies: answer.headers['set-cookie'] ?? [], text }),
        );
      },
    );
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
