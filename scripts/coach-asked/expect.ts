/** What the SQL of a question gives over a copy of the demo's database. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type FigureKind, type Question, setsFolder } from './read-sets.ts';

/** A value as SQL has it: seconds, minor units (with their currency), a number, an ISO date, a name. */
export interface Value {
  readonly value: number | string;
  readonly currency: string | undefined;
}

export interface Figures {
  readonly kind: FigureKind;
  readonly values: readonly Value[];
  readonly any: boolean;
}

export interface Expected {
  /** The first is the question as it is meant, the others are right, too. */
  readonly readings: readonly Figures[];
  readonly opposite: Figures | undefined;
}

export interface ExpectedReader {
  read(question: Question): Expected;
  close(): void;
}

export function openExpected(root: string, file: string, today: string): ExpectedReader {
  const database = new DatabaseSync(file);
  database.exec(readFileSync(path.join(root, setsFolder, 'views.sql'), 'utf8'));
  const run = (kind: FigureKind, sql: string, any = false): Figures => {
    const statement = database.prepare(sql);
    const rows = sql.includes(':today') ? statement.all({ today }) : statement.all();
    return { kind, any, values: rows.flatMap(valueOfRow) };
  };
  return {
    read({ expected: { kind, sql, any, or = [], opposite } }) {
      return {
        readings: [run(kind, sql, any), ...or.map((other) => run(other.kind, other.sql))],
        opposite: opposite === undefined ? undefined : run(kind, opposite),
      };
    },
    close: () => database.close(),
  };
}

function valueOfRow(row: Readonly<Record<string, unknown>>): Value[] {
  const [value, currency] = Object.values(row);
  if (typeof value !== 'number' && typeof value !== 'string') return [];
  return [{ value, currency: typeof currency === 'string' ? currency : undefined }];
}
