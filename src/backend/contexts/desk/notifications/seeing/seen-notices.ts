/**
 * What of their notifications a person may see at this moment. An item is written for who may see its cause; rights that were
 * taken away since hide it, and let nothing of it leave.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, isPerson } from '../../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import type { NoticeType } from '../../../../platform/notices/notice.ts';
import { reachedIds } from '../../../../platform/reach/reached-ids.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { TableName } from '../../../../platform/reach/table-scope.ts';

/** Sent to see whether it arrives: its values are samples. */
export const trialSubject = 'test';

export interface SeenTypes {
  /** Seen whatever their subject is. */
  readonly whole: readonly string[];
  /** Seen where their subject is a row of the table that the person reaches. */
  readonly byTable: ReadonlyMap<TableName, readonly string[]>;
  /** Of samples. */
  readonly all: readonly string[];
}

/** Of these types, by the rights of the actor. */
export function seenTypes(types: ReadonlyMap<string, NoticeType>, actor: Actor): SeenTypes {
  const whole: string[] = [];
  const byTable = new Map<TableName, string[]>();
  for (const [type, { seenWith }] of types) {
    if (seenWith === 'everyone') whole.push(type);
    else if ('table' in seenWith) byTable.set(seenWith.table, [...(byTable.get(seenWith.table) ?? []), type]);
    else if (isPerson(actor) && grantOf(actor, seenWith.permission) === 'all') whole.push(type);
  }
  return { whole, byTable, all: [...types.keys()] };
}

/** Of a statement over `notifications`. */
export function whereSeen(reads: Reads, { whole, byTable, all }: SeenTypes): RawBuilder<SqlBool> {
  const trial = sql<SqlBool>`(notifications.subject_kind = ${trialSubject} and ${isOf(all)})`;
  const ofSubjects = [...byTable].map(([table, types]) => {
    return sql<SqlBool>`(${isOf(types)} and notifications.subject_id in ${reachedIds(reads, table)})`;
  });
  return sql<SqlBool>`(${sql.join([trial, isOf(whole), ...ofSubjects], sql` or `)})`;
}

function isOf(types: readonly string[]): RawBuilder<SqlBool> {
  return types.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`notifications.type in (${sql.join(types)})`;
}
