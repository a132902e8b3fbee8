/** Tables, lanes and lines that the writer and the parent that kills it share. */
import type { Migration } from '../../../src/backend/platform/db/migrate.ts';

/** The three ways to write: a batch in one message, an interactive transaction, a single statement. */
export const lanes = ['batch', 'interactive', 'single'] as const;
export type Lane = (typeof lanes)[number];

/** A batch and an interactive transaction write one row to each table and raise the total. */
export interface TortureSchema {
  entries: { lane: Lane; sequence: number; text: string };
  log: { lane: Lane; sequence: number };
  totals: { lane: Lane; n: number };
}

export interface LaneState {
  readonly entries: number;
  readonly highest: number;
  readonly log: number;
  readonly total: number;
}
export type StoreState = Readonly<Record<Lane, LaneState>>;

export type WriterLine =
  | { readonly found: StoreState }
  | { readonly acknowledged: Lane; readonly sequence: number };

export const tortureMigrations: readonly Migration[] = [
  {
    name: '0001-torture',
    async up(trx) {
      await trx.schema
        .createTable('entries')
        .addColumn('lane', 'text', (column) => column.notNull())
        .addColumn('sequence', 'integer', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('entries_key', ['lane', 'sequence'])
        .execute();
      await trx.schema
        .createTable('log')
        .addColumn('lane', 'text')
        .addColumn('sequence', 'integer')
        .execute();
      await trx.schema
        .createTable('totals')
        .addColumn('lane', 'text', (column) => column.primaryKey())
        .addColumn('n', 'integer', (column) => column.notNull())
        .execute();
      await trx
        .insertInto('totals')
        .values(lanes.map((lane) => ({ lane, n: 0 })))
        .execute();
    },
  },
];
