import { openScratch, type Scratch } from '#db/scratch.ts';

/** What an import wants to become, by the marketplace's own ids, before it is known what is there already. */
const SCHEMA = `
create table people (ext text primary key, name text not null, customer integer not null, specialist integer not null) strict;
create table categories (ext text primary key, name text not null) strict;
create table listings (ext text primary key, title text not null, category text, owner text not null) strict;
create table orders (
  ext text primary key, listing text not null, customer text not null, specialist text not null, status text not null,
  status_at integer not null, created_at integer not null, amount integer
) strict;
create table reviews (
  ext text primary key, order_ext text not null, author text not null, slot text not null, rating integer not null, body text not null,
  language text, at integer not null, file_line integer not null, raw text not null
) strict;
create index reviews_by_slot on reviews (slot, at desc, ext desc);
create table fates (ext text primary key, fate text not null, replaced_at integer) strict;
create table customers (id text primary key, person text not null) strict;
create table products (id text primary key, category text) strict;
create table items (order_id text not null, number integer not null, product text not null, seller text not null, cents integer not null, primary key (order_id, number)) strict;
create table seen_orders (id text primary key) strict;
`;

export const openStage = (): Scratch => openScratch(SCHEMA);

/**
 * RULINGS 18: of a slot the newest review is current and the others are superseded; of the current ones the newest
 * `pending` wait for the desk and the rest is published history. Equal instants: the greater id is the newer.
 */
export function settleFates(stage: Scratch, pending: number): void {
  stage.run('delete from fates');
  stage.run(
    `insert into fates
     select ext,
            case when nth > 1 then 'superseded'
                 when row_number() over (order by nth > 1, at desc, ext desc) <= ? then 'pending'
                 else 'published' end,
            replaced_at
     from (select ext, at,
                  row_number() over (partition by slot order by at desc, ext desc) as nth,
                  lag(at) over (partition by slot order by at desc, ext desc) as replaced_at
           from reviews)`,
    pending,
  );
}

export const countOf = (stage: Scratch, table: string): number =>
  Number(stage.one(`select count(*) as n from ${table}`)?.n ?? 0);
