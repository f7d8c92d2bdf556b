import { LinkifyIt } from 'linkify-it';
import type { Lists } from './contract.ts';
import { type Hit, overlap } from './hit.ts';

/** Sees an address glued to Cyrillic letters, which the library takes for a part of the name. */
const MAIL = /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/gi;
const TOP_DOMAIN = /\.([\p{L}]+)$/u;

/** R10: addresses of pages and of mailboxes. `name.tv` without a path is mostly a brand, so it is only highlighted. */
export function linksOf({ domains, brandDomains }: Lists): (text: string) => Hit[] {
  const linkify = new LinkifyIt({ fuzzyLink: true, tlds: domains });
  const brands = new Set(brandDomains);
  const sure = (schema: string, raw: string) => {
    if (schema === 'mailto:') return 0.97;
    if (schema !== '' || raw.includes('/') || /^www\./i.test(raw)) return 0.95;
    return brands.has((TOP_DOMAIN.exec(raw)?.[1] ?? '').toLowerCase()) ? 0.5 : 0.9;
  };
  return (text) => {
    const hits: Hit[] = [...text.matchAll(MAIL)].map(({ index, 0: raw }) =>
      hit('email', index, index + raw.length, 0.97),
    );
    if (!/[.:]/.test(text)) return hits;
    for (const { schema, index, lastIndex, raw } of linkify.match(text) ?? []) {
      const found = hit(schema === 'mailto:' ? 'email' : 'url', index, lastIndex, sure(schema, raw));
      if (!hits.some((one) => overlap(one, found))) hits.push(found);
    }
    return hits;
  };
}

const hit = (sub: 'email' | 'url', start: number, end: number, confidence: number): Hit => ({
  reason: 'R10',
  sub,
  start,
  end,
  confidence,
  detector: 'links',
});
