/**
 * What the list is held against: `node:http`, one prepared statement over the same index, `JSON.stringify`. It knows
 * no session, no rights, no filter of the caller's and no total. `node bareServer.mjs FILE` prints its port.
 */
import { createServer } from 'node:http';
import Sqlite from 'better-sqlite3';

const db = new Sqlite(process.argv[2], { readonly: true });
const page = db.prepare(`
  select r.id, r.marketplace_id as marketplaceId, r.external_id as externalId, r.order_id as orderId, r.listing_id as listingId,
    r.author_id as authorId, author.display_name as authorName, r.subject_id as subjectId, subject.display_name as subjectName,
    r.rating, r.text, r.language, r.status, r.source, r.redacted, r.submitted_at as submittedAt, r.published_at as publishedAt,
    r.blind_until as blindUntil, r.version
  from reviews r join people author on author.id = r.author_id join people subject on subject.id = r.subject_id
  where r.marketplace_id = ? and r.status = ? order by r.submitted_at desc, r.id desc limit 25`);

const server = createServer((_req, res) => {
  const body = JSON.stringify(page.all('izi', 'published'));
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  res.end(body);
}).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
