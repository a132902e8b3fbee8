/** Fields of a declared record: what each is on the wire, in which column it lies, and who may say it when. Types alone. */
import type { Selectable } from 'kysely';
import type * as z from 'zod';
import type { Schema } from '../../schema.ts';
import type { refuseNamed } from '../http/refusals/lacking.ts';
import type { ColumnOf, TableName } from '../reach/table-scope.ts';

/** Another record that a field names: there is none that the sender sees, or it was archived. */
export interface Named {
  readonly table: Parameters<typeof refuseNamed>[1];
  /** Absent: an archived one is named like any other. */
  readonly refuseArchived?: () => Error;
}

export interface Field {
  /** Of the record, and of what writes it where nothing else is said. */
  readonly schema: z.ZodType;
  /** Of a new record: one with a default, or one that may be left out and follows from the others. */
  readonly create?: z.ZodType;
  /** Said once: no patch changes it. */
  readonly fixed?: true;
  /** Lists take it, to hold only records that have it. */
  readonly filter?: true;
  /** Its name in small letters with `_` where none is said. */
  readonly column?: string;
  /** It lies there as text in JSON. */
  readonly json?: true;
  readonly names?: Named;
}

export type Fields = Readonly<Record<string, Field>>;
export type Shape = Readonly<Record<string, z.ZodType>>;
/** Of a declaration that brings none. */
export type NoShape = Readonly<Record<never, z.ZodType>>;

export type RowOf<T extends TableName> = Selectable<Schema[T]>;

type Snake<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${Snake<Rest>}`
  : Name;

type ColumnFor<Name extends string, F extends Field> = F extends { readonly column: infer Column }
  ? Column
  : Snake<Name>;

type InColumn<F extends Field> = F extends { readonly json: true } ? string : z.output<F['schema']>;

type FieldOf<T extends TableName, Name extends string, F extends Field> =
  ColumnFor<Name, F> extends infer Column extends ColumnOf<T>
    ? InColumn<F> extends RowOf<T>[Column & keyof RowOf<T>]
      ? F
      : { readonly schema: z.ZodType<RowOf<T>[Column & keyof RowOf<T>]> }
    : { readonly column: ColumnOf<T> };

/** Each field has a column of the table, which takes what its schema gives. */
export type FieldsOf<T extends TableName, F extends Fields> = {
  readonly [Name in keyof F & string]: FieldOf<T, Name, F[Name]>;
};

type Schemas<F extends Fields> = { readonly [Name in keyof F]: F[Name]['schema'] };
type CreateSchemas<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends { readonly create: infer Create extends z.ZodType }
    ? Create
    : F[Name]['schema'];
};
type Changing<F extends Fields> = {
  readonly [Name in keyof F as F[Name] extends { readonly fixed: true } ? never : Name]: F[Name]['schema'];
};
type Filters<F extends Fields> = {
  readonly [Name in keyof F as F[Name] extends { readonly filter: true } ? Name : never]: F[Name]['schema'];
};

/** Nothing of a shape that is empty. */
export type Output<S extends Shape> = [keyof S] extends [never] ? unknown : z.output<z.ZodObject<S>>;

/** What every record carries. */
export interface Stamps {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

type Archived<Archives, What> = Archives extends true ? What : unknown;

export type ItemOf<F extends Fields, Archives> = Stamps &
  Output<Schemas<F>> &
  Archived<Archives, { readonly archivedAt: string | null }>;
export type CreateOf<F extends Fields, Taken extends Shape> = { readonly id?: string | undefined } & Output<
  CreateSchemas<F>
> &
  Output<Taken>;
export type PatchOf<F extends Fields, Archives> = Partial<
  Output<Changing<F>> & Archived<Archives, { readonly archived: boolean }>
>;
export type QueryOf<F extends Fields, Archives> = {
  readonly limit: number;
  readonly cursor?: string | undefined;
} & Partial<Output<Filters<F>> & Archived<Archives, { readonly archived: boolean }>>;
