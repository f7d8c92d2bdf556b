import { type Group, percentile, type Run } from '../support/bars.ts';
import { PASSWORD } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';
import { cookieOf, Wire } from '../support/wire.ts';
import { times } from './context.ts';
import { million } from './stock.ts';

const TIMES = 200;
const WARM = 10;

/** Words of a million texts: one word, two words, the head of one, an id, and a word that nobody wrote. */
export const search: Group = {
  bars: [
    { bar: 'search-p95', sense: '<=', limit: 100, engine: 'sqlite', what: 'ms for a search over a million texts' },
  ],
  measure: measureSearch,
};

async function measureSearch({ tell }: Run): Promise<void> {
  const product = await startProduct(await million());
  const wire = await Wire.open(product.port, {
    cookie: await cookieOf(product.port, 'moderator0@staff.example', PASSWORD),
  });
  const { text } = await wire.get(
    `/api/reviews?${new URLSearchParams({ filter: '{"marketplaceId":"izi","status":"published"}', range: '[0,99]' })}`,
  );
  const rows = JSON.parse(text) as { id: string; text: string }[];
  const asked = Array.from({ length: TIMES + WARM }, (_, n) =>
    questionOf(rows[n % rows.length] ?? { id: '', text: '' }, n),
  );
  const all = await times(
    wire,
    asked.map((q) => `/api/search?${new URLSearchParams({ q })}`),
    WARM,
  );
  await product.stop();
  tell(
    'search-p95',
    percentile(all, 0.95),
    `ms, median ${percentile(all, 0.5).toFixed(1)}, ${all.length} questions of five kinds`,
  );
}

function questionOf({ id, text }: { id: string; text: string }, n: number): string {
  const words = text.split(' ');
  const [first = '', second = ''] = [words[n % words.length], words[(n + 3) % words.length]];
  return [first, `${first} ${second}`, first.slice(0, 4), id, 'квазіслово'][n % 5] ?? first;
}
