/**
 * Proves statements of a suite on the database that it does not run on: each distinct one is compiled for that dialect
 * from the query's own nodes and EXPLAINed there, on a migrated, empty database that the process keeps.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { type CompiledQuery, Kysely, type LogEvent, PostgresDialect } from 'kysely';
import { openSqlite } from '../../platform/db/index.ts';
import type { Migration } from '../../platform/db/migrate.ts';
import { createPostgresDatabase } from './postgres-databases.ts';
import { createMigratedFolder } from './sqlite-templates.ts';

export type ProvingKind = 'sqljs' | 'postgres';
type Prover = Kysely<unknown>;

export interface ExplainedStatements {
  /** For Kysely's log: hears of a statement that ran, or failed. */
  hear(event: Pick<LogEvent, 'query'>): void;
  /** Throws an AssertionError with the text of each statement since the last call that the other database refuses. */
  explain(): Promise<void>;
}

/** By migrations: what this process has had explained on one kind, and where. */
const known = new Map<readonly Migration[], Record<ProvingKind, Known>>();

interface Known {
  readonly texts: Set<string>;
  prover?: Promise<Prover>;
}

/** On `kind`; failures name `file`. */
export function explainStatements(
  kind: ProvingKind,
  { file, migrations }: { readonly file: string; readonly migrations: readonly Migration[] },
): ExplainedStatements {
  const { [kind]: own } = knownOf(migrations);
  const waiting: CompiledQuery[] = [];
  return {
    hear({ query }) {
      if (own.texts.has(query.sql)) return;
      own.texts.add(query.sql);
      if (isOfBoth(query)) waiting.push(query);
    },
    async explain() {
      const heard = waiting.splice(0);
      if (heard.length === 0) return;
      own.prover ??= openProver(kind, migrations);
      const prover = await own.prover;
      const refusals = (await Promise.all(heard.map((query) => refusalOf(prover, query)))).flat();
      assert.ok(refusals.length === 0, `${kind} refuses what ${file} runs:\n${refusals.join('\n')}`);
    },
  };
}

function knownOf(migrations: readonly Migration[]): Record<ProvingKind, Known> {
  const found = known.get(migrations) ?? { sqljs: { texts: new Set() }, postgres: { texts: new Set() } };
  known.set(migrations, found);
  return found;
}

const explained = /^\s*(?:select|insert|update|delete|with)\b/i;
/** Written behind a look at the dialect, for one of them alone: its locks, its catalogs. */
const ofOneDialect =
  /\bpg_advisory_xact_lock\(|\binformation_schema\.|\bpg_catalog\b|\bsqlite_master\b|\bpragma_\w+\(/;

function isOfBoth({ sql: text }: CompiledQuery): boolean {
  return explained.test(text) && !ofOneDialect.test(text);
}

/** With its own values: PostgreSQL checks their types where it plans. */
async function refusalOf(prover: Prover, { query, queryId }: CompiledQuery): Promise<readonly string[]> {
  const compiled = prover.getExecutor().compileQuery(query, queryId);
  try {
    await prover.executeQuery({ ...compiled, sql: `explain ${compiled.sql}` });
    return [];
  } catch (error) {
    return [`${compiled.sql}\n  ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function openProver(kind: ProvingKind, migrations: readonly Migration[]): Promise<Prover> {
  return kind === 'postgres' ? await openOnPostgres(migrations) : await openOnSqlite(migrations);
}

async function openOnPostgres(migrations: readonly Migration[]): Promise<Prover> {
  const { pool } = await createPostgresDatabase(migrations);
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

async function openOnSqlite(migrations: readonly Migration[]): Promise<Prover> {
  const directory = await createMigratedFolder('sqljs', migrations);
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const { query } = await openSqlite<unknown>({ directory, driver: 'sqljs' });
  return query;
}
