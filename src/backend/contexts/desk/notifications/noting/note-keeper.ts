/**
 * Keeps notifications up with the event log: by a cursor in the database, in one transaction with what is written, so that a
 * kill loses nothing and repeats nothing. It hears of commits by the hub, and catches up at its start.
 */

import type { Person, SystemActor } from '../../../../../domain/policy/actor.ts';
import { findHead } from '../../../../platform/events/event-log.ts';
import { isEvent } from '../../../../platform/events/hearing.ts';
import { type LoggedEvent, listLoggedSince } from '../../../../platform/events/logged-events.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import { deleteDeliveriesBefore } from '../channels/deliveries.repository.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import {
  findCursor,
  listForgotten,
  listOrganizationIds,
  moveCursor,
  type NotificationRow,
} from '../notifications.repository.ts';
import {
  type Asking,
  gatherFromLog,
  gatherStandingOfAll,
  type NoteStep,
  watchedEvents,
} from './gather-notices.ts';
import { removeNote } from './write-notes.ts';

/** Events of one transaction: others have their turn between. */
const atOnce = 100;
/** Behind this many events of others the cursor follows the log, so that a start reads no more. */
const farBehind = 1000;
const forgottenAfterMs = 180 * 86_400_000;

/** In the transaction that writes them. */
export type OnNews = (work: Parameters<NoteStep>[0], rows: readonly NotificationRow[]) => Promise<void>;

/** What it needs of its slice's ports. */
export type KeeperPorts = SlicePorts &
  Pick<NotificationPorts, 'db' | 'hub' | 'logger' | 'notices' | 'listPeople'>;

export function noteKeeperOf(organizationId: string): SystemActor {
  return { kind: 'system', organizationId, task: 'notifications' };
}

// process-local: whose log is to be looked at, and that one run at a time does; on several: nothing:
// the cursor moves once for all.
export class NoteKeeper {
  private readonly ports: KeeperPorts;
  private readonly onNews: OnNews;
  private readonly waiting = new Set<string>();
  private running: Promise<void> | undefined;
  private watched: ReadonlySet<string> = new Set();
  private stopListening: (() => void) | undefined;
  private isClosed = false;

  constructor(ports: KeeperPorts, onNews: OnNews) {
    this.ports = ports;
    this.onNews = onNews;
  }

  /** Existing practices begin at the head of their log; what holds at that moment the hourly look finds. */
  async start(): Promise<void> {
    this.watched = watchedEvents(this.ports.notices());
    this.stopListening = this.ports.hub.subscribeAll((organizationId, notification) => {
      if (isEvent(notification) && this.watched.has(notification.type)) this.wake(organizationId);
    });
    for (const organizationId of await listOrganizationIds(this.ports.db)) {
      const actor = noteKeeperOf(organizationId);
      const reads = this.ports.reads(actor);
      if ((await findCursor(reads)) === undefined)
        await moveCursor(this.ports.writes(actor), { from: undefined, to: await findHead(reads) });
      this.wake(organizationId);
    }
  }

  get isBusy(): boolean {
    return this.running !== undefined;
  }

  /** Resolves when all that was heard of is written. */
  async settled(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.stopListening?.();
    await this.settled();
  }

  /** Everything that holds by now, and what is forgotten. */
  async lookAgain(organizationId: string): Promise<void> {
    const actor = noteKeeperOf(organizationId);
    const steps = await gatherStandingOfAll(await this.asking(organizationId));
    const passing = [...this.ports.notices()].flatMap(([type, { source }]) =>
      source?.kind === 'standing' ? [] : [type],
    );
    await this.ports.unitOfWork.write(actor, async (work) => {
      await this.take(work, steps);
      const before = work.now - forgottenAfterMs;
      await deleteDeliveriesBefore(work.writes, before);
      for (const row of await listForgotten(work.reads, { before, types: passing }))
        await removeNote(work, row);
    });
  }

  private wake(organizationId: string): void {
    if (this.isClosed) return;
    this.waiting.add(organizationId);
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      // Heard of between the last look and this turn.
      const [next] = this.waiting;
      if (next !== undefined) this.wake(next);
    });
  }

  private async run(): Promise<void> {
    for (const organizationId of this.waiting) {
      this.waiting.delete(organizationId);
      try {
        while (!this.isClosed && (await this.follow(organizationId)));
      } catch (error) {
        // The next event, or the next start, takes it up where the cursor stands.
        this.ports.logger.error({ err: error }, 'notifications could not be written');
      }
    }
  }

  /** True where more may wait. */
  private async follow(organizationId: string): Promise<boolean> {
    const actor = noteKeeperOf(organizationId);
    const reads = this.ports.reads(actor);
    const cursor = await findCursor(reads);
    const since = cursor ?? 0;
    const head = await findHead(reads);
    if (head <= since) return false;
    const events = await listLoggedSince(reads, { since, types: [...this.watched], limit: atOnce });
    const isWhole = events.length < atOnce;
    const to = isWhole && head - since > farBehind ? head : (events.at(-1)?.seq ?? since);
    if (to === since) return false;
    const moved = await this.write(organizationId, { cursor, to, events });
    return !moved || !isWhole;
  }

  private async write(
    organizationId: string,
    { cursor, to, events }: { cursor: number | undefined; to: number; events: readonly LoggedEvent[] },
  ): Promise<boolean> {
    const steps = events.length === 0 ? [] : await gatherFromLog(await this.asking(organizationId), events);
    return await this.ports.unitOfWork.write(noteKeeperOf(organizationId), async (work) => {
      if (!(await moveCursor(work.writes, { from: cursor, to }))) return false;
      await this.take(work, steps);
      return true;
    });
  }

  private async take(work: Parameters<NoteStep>[0], steps: readonly NoteStep[]): Promise<void> {
    const news: NotificationRow[] = [];
    for (const step of steps) news.push(...(await step(work)));
    if (news.length > 0) await this.onNews(work, news);
  }

  private async asking(organizationId: string): Promise<Asking> {
    const { notices, logger, clock, reads, listPeople } = this.ports;
    const people = await listPeople(reads(noteKeeperOf(organizationId)));
    const [first] = people;
    const all: Person = {
      kind: 'user',
      organizationId,
      userId: first?.userId ?? '',
      role: 'org_admin',
    };
    return { types: notices(), reads: reads(all), people, now: clock(), logger };
  }
}
