import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { lockStatements } from './locks.ts';

/** Patterns of numbers in place of a prefix, series of a client, and a first number that the practice says. */
export const numberSeries: Migration = {
  name: '0029-money-number-series',
  async up(db, dialect) {
    const usual = "'{YYYY}-{####}'";
    await sql
      .raw(`alter table organizations add column invoice_pattern text not null default ${usual}`)
      .execute(db);
    await sql
      .raw(
        "alter table organizations add column credit_note_pattern text not null default 'CN-{YYYY}-{####}'",
      )
      .execute(db);
    await db.schema.alterTable('clients').addColumn('invoice_pattern', 'text').execute();
    await sql
      .raw('alter table number_counters add column first_sequence integer not null default 1')
      .execute(db);
    await keepPrefixes(db);
    for (const statement of lockStatements(dialect, locks)) await sql.raw(statement).execute(db);
  },
};

/** As invoices of before were numbered, so that their series go on. */
async function keepPrefixes(db: Parameters<Migration['up']>[0]): Promise<void> {
  const { rows } = await sql<{ id: string; invoice_prefix: string }>`
    select id, invoice_prefix from organizations where invoice_prefix <> ''`.execute(db);
  for (const { id, invoice_prefix: text } of rows) {
    const prefix = text.replace(/-+$/, '');
    const joint = /[A-Za-z0-9]$/.test(prefix) ? '-' : '';
    const invoice = `${prefix}${joint}{YYYY}-{####}`;
    await sql`update organizations set invoice_pattern = ${invoice}, credit_note_pattern = ${`CN-${invoice}`}
      where id = ${id}`.execute(db);
  }
}

/** A series that has given no number yet. */
const unused = (row: string) =>
  `${row}.last_issue_date is null and ${row}.last_sequence = ${row}.first_sequence - 1`;

/** Those of migration 0002, which know no first number but 1. */
const locks = [
  {
    name: 'number_counters_dense',
    table: 'number_counters',
    on: 'update',
    when: `NEW.organization_id <> OLD.organization_id or NEW.prefix <> OLD.prefix or NEW.year <> OLD.year
      or NEW.last_issue_date < OLD.last_issue_date
      or (not (${unused('OLD')} and ${unused('NEW')}) and (NEW.first_sequence <> OLD.first_sequence
        or NEW.last_sequence not in (OLD.last_sequence, OLD.last_sequence + 1)))`,
    message: 'Numbers run on without gap, in the order of dates.',
  },
  {
    name: 'number_counters_start',
    table: 'number_counters',
    on: 'insert',
    when: `NEW.first_sequence < 1 or NEW.last_sequence not in (NEW.first_sequence, NEW.first_sequence - 1)
      or (NEW.last_sequence = NEW.first_sequence and NEW.first_sequence <> 1)`,
    message: 'A series begins with its first number.',
  },
] as const;
