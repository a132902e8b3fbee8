import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id } from './columns.ts';
import { type Lock, lockStatements } from './locks.ts';

type Schema = Kysely<MigrationSchema>;

/** What an invoice owes beside its payments, how it was sent, and the ledger of payments. */
export const moneyPayments: Migration = {
  name: '0026-money-payments',
  async up(db, dialect) {
    await addAmounts(db);
    await copyRoundings(db);
    // Until now a credit note took back the whole invoice.
    await sql`update invoices set credited_minor = gross_minor + rounding_minor where state = 'cancelled'`.execute(
      db,
    );
    await createLedger(db);
    for (const statement of lockStatements(dialect, locks)) {
      await sql.raw(statement).execute(db);
    }
  },
};

async function addAmounts(db: Schema): Promise<void> {
  for (const column of ['rounding_minor', 'credited_minor', 'discounted_minor', 'written_off_minor']) {
    await db.schema
      .alterTable('invoices')
      .addColumn(column, 'bigint', (built) => built.notNull().defaultTo(0))
      .execute();
  }
  await db.schema.alterTable('invoices').addColumn('sent_on', 'varchar(10)').execute();
  await db.schema.alterTable('invoices').addColumn('sent_to', 'text').execute();
  await db.schema.alterTable('invoices').addColumn('sent_via', 'text').execute();
}

/** BT-114 was told among the details alone. */
async function copyRoundings(db: Schema): Promise<void> {
  const rows = await db
    .selectFrom('invoices')
    .select(['id', 'details'])
    .where('details', 'like', '%"rounding"%')
    .execute();
  for (const row of rows) {
    const rounding = JSON.parse(String(row['details']))?.rounding?.minor;
    if (typeof rounding === 'number') {
      await db
        .updateTable('invoices')
        .set({ rounding_minor: rounding })
        .where('id', '=', row['id'])
        .execute();
    }
  }
}

async function createLedger(db: Schema): Promise<void> {
  await db.schema
    .createTable('payments')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('client_id', id, (column) => column.notNull().references('clients.id'))
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('payment', 'refund', 'write_off', 'transfer')`),
    )
    .addColumn('value_date', 'varchar(10)', (column) => column.notNull())
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'varchar(3)', (column) => column.notNull())
    .addColumn('account', 'text')
    .addColumn('reference', 'text')
    .addColumn('note', 'text')
    .addColumn('reverses_id', id, (column) => column.references('payments.id').unique())
    .addColumn('recorded_by', id, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('payments_newest')
    .on('payments')
    .columns(['organization_id', 'id desc'])
    .execute();
  await db.schema
    .createIndex('payments_by_client')
    .on('payments')
    .columns(['organization_id', 'client_id'])
    .execute();
  await db.schema
    .createTable('payment_allocations')
    .addColumn('payment_id', id, (column) => column.notNull().references('payments.id'))
    .addColumn('organization_id', id, (column) => column.notNull())
    .addColumn('invoice_id', id, (column) => column.notNull().references('invoices.id'))
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('paid', 'discounted', 'written_off')`),
    )
    .addColumn('minor', 'bigint', (column) => column.notNull().check(sql`minor <> 0`))
    .addPrimaryKeyConstraint('payment_allocations_key', ['payment_id', 'invoice_id', 'kind'])
    .execute();
  await db.schema
    .createIndex('payment_allocations_by_invoice')
    .on('payment_allocations')
    .columns(['organization_id', 'invoice_id'])
    .execute();
}

const kept = 'A payment is reversed by another one, never changed or deleted.';

const locks: readonly Lock[] = [
  ...['payments', 'payment_allocations'].flatMap((table): Lock[] => [
    { name: `${table}_fixed`, table, on: 'update', when: 'true', message: kept },
    { name: `${table}_kept`, table, on: 'delete', when: 'true', message: kept },
  ]),
  {
    name: 'invoices_rounding_final',
    table: 'invoices',
    on: 'update',
    when: `OLD.state <> 'draft' and OLD.rounding_minor is distinct from NEW.rounding_minor`,
    message: 'An issued invoice is final: correct it with a credit note.',
  },
];
