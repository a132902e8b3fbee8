/**
 * Which rows a grant opens, worked out from the declarations over all rows in memory: what statements must agree with, by
 * other means than theirs.
 */
import type { Kysely } from 'kysely';
import type { Grant } from '../../../domain/authorization.ts';
import type { Scopes, TableName, Via } from '../../platform/reach/table-scope.ts';
import type { Schema } from '../../schema.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Asker {
  readonly organizationId: string;
  readonly userId?: string;
  readonly clientId?: string;
}

/** Of a table whose rows are tied to a person, member or client by columns of their own. */
type TiedScope = Exclude<NonNullable<Scopes[TableName]>, string | { readonly partOf: unknown }>;

export class Oracle {
  readonly #scopes: Scopes;
  readonly #rows: ReadonlyMap<string, readonly Row[]>;

  private constructor(scopes: Scopes, rows: ReadonlyMap<string, readonly Row[]>) {
    this.#scopes = scopes;
    this.#rows = rows;
  }

  static async read(db: Kysely<Schema>, scopes: Scopes): Promise<Oracle> {
    const rows = new Map<string, readonly Row[]>();
    for (const table of Object.keys(scopes) as TableName[])
      rows.set(table, (await db.selectFrom(table).selectAll().execute()) as readonly Row[]);
    return new Oracle(scopes, rows);
  }

  rowsOf(table: string): readonly Row[] {
    return this.#rows.get(table) ?? [];
  }

  reached(table: TableName, asker: Asker, grant: Grant): readonly Row[] {
    return this.rowsOf(table).filter((row) => this.#isReached(table, row, { asker, grant }));
  }

  #isReached(table: TableName, row: Row, by: { readonly asker: Asker; readonly grant: Grant }): boolean {
    const scope = this.#scopes[table];
    const of = row[table === 'organizations' ? 'id' : 'organization_id'];
    if (of !== by.asker.organizationId || scope === undefined || scope === 'nobody') return false;
    if (scope === 'everyone') return true;
    if ('partOf' in scope) {
      const whole = this.rowsOf(scope.partOf).find(({ id }) => id === row[scope.by]);
      return whole !== undefined && this.#isReached(scope.partOf, whole, by);
    }
    return this.#isGranted(scope, row, by);
  }

  #isGranted(
    scope: TiedScope,
    row: Row,
    { asker, grant: given }: { readonly asker: Asker; readonly grant: Grant },
  ): boolean {
    const grant = given === 'all' && scope.ownOnly ? 'own' : given;
    switch (grant) {
      case 'all':
        return true;
      case 'own':
        return isOwn(scope, row, asker);
      case 'member':
      case 'lead':
        return (
          isOwn(scope, row, asker) ||
          (!isOfOther(scope, row, asker) && this.#isTied(scope.member, row, { tie: grant, asker }))
        );
      case 'client':
        return this.#isTied(scope.client, row, { tie: 'client', asker });
    }
  }

  #isTied(
    by: TiedScope['member'],
    row: Row,
    { tie, asker }: { readonly tie: 'member' | 'lead' | 'client'; readonly asker: Asker },
  ): boolean {
    if (by === undefined) return false;
    if (isSeveral(by)) return by.some((way) => this.#isTied(way, row, { tie, asker }));
    if (typeof by !== 'string') {
      const scope = this.#scopes[by.via];
      if (scope === undefined || typeof scope === 'string' || 'partOf' in scope) return false;
      return this.rowsOf(by.via).some(
        (other) =>
          other['organization_id'] === asker.organizationId &&
          other[by.of] === row[by.column] &&
          this.#isTied(tie === 'client' ? scope.client : scope.member, other, { tie, asker }),
      );
    }
    if (tie === 'client') return asker.clientId !== undefined && row[by] === asker.clientId;
    return this.rowsOf('project_members').some(
      ({ project_id, user_id, role }) =>
        project_id === row[by] && user_id === asker.userId && (tie === 'member' || role === 'lead'),
    );
  }
}

const isSeveral = (by: NonNullable<TiedScope['member']>): by is readonly Via[] => Array.isArray(by);

function isOfOther({ notOthers }: TiedScope, row: Row, { userId }: Asker): boolean {
  const about = notOthers === undefined ? null : row[notOthers];
  return about !== null && about !== userId;
}

function isOwn({ own, orNobodys = false }: TiedScope, row: Row, { userId }: Asker): boolean {
  if (own === undefined) return false;
  const person = row[own];
  return person === null ? orNobodys : person === userId;
}
