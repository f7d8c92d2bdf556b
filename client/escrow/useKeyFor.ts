import { useRef } from 'react';
import { freshKey } from '../desk/freshKey.ts';

/**
 * The idempotency key of what is sent: a double click and a lost answer are the same act, so one body has one key. What
 * was refused begins with another, since the server keeps a refusal under its key.
 */
export function useKeyFor() {
  const sent = useRef({ body: '', key: '' });
  const keyFor = (body: object): string => {
    const text = JSON.stringify(body);
    if (sent.current.body !== text) sent.current = { body: text, key: freshKey() };
    return sent.current.key;
  };
  const refused = () => {
    sent.current = { body: '', key: '' };
  };
  return { keyFor, refused };
}
