/**
 * Takes writes of time while there is no connection: each gets an id and its moment, fits the schema of the server's route, is
 * on the disk, and is answered as the server would. A start that is stopped before it was sent becomes one entry.
 */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { ownZone } from '../../../contract/own-zone.ts';
import { wholeSecond } from '../../contexts/time/entries/moments.ts';
import {
  createTimeEntrySchema,
  type TimeEntry,
  timeEntryPageSchema,
} from '../../contexts/time/entries/time-entries.schema.ts';
import {
  resumeTimerSchema,
  startTimerSchema,
  stopTimerSchema,
  type Timer,
  timerSchema,
} from '../../contexts/time/timer/timer.schema.ts';
import { ApiError, invalidField } from '../../platform/http/api-error.ts';
import { toInstant } from '../../platform/http/instant.ts';
import { type KnownTimer, momentOf, showOffline, toEntry, toEntryBody, toStopped } from './offline-timer.ts';
import type { Outbox } from './outbox.ts';
import { mostItems, type OutboxItem, textOf } from './outbox-items.ts';

type Body = OutboxItem['body'];

export interface QueuePorts {
  readonly outbox: Outbox;
  readonly host: string;
  readonly clock: () => number;
  /** Undefined where the server was never asked. */
  readonly findTimer: () => UncheckedTimer | undefined;
  /** Pages of entries that were read before. */
  readonly listPages: () => readonly unknown[];
}

export interface UncheckedTimer {
  readonly timer: unknown;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Asked {
  readonly body: unknown;
  readonly zone: string | undefined;
  readonly withTimer: boolean;
}

export interface Kept {
  readonly status: 200 | 201;
  readonly body: object;
}

export interface Queue {
  /** By method and path of the routes whose writes wait. */
  readonly routes: ReadonlyMap<string, (asked: Asked) => Kept>;
  /** What `GET /timer` says. @throws ApiError `unavailable` where nothing is known */
  timer(zone: string | undefined): Timer;
}

export function createQueue(ports: QueuePorts): Queue {
  const writes = new QueuedWrites(ports);
  return {
    timer: (zone) => writes.show(zone),
    routes: new Map([
      ['POST /api/v1/timer', (asked) => writes.start(asked, parse(startTimerSchema, asked.body))],
      ['POST /api/v1/timer/resume', (asked) => writes.resume(asked)],
      ['POST /api/v1/timer/stop', (asked) => writes.stop(asked)],
      ['POST /api/v1/time-entries', (asked) => writes.add(asked)],
    ]),
  };
}

class QueuedWrites {
  readonly #ports: QueuePorts;

  constructor(ports: QueuePorts) {
    this.#ports = ports;
  }

  show(zone: string | undefined): Timer {
    const { outbox, clock } = this.#ports;
    const known = this.#requireKnown();
    const shownIn = zone ?? known.timer.entry?.zone ?? ownZone();
    return showOffline(known, outbox.waiting, { now: clock(), zone: shownIn });
  }

  start(asked: Asked, input: Body): Kept {
    const { outbox, clock } = this.#ports;
    const body = startOf(input, clock());
    const known = this.#requireKnown();
    const again = this.#findSame(body);
    if (again) return this.#answer({ ...toEntry(again, known), ended: null }, asked, 200);
    const running = this.show(asked.zone).entry;
    const ended = running === null ? null : this.#endForNext(running, body);
    const { gitOfEnded: _ended, ...kept } = body;
    const item = outbox.add({ kind: 'start', implied: false, body: kept });
    return this.#answer({ ...toEntry(item, known), ended }, asked, 201);
  }

  resume(asked: Asked): Kept {
    const { entryId, ...body } = parse(resumeTimerSchema, asked.body);
    const source = findEntry(this.#ports.listPages(), entryId);
    if (source === undefined) throw noConnection(this.#ports.host);
    const { projectId, taskId, note, billable, tags } = source;
    return this.start(asked, { ...body, projectId, taskId, note, billable, tags });
  }

  stop(asked: Asked): Kept {
    const body = parse(stopTimerSchema, asked.body);
    const running = this.show(asked.zone).entry;
    if (running === null || (body.entryId ?? running.id) !== running.id)
      throw new ApiError('no_timer_running', 'No timer is running.');
    const meant = momentOf(body, 'endedAt', running.zone) ?? wholeSecond(this.#ports.clock());
    const stop = { ...body, entryId: running.id, endedAt: toInstant(meant) };
    return this.#answer(this.#end(running, stop, { implied: false }), asked, 200);
  }

  add(asked: Asked): Kept {
    const known = this.#requireKnown();
    const body = spanOf(parse(createTimeEntrySchema, asked.body));
    const again = this.#findSame(body);
    const item = again ?? this.#ports.outbox.add({ kind: 'entry', implied: false, body });
    return { status: again ? 200 : 201, body: toEntry(item, known) };
  }

  #requireKnown(): KnownTimer {
    const { outbox, host, findTimer } = this.#ports;
    const found = findTimer();
    const parsed = timerSchema.safeParse(found?.timer);
    if (found === undefined || !parsed.success || outbox.waiting.length >= mostItems)
      throw noConnection(host);
    return { timer: parsed.data, at: found.at };
  }

  /** The same write, sent again. */
  #findSame({ id }: Body): OutboxItem | undefined {
    return this.#ports.outbox.waiting.find((item) => item.body['id'] === id);
  }

  /** At the moment of the next start. */
  #endForNext(running: TimeEntry, { startedAt, gitOfEnded }: Body): TimeEntry {
    const { git } = gitOfEndedSchema.parse(gitOfEnded);
    const body = { entryId: running.id, endedAt: startedAt, ...(git !== undefined && { git }) };
    return this.#end(running, body, { implied: true });
  }

  #end(running: TimeEntry, body: Body, { implied }: Pick<OutboxItem, 'implied'>): TimeEntry {
    const { outbox, clock } = this.#ports;
    const start = outbox.waiting.find(({ kind, body: { id } }) => kind === 'start' && id === running.id);
    const stopped = toStopped(running, { body, at: clock() });
    const { git } = body;
    if (start === undefined) outbox.add({ kind: 'stop', implied, body });
    else {
      const entry = { ...toEntryBody(start, stopped), ...(git !== undefined && { git }) };
      outbox.change({ ...start, kind: 'entry', body: entry });
    }
    return stopped;
  }

  #answer(entry: object, asked: Asked, status: Kept['status']): Kept {
    const timer = asked.withTimer ? this.show(asked.zone) : null;
    return { status, body: { ...entry, timer } };
  }
}

const gitOfEndedSchema = z.object({ git: z.unknown().optional() }).default({});

/** At its moment, by the clock and in the zone of this machine. */
function startOf(body: Body, now: number): Body {
  const zone = textOf(body, 'zone') ?? ownZone();
  return {
    id: newId(),
    ...body,
    zone,
    startedAt: toInstant(momentOf(body, 'startedAt', zone) ?? wholeSecond(now)),
  };
}

function spanOf(body: Body): Body {
  const zone = textOf(body, 'zone') ?? ownZone();
  const from = momentOf(body, 'startedAt', zone) ?? 0;
  const to = momentOf(body, 'endedAt', zone) ?? 0;
  if (to <= from) throw invalidField('endedAt', 'must be after the start');
  return { id: newId(), ...body, zone, startedAt: toInstant(from), endedAt: toInstant(to) };
}

function parse<S extends z.ZodType<Body>>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidField(issue?.path.join('.') ?? '', issue?.message ?? 'is not what was asked for');
}

/** Without an id the one that began last. */
function findEntry(pages: readonly unknown[], id: string | undefined): TimeEntry | undefined {
  const entries = pages.flatMap((page) => {
    const parsed = timeEntryPageSchema.safeParse(page);
    return parsed.success ? parsed.data.items : [];
  });
  if (id !== undefined) return entries.find((entry) => entry.id === id);
  return entries.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))[0];
}

function noConnection(host: string): ApiError {
  return new ApiError('unavailable', `There is no connection to ${host}.`);
}
