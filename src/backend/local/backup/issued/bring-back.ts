/**
 * Copies issued documents of the newer database into the one of a backup, with all that they are made of and what was paid on them.
 * Books are kept by client: what clients of brought-back documents owe and paid is as it was in the newer one.
 */
import type { DatabaseSync } from 'node:sqlite';
import { vanishing } from './list-vanishing.ts';

/** What is brought back, as queries over tables that `collect` makes. */
const brought = 'SELECT id FROM temp.brought';
const booked =
  "SELECT id FROM newer.invoices WHERE state <> 'draft' AND client_id IN (SELECT id FROM temp.debtors)";
const sheets = 'SELECT id FROM temp.sheets';
const entries = 'SELECT id FROM temp.entries';
const payments = 'SELECT id FROM newer.payments WHERE client_id IN (SELECT id FROM temp.debtors)';

/** Their time, and that of the invoices that brought-back credit notes correct: it may have been released. */
const collect = `
  CREATE TEMP TABLE brought AS ${vanishing};
  CREATE TEMP TABLE debtors AS SELECT DISTINCT client_id AS id FROM newer.invoices WHERE id IN (${brought});
  CREATE TEMP TABLE sheets AS SELECT DISTINCT e.timesheet_id AS id FROM newer.time_entries e
    JOIN newer.invoice_line_entries l ON l.entry_id = e.id
    WHERE e.timesheet_id IS NOT NULL AND (l.invoice_id IN (${brought})
      OR l.invoice_id IN (SELECT preceding_id FROM newer.invoices WHERE id IN (${brought})));
  CREATE TEMP TABLE entries AS SELECT id FROM newer.time_entries WHERE timesheet_id IN (${sheets})
    UNION SELECT entry_id FROM newer.invoice_line_entries WHERE invoice_id IN (${brought})
      OR invoice_id IN (SELECT preceding_id FROM newer.invoices WHERE id IN (${brought}));`;

/** A draft of then was issued since, and its time billed; claims of other drafts on that time end. */
const clear = [
  `DELETE FROM main.billed_entries WHERE invoice_id IN (${booked})
    OR entry_id IN (SELECT entry_id FROM newer.billed_entries WHERE invoice_id IN (${booked}))`,
  `DELETE FROM main.invoice_line_entries WHERE invoice_id IN (${brought})`,
  `DELETE FROM main.invoice_lines WHERE invoice_id IN (${brought})`,
];

interface Copied {
  readonly table: string;
  readonly where: string;
  /** True: a row that is there is left as it is in the backup. */
  readonly keeps?: boolean;
}

/** Parents before their children. */
const copied: readonly Copied[] = [
  { table: 'users', where: 'true', keeps: true },
  { table: 'clients', where: `id IN (SELECT id FROM temp.debtors)`, keeps: true },
  ...(['clients', 'projects', 'tasks'] as const).map((table): Copied => {
    const own = `SELECT project_id FROM newer.time_entries WHERE id IN (${entries})`;
    const where = {
      clients: `id IN (SELECT client_id FROM newer.projects WHERE id IN (${own}))`,
      projects: `id IN (${own})`,
      tasks: `id IN (SELECT task_id FROM newer.time_entries WHERE id IN (${entries}))`,
    };
    return { table, where: where[table], keeps: true };
  }),
  { table: 'timesheets', where: `id IN (${sheets})` },
  { table: 'time_entries', where: `id IN (${entries})` },
  { table: 'timesheet_verdicts', where: `entry_id IN (${entries})` },
  { table: 'timesheet_comments', where: `timesheet_id IN (${sheets})` },
  { table: 'invoices', where: `id IN (${booked})` },
  { table: 'invoice_lines', where: `invoice_id IN (${brought})` },
  { table: 'invoice_line_entries', where: `invoice_id IN (${brought})` },
  { table: 'billed_entries', where: `invoice_id IN (${booked})` },
  { table: 'payments', where: `id IN (${payments})`, keeps: true },
  { table: 'payment_allocations', where: `payment_id IN (${payments})`, keeps: true },
  { table: 'skipped_numbers', where: 'true', keeps: true },
  {
    table: 'number_counters',
    where: `EXISTS (SELECT 1 FROM newer.invoices i WHERE i.organization_id = number_counters.organization_id
      AND i.series_prefix = number_counters.prefix AND i.series_year = number_counters.year)`,
  },
  { table: 'stored_files', where: `sha256 IN (SELECT sha256 FROM newer.invoice_files)`, keeps: true },
  { table: 'stored_files', where: `sha256 IN (SELECT sha256 FROM newer.invoice_logos)`, keeps: true },
  { table: 'invoice_logos', where: 'true', keeps: true },
  { table: 'invoice_files', where: `invoice_id IN (${booked})` },
];

/**
 * All or nothing. The locks on issued documents are lifted for it inside the transaction, and in place again after it.
 * @throws where the rows of both do not go together
 */
export function bringBack(database: DatabaseSync): void {
  database.exec(collect);
  database.exec('BEGIN IMMEDIATE');
  try {
    const locks = database.prepare("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'").all();
    for (const { name } of locks) database.exec(`DROP TRIGGER main."${name}"`);
    for (const sql of clear) database.exec(sql);
    for (const each of copied) copyRows(database, each);
    for (const { sql } of locks) database.exec(String(sql));
    const dangling = database.prepare('PRAGMA main.foreign_key_check').get();
    if (dangling)
      throw new Error(`A row of ${dangling['table']} names one of ${dangling['parent']} that is not there.`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function copyRows(database: DatabaseSync, { table, where, keeps = false }: Copied): void {
  const columns = database
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => `"${name}"`)
    .join(', ');
  const keys = database
    .prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
    .map(({ name }) => `"${name}"`)
    .join(', ');
  const set = columns
    .split(', ')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  // Only a row of the same key gives way: what clashes otherwise is an error.
  database.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table} WHERE ${where}
    ON CONFLICT (${keys}) DO ${keeps ? 'NOTHING' : `UPDATE SET ${set}`}`);
}
