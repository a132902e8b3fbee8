/**
 * Which notifications somebody hears: those about records that they may read, by the permission of the record's own table
 * (HOUSE 12). Of a record that is gone they hear where they would have seen it.
 */
import { sql } from 'kysely';
import * as z from 'zod';
import type { Notification, WireEvent } from '../../../contract/events.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import { reachedGone } from '../reach/gone.ts';
import type { Reads } from '../reach/reads.ts';
import type { TableName } from '../reach/table-scope.ts';
import type { EventDeclarations } from './catalogue.ts';
import { listLoggedOf } from './event-log.ts';

export interface HearingPorts {
  readonly reads: (actor: Actor) => Reads;
  /** Of all slices. */
  readonly events: () => EventDeclarations;
}

export interface Hearing {
  /** Undefined where the rows say it. */
  isHeard(notification: Notification): boolean | undefined;
  /** In their order. */
  listHeard<Told extends Notification>(told: readonly Told[]): Promise<readonly Told[]>;
}

export function createHearing({ reads: readsOf, events }: HearingPorts, actor: Actor): Hearing {
  const reads = readsOf(actor);
  const isHeard: Hearing['isHeard'] = (notification) => {
    const about = findRecord(notification, events());
    if (about === undefined) return true;
    const grant = reads.grantOf(about.table);
    if (grant === undefined) return false;
    const isTakenBack = isEvent(notification) && events()[notification.type]?.takesBack === true;
    return reads.seesAll(about.table) || (isTakenBack && grant === 'all') ? true : undefined;
  };
  return {
    isHeard,
    async listHeard(told) {
      const open = told.filter((each) => isHeard(each) === undefined);
      const heard = new Set(open.length === 0 ? [] : await listReached(open));
      return told.filter((each) => isHeard(each) ?? heard.has(each));
    },
  };

  async function listReached(told: readonly Notification[]): Promise<readonly Notification[]> {
    const records = told.flatMap((each) => {
      const record = findRecord(each, events());
      return record === undefined ? [] : [{ each, ...record }];
    });
    const reached: Notification[] = [];
    for (const [table, of] of Map.groupBy(records, (record) => record.table)) {
      const ids = of.map(({ id }) => id);
      const own = await listIds(reads.from(table), ids);
      reached.push(...of.filter(({ id }) => own.has(id)).map(({ each }) => each));
      const others = of.filter(({ id }) => !own.has(id));
      if (others.length === 0) continue;
      const there = await listIds(reads.whole(table, 'upkeep'), ids);
      reached.push(
        ...(await listGone(
          table,
          others.filter(({ id }) => !there.has(id)).map(({ each }) => each),
        )),
      );
    }
    return reached;
  }

  async function listGone(table: TableName, told: readonly Notification[]): Promise<readonly Notification[]> {
    const grant = reads.grantOf(table);
    const gone = told.filter(isEvent);
    if (grant === undefined || gone.length === 0) return [];
    const logged = await listLoggedOf(
      reads,
      gone.map(({ seq }) => seq),
    );
    const reached: Notification[] = [];
    for (const event of gone) {
      const said = logged.get(event.seq);
      if (said === undefined) continue;
      const { projectId, clientId } = contentSchema.parse(said.content ?? {});
      const row = { userId: said.subject ?? said.actor, projectId, clientId };
      if (await reachedGone(reads, grant, row)) reached.push(event);
    }
    return reached;
  }
}

const contentSchema = z.looseObject({
  projectId: z.string().optional().catch(undefined),
  clientId: z.string().optional().catch(undefined),
});

interface AboutRecord {
  readonly table: TableName;
  readonly id: string;
}

/** Undefined where it is about no record that only some may read. */
function findRecord(notification: Notification, events: EventDeclarations): AboutRecord | undefined {
  if ('scan' in notification) return { table: 'scans', id: notification.scan.scanId };
  if ('timeline' in notification) return { table: 'requests', id: notification.timeline.requestId };
  if ('progress' in notification) return { table: 'requests', id: notification.progress.requestId };
  if (!isEvent(notification)) return undefined;
  const table = events[notification.type]?.table;
  return table ? { table, id: notification.id } : undefined;
}

export function isEvent(notification: Notification): notification is WireEvent {
  return 'seq' in notification && 'type' in notification;
}

async function listIds(
  rows: ReturnType<Reads['from']>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await rows
    .select(sql<string>`id`.as('id'))
    .where(sql<boolean>`id in (${sql.join([...new Set(ids)])})`)
    .execute();
  return new Set(found.map(({ id }) => id));
}
