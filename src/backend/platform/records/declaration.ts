/** What a slice says of a plain record (HOUSE 24): all else follows from it. Types alone. */
import type { RouteAccess } from '../http/authorization.ts';
import type { ColumnOf, TableName } from '../reach/table-scope.ts';
import type { Work } from '../unit-of-work.ts';
import type { CreateOf, Fields, FieldsOf, RowOf, Shape } from './fields.ts';
import type { RecordKind } from './record-events.ts';

/** Columns that every record has. */
export interface RecordRow {
  readonly id: string;
  readonly organization_id: string;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** Tables that have these columns. */
export type RecordTable = { [T in TableName]: RowOf<T> extends RecordRow ? T : never }[TableName];

/** What no declaration says; each refuses by throwing. */
export interface RecordRules<Row, Create> {
  /** Columns of a new record that follow from what was sent. */
  complete?(input: Create, now: number): Partial<Row>;
  /** What has to hold of a record, be it new or changed. */
  check?(row: Row): void;
  /** Before a new one is written; not where it is there already. */
  beforeCreate?(work: Work, row: Row): Promise<void>;
  afterCreate?(work: Work, row: Row, input: Create): Promise<void>;
  beforeRemove?(work: Work, row: Row): Promise<void>;
}

/** The column by which its lists are sorted, ascending. */
export interface ListedBy<Column> {
  readonly column: Column;
  readonly holds: 'text' | 'number';
}

/** Names that look alike: ids of the rows whose names may be of the same thing. */
export type FindAlike = (
  rows: readonly { readonly id: string; readonly name: string }[],
  like: string,
) => Promise<readonly string[]>;

/** What is said of any record, whatever its table. */
export interface Declared<Kind extends RecordKind> {
  /** `saved-report`: its paths, operations, events and refusals are named by it. */
  readonly kind: Kind;
  /** `/api/v1/saved-reports` where none is said. */
  readonly path?: `/api/v1/${string}`;
  readonly access: { readonly read: RouteAccess; readonly write: RouteAccess };
  /** It is archived in place of being deleted: `archived_at`, `archived` of patches and lists. */
  readonly archives?: true;
  /** Lists take `like`, of the column `name`. */
  readonly like?: FindAlike;
  /** Its events carry nothing of it. */
  readonly silent?: true;
  /** As with one resource. */
  readonly tellsMore?: true;
}

export interface Declaration<
  T extends RecordTable,
  Kind extends RecordKind,
  F extends Fields,
  Taken extends Shape,
  Shown extends Shape,
> extends Declared<Kind> {
  readonly table: T;
  readonly fields: F & FieldsOf<T, F>;
  /** The person whose record it is, who alone makes one. */
  readonly own?: ColumnOf<T>;
  readonly listedBy: ListedBy<ColumnOf<T>>;
  /** Fields whose values only one record has together; the last one is refused. */
  readonly unique?: readonly (keyof F & string)[];
  /** What is sent with a new one beside its fields. */
  readonly takes?: Taken;
  /** What is shown beside its fields, and computed then (`Show`). */
  readonly shows?: Shown;
  readonly rules?: RecordRules<RowOf<T>, CreateOf<F, Taken>>;
}

/** The same where its table is known at run time alone. */
export interface AnyDeclaration extends Declared<RecordKind> {
  readonly table: RecordTable;
  readonly fields: Fields;
  readonly own?: string;
  readonly listedBy: ListedBy<string>;
  readonly unique?: readonly string[];
  readonly takes?: Shape;
  readonly shows?: Shape;
  readonly rules?: RecordRules<RecordRow, object>;
}
