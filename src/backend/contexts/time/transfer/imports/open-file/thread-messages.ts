/** What the backend and the thread that reads a large file say to one another. */
import type { RootOperationNode } from 'kysely';
import type { RuleBook } from '../../../../account/model/time-rule-fields.ts';
import type { Problem, ReadOptions } from '../../readers/source-row.ts';
import type { Practice } from '../imports.ports.ts';
import type { CreateTimeImport, ImportResult } from '../imports.schema.ts';
import type { LookQuestion } from '../looking.ts';
import type { AgainRow } from '../resolve/find-existing.ts';
import type { Resolved, ResolvedRow } from '../resolve/resolved-rows.ts';
import type { Decided } from './open-file.ts';
import type { ThreadFailure } from './thread-failure.ts';

/** What looking needs of the records: the backend alone has them. */
export type RecordsAsk =
  | { readonly kind: 'query'; readonly node: RootOperationNode }
  | { readonly kind: 'practice' | 'rules' | 'decides' };

/** By the kind of the ask. */
export interface RecordsAnswer {
  readonly query: readonly Record<string, unknown>[];
  readonly practice: Practice;
  readonly rules: RuleBook;
  readonly decides: boolean;
}

export type ToThread =
  | { readonly type: 'open'; readonly bytes: Uint8Array }
  | { readonly type: 'hash'; readonly content: Omit<CreateTimeImport, 'id' | 'file'> }
  | { readonly type: 'read'; readonly options: ReadOptions }
  /** `now`: epoch milliseconds. */
  | { readonly type: 'look'; readonly question: LookQuestion; readonly now: number }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'unanswered'; readonly id: number }
  | { readonly type: 'piece'; readonly from: number };

/** A new record of the file by its place among those, one that is there as it is. */
export type Placed<Item> = Item | number;

export interface WireRow extends Omit<ResolvedRow, 'client' | 'project' | 'task'> {
  readonly client: Placed<ResolvedRow['client']>;
  readonly project: Placed<ResolvedRow['project']>;
  readonly task: Placed<NonNullable<ResolvedRow['task']>> | undefined;
}

export type FromThread =
  /** The request without the text of its file, whose place an empty one takes. */
  | { readonly type: 'opened'; readonly envelope: unknown }
  | { readonly type: 'hashed'; readonly hash: string }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'read'; readonly problems: readonly Problem[] }
  | { readonly type: 'ask'; readonly id: number; readonly ask: RecordsAsk }
  | { readonly type: 'taken'; readonly taken: readonly AgainRow[] }
  | {
      readonly type: 'looked';
      readonly result: ImportResult;
      readonly named: Omit<Resolved, 'rows'>;
      readonly sheets: readonly Decided[];
      readonly rowCount: number;
    }
  | { readonly type: 'piece'; readonly rows: readonly WireRow[] }
  | ({ readonly type: 'failed' } & ThreadFailure);
