/**
 * Takes writes of time while there is no connection: each gets an id and its moment, fits the schema of the server's route, is
 * on the disk, and is answered as the server would. A start that is stopped before it was sent becomes one entry.
 */
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
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
  const { outbox, host, clock, findTimer, listPages } = ports;

  function requireKnown(): KnownTimer {
    const known = findTimer();
    const parsed = timerSchema.safeParse(known?.timer);
    if (known === undefined || !parsed.success || outbox.waiting.length >= mostItems)
      throw noConnection(host);
    return { timer: parsed.data, at: known.at };
  }

  function show(zone: string | undefined): Timer {
    const known = requireKnown();
    const shownIn = zone ?? known.timer.entry?.zone ?? 'UTC';
    return showOffline(known, outbox.waiting, { now: clock(), zone: shownIn });
  }

  const withTimer = (entry: object, asked: Asked, status: Kept['status']): Kept => ({
    status,
    body: { ...entry, timer: asked.withTimer ? show(asked.zone) : null },
  });

  /** Ends what runs, at the moment of the next start. */
  function endRunning(running: TimeEntry, next: Body): TimeEntry {
    const git = (next['gitOfEnded'] as { readonly git?: unknown } | undefined)?.git;
    const body = { entryId: running.id, endedAt: next['startedAt'], ...(git !== undefined && { git }) };
    return endWith(running, body, { implied: true });
  }

  function endWith(running: TimeEntry, body: Body, { implied }: Pick<OutboxItem, 'implied'>): TimeEntry {
    const start = outbox.waiting.find(({ kind, body: { id } }) => kind === 'start' && id === running.id);
    const stopped = toStopped(running, { body, at: clock() });
    const git = body['git'];
    if (start === undefined) outbox.add({ kind: 'stop', implied, body });
    else
      outbox.change({
        ...start,
        kind: 'entry',
        body: { ...toEntryBody(start, stopped), ...(git !== undefined && { git }) },
      });
    return stopped;
  }

  function start(asked: Asked, body: Body): Kept {
    const known = requireKnown();
    const again = outbox.waiting.find((item) => item.body['id'] === body['id']);
    if (again) return withTimer({ ...toEntry(again, known), ended: null }, asked, 200);
    const running = show(asked.zone).entry;
    const ended = running === null ? null : endRunning(running, body);
    const { gitOfEnded: _ended, ...kept } = body;
    const item = outbox.add({ kind: 'start', implied: false, body: kept });
    return withTimer({ ...toEntry(item, known), ended }, asked, 201);
  }

  return {
    timer: show,
    routes: new Map([
      ['POST /api/v1/timer', (asked) => start(asked, startOf(parse(startTimerSchema, asked.body), clock()))],
      [
        'POST /api/v1/timer/resume',
        (asked) => {
          const { entryId, ...body } = parse(resumeTimerSchema, asked.body);
          const source = findEntry(listPages(), entryId);
          if (source === undefined) throw noConnection(host);
          const { projectId, taskId, note, billable, tags } = source;
          return start(asked, startOf({ ...body, projectId, taskId, note, billable, tags }, clock()));
        },
      ],
      [
        'POST /api/v1/timer/stop',
        (asked) => {
          const body = parse(stopTimerSchema, asked.body);
          const running = show(asked.zone).entry;
          if (running === null || (body.entryId ?? running.id) !== running.id)
            throw new ApiError('no_timer_running', 'No timer is running.');
          const endedAt = toInstant(momentOf(body, 'endedAt', running.zone) ?? wholeSecond(clock()));
          const stop = { ...body, entryId: running.id, endedAt };
          return withTimer(endWith(running, stop, { implied: false }), asked, 200);
        },
      ],
      [
        'POST /api/v1/time-entries',
        (asked) => {
          const known = requireKnown();
          const body = spanOf(parse(createTimeEntrySchema, asked.body));
          const again = outbox.waiting.find((item) => item.body['id'] === body['id']);
          const item = again ?? outbox.add({ kind: 'entry', implied: false, body });
          return { status: again ? 200 : 201, body: toEntry(item, known) };
        },
      ],
    ]),
  };
}

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
