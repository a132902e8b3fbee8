/** The records as the thread sees them: each statement goes to the backend, which has the database and the transaction. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Reader, Schema } from '../../../../../schema.ts';
import type { LookPorts } from '../looking.ts';
import type { RecordsAnswer, RecordsAsk } from './thread-messages.ts';

export type AskRecords = <Ask extends RecordsAsk>(ask: Ask) => Promise<RecordsAnswer[Ask['kind']]>;

/** Reads alone: a transaction is the backend's, and nothing streams. */
class RemoteConnection implements DatabaseConnection {
  readonly #ask: AskRecords;

  constructor(ask: AskRecords) {
    this.#ask = ask;
  }

  async executeQuery<Row>({ query }: CompiledQuery): Promise<QueryResult<Row>> {
    const rows = await this.#ask({ kind: 'query', node: query });
    return { rows: rows as Row[] };
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator, and nothing here streams.
  async *streamQuery<Row>(): AsyncGenerator<QueryResult<Row>> {
    throw refused();
  }
}

function refused(): Error {
  return new Error('The thread of an import reads records, and nothing else.');
}

function createDriver(ask: AskRecords): Driver {
  const refuse = async () => {
    throw refused();
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => new RemoteConnection(ask),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  };
}

/** What is compiled here is thrown away: the backend compiles the statement for its own database. */
export function createRemoteReader(ask: AskRecords): Reader {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => createDriver(ask),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

export function createRemotePorts(ask: AskRecords, now: number): LookPorts {
  return {
    clock: () => now,
    loadPractice: async () => await ask({ kind: 'practice' }),
    loadRuleBook: async () => await ask({ kind: 'rules' }),
    mayDecideOwn: async () => await ask({ kind: 'decides' }),
  };
}
