/** From a declared record on the wire to the columns of its table, and back. */
import { v7 as newId } from 'uuid';
import { archivedAt } from '../db/changes.ts';
import { type Caller, personOf } from '../http/actor.ts';
import { toInstant, toInstantOrNull } from '../http/instant.ts';
import type { AnyDeclaration, RecordRow } from './declaration.ts';
import type { Field, Stamps } from './fields.ts';

export function columnOf(name: string, { column }: Field): string {
  return column ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function fromColumn(value: unknown, { json }: Field): unknown {
  return json && typeof value === 'string' ? JSON.parse(value) : value;
}

/** As the API shows it, but for what is computed then. */
export function toItem({ fields, archives }: AnyDeclaration, row: RecordRow): Stamps {
  const shown = Object.entries(fields).map(([name, field]) => [
    name,
    fromColumn(Reflect.get(row, columnOf(name, field)), field),
  ]);
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    ...Object.fromEntries(shown),
    ...(archives && { archivedAt: toInstantOrNull(Reflect.get(row, 'archived_at')) }),
  };
}

/** Columns of the fields that are said. */
export function toColumns({ fields }: Pick<AnyDeclaration, 'fields'>, said: object): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value: unknown = Reflect.get(said, name);
      return value === undefined ? [] : [[columnOf(name, field), field.json ? JSON.stringify(value) : value]];
    }),
  );
}

interface NewRecord {
  readonly actor: Caller['actor'];
  readonly organizationId: string;
  readonly now: number;
}

export function toNewRow(
  declaration: AnyDeclaration,
  { actor, organizationId, now }: NewRecord,
  input: { readonly id?: string | undefined },
): RecordRow {
  const { own, archives, rules } = declaration;
  return {
    id: input.id ?? newId(),
    organization_id: organizationId,
    created_at: now,
    updated_at: now,
    version: 1,
    ...(own !== undefined && { [own]: personOf({ actor }).userId }),
    ...(archives && { archived_at: null }),
    ...toColumns(declaration, input),
    ...rules?.complete?.(input, now),
  };
}

/** What a patch changes; columns that it does not name stay as they are. */
export function toChange(
  declaration: AnyDeclaration,
  row: RecordRow,
  { patch, now }: { readonly patch: object; readonly now: number },
): object {
  const { archives } = declaration;
  const kept = { archived_at: Reflect.get(row, 'archived_at') };
  return {
    ...toColumns(declaration, patch),
    ...(archives && { archived_at: archivedAt(kept, Reflect.get(patch, 'archived'), now) }),
    updated_at: now,
  };
}
