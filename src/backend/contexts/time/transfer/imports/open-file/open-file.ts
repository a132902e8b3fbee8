/**
 * A file that came in, wherever it is read: a small one by the backend itself, a large one in a thread of its own. Both do
 * the same, so that nobody can tell from the outcome which it was.
 */
import type { Reader } from '../../../../../schema.ts';
import type { Problem, ReadOptions } from '../../readers/source-row.ts';
import type { DecidedSheet } from '../imports.ports.ts';
import type { CreateTimeImport, ImportResult } from '../imports.schema.ts';
import type { LookPorts, LookQuestion } from '../looking.ts';
import type { AgainRow } from '../resolve/find-existing.ts';
import type { Resolved, ResolvedRow } from '../resolve/resolved-rows.ts';

/** What a sheet of an import is for. */
export interface Decided {
  readonly userId: string;
  readonly localDate: string;
  readonly state: DecidedSheet['state'];
}

/** What the file would bring, by the records at that moment. */
export interface LookedFile {
  readonly result: ImportResult;
  /** Names and people, those to be made among them. */
  readonly named: Omit<Resolved, 'rows'>;
  /** Rows of earlier imports whose state is taken over. */
  readonly taken: readonly AgainRow[];
  /** At least one of each person, week and state that needs a sheet, in the order of time. */
  readonly sheets: readonly Decided[];
  readonly rowCount: number;
  /** All rows in the order of time, some hundred at once. */
  pieces(): AsyncIterable<readonly ResolvedRow[]>;
}

export interface OpenFile {
  /** Of the file and what was said with it: the same request has the same. */
  hashWith(content: Omit<CreateTimeImport, 'id' | 'file'>): Promise<string>;
  /** Once, before it is looked at. What is given back refuses the file. */
  read(
    options: ReadOptions,
    hooks: { readonly signal: AbortSignal; onProgress(fraction: number): void },
  ): Promise<readonly Problem[]>;
  /** As often as it is asked; in a transaction, where `db` is one. */
  look(
    db: Reader,
    question: LookQuestion,
    hooks: { readonly ports: LookPorts; readonly signal: AbortSignal },
  ): Promise<LookedFile>;
  /** Lets go of it. */
  close(): void;
}
