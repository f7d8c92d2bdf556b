/**
 * What the ledger does by itself, in both databases (escrow.md §2). A transfer adds to the totals of its two accounts
 * where they are kept, so no code path can forget; a closed account takes none; totals never shrink; and what was
 * frozen when a payment was reserved stays frozen.
 */
const FROZEN = ['gross', 'fee_full', 'currency', 'account', 'order_id', 'customer_id', 'specialist_id'];
const changed = (column: string, differs: string) => `new.${column} ${differs} old.${column}`;

export const ledgerGuards = {
  names: ['transfers_post', 'ledger_accounts_only_grow', 'holds_frozen'],
  sqlite: [
    `create trigger if not exists transfers_post after insert on transfers begin
       select raise(abort, 'account closed') where exists (
         select 1 from ledger_accounts where code in (new.debit_account, new.credit_account) and closed);
       update ledger_accounts set debits = debits + new.amount where code = new.debit_account and kept;
       update ledger_accounts set credits = credits + new.amount where code = new.credit_account and kept;
     end`,
    `create trigger if not exists ledger_accounts_only_grow before update on ledger_accounts
     when new.debits < old.debits or new.credits < old.credits
       or ${['code', 'currency', 'kind', 'kept', 'no_debit_excess'].map((column) => changed(column, 'is not')).join(' or ')}
     begin select raise(abort, 'account totals only grow'); end`,
    `create trigger if not exists holds_frozen before update on holds
     when ${FROZEN.map((column) => changed(column, 'is not')).join(' or ')}
     begin select raise(abort, 'what was reserved is frozen'); end`,
  ],
  postgres: [
    // The credit comes second, as in SQLite; rows are locked in the order of their names, so two transfers never wait crosswise.
    `create or replace function transfers_post() returns trigger language plpgsql as $$ begin
       perform 1 from ledger_accounts where code in (new.debit_account, new.credit_account) and kept order by code for update;
       if exists (select 1 from ledger_accounts where code in (new.debit_account, new.credit_account) and closed)
         then raise exception 'account closed'; end if;
       update ledger_accounts set debits = debits + new.amount where code = new.debit_account and kept;
       update ledger_accounts set credits = credits + new.amount where code = new.credit_account and kept;
       return null; end $$`,
    `create or replace trigger transfers_post after insert on transfers for each row execute function transfers_post()`,
    `create or replace function ledger_accounts_only_grow() returns trigger language plpgsql as
     $$ begin raise exception 'account totals only grow'; end $$`,
    `create or replace trigger ledger_accounts_only_grow before update on ledger_accounts for each row
     when (new.debits < old.debits or new.credits < old.credits
       or ${['code', 'currency', 'kind', 'kept', 'no_debit_excess'].map((column) => changed(column, 'is distinct from')).join(' or ')})
     execute function ledger_accounts_only_grow()`,
    `create or replace function holds_frozen() returns trigger language plpgsql as
     $$ begin raise exception 'what was reserved is frozen'; end $$`,
    `create or replace trigger holds_frozen before update on holds for each row
     when (${FROZEN.map((column) => changed(column, 'is distinct from')).join(' or ')})
     execute function holds_frozen()`,
  ],
};
