/**
 * Takes writes of time while there is no connection: each gets an id and its moment, fits the schema of the server's route, is
 * on the disk, and is answered as the server would. A start that is stopped before it was sent becomes one entry.
 */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { ownZone } from '../../../contract/own-zone.ts';
import { text } from '../../../words/text.ts';
import { wholeSecond } from '../../contexts/time/entries/moments.ts';
import {
  createTimeEntrySchema,
  type TimeEntry,
  timeEntryPageSchema,
  timeEntrySchema,
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
import { sayFault } from '../../platform/http/refusals/schema-issues.ts';
import type { DiscardedStarts } from './discarded-starts.ts';
import {
  applyTo,
  type KnownTimer,
  momentOf,
  showOffline,
  toEntry,
  toNoted,
  toStopped,
} from './offline-timer.ts';
import type { Outbox } from './outbox.ts';
import { mostItems, type OutboxItem, textOf, toEntryBody } from './outbox-items.ts';
import { namedUndoSchema, QueuedChanges } from './queue-changes.ts';

type Body = OutboxItem['body'];

export interface QueuePorts {
  readonly outbox: Outbox;
  readonly discarded: DiscardedStarts;
  readonly host: string;
  readonly clock: () => number;
  /** Undefined where the server was never asked. */
  readonly findTimer: () => UncheckedTimer | undefined;
  /** The entry that a discard ended last; undefined where none is known. */
  readonly findDiscarded: () => unknown;
  /** Pages of entries that were read before. */
  readonly listPages: () => readonly unknown[];
  /** Of who is signed in; undefined where it was never read. */
  readonly findUserId: () => string | undefined;
}

export interface UncheckedTimer {
  readonly timer: unknown;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Asked {
  /** When, by the clock of this machine, in epoch milliseconds. */
  readonly at: number;
  /** It was sent, and no answer came: the server may have done it. */
  readonly attempted: boolean;
  readonly body: unknown;
  readonly zone: string | undefined;
  readonly withTimer: boolean;
  /** Of the path. */
  readonly entryId: string | undefined;
  /** That was seen of the entry. */
  readonly version: number | undefined;
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
  const changes = new QueuedChanges({
    outbox: ports.outbox,
    discarded: ports.discarded,
    running: () => writes.show(undefined).entry,
    findEntry: (id) => writes.findEntry(id),
    showStart: (start) => writes.showStart(start),
    findDiscarded: () => timeEntrySchema.safeParse(ports.findDiscarded()).data,
    noConnection: () => noConnection(ports.host),
  });
  return {
    timer: (zone) => writes.show(zone),
    routes: new Map([
      ['POST /api/v1/timer', (asked) => writes.start(asked, parse(startTimerSchema, asked.body))],
      ['POST /api/v1/timer/resume', (asked) => writes.resume(asked)],
      ['POST /api/v1/timer/stop', (asked) => writes.stop(asked)],
      ['POST /api/v1/time-entries', (asked) => writes.add(asked)],
      ['POST /api/v1/timer/discard', (asked) => ok(changes.discard(asked))],
      [
        'PATCH /api/v1/time-entries/:id',
        (asked) => ok(changes.note({ ...asked, entryId: asked.entryId ?? '' })),
      ],
      [
        'POST /api/v1/time-entries/undo',
        (asked) => ok(changes.undo(parse(namedUndoSchema, asked.body), asked)),
      ],
    ]),
  };
}

function ok(body: object): Kept {
  return { status: 200, body };
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
    const { outbox } = this.#ports;
    const body = startOf(input, asked.at);
    const known = this.#requireKnown();
    const again = this.#findSame(body);
    if (again) return this.#answer({ ...toEntry(again, known), ended: null }, asked, 200);
    const running = this.show(asked.zone).entry;
    // The one that is started may be the server's already, and shown by it.
    const isOther = running !== null && running.id !== body['id'];
    const ended = isOther ? this.#endForNext(running, body, asked) : null;
    const { gitOfEnded: _ended, ...kept } = body;
    const item = outbox.add({ ...momentOfAsked(asked), kind: 'start', implied: false, body: kept });
    return this.#answer({ ...toEntry(item, known), ended }, asked, 201);
  }

  resume(asked: Asked): Kept {
    const { entryId, ...body } = parse(resumeTimerSchema, asked.body);
    const source = this.#findResumed(entryId, asked.at);
    if (source === undefined) throw noConnection(this.#ports.host);
    const { projectId, taskId, note, billable, tags } = source;
    return this.start(asked, { ...body, projectId, taskId, note, billable, tags });
  }

  stop(asked: Asked): Kept {
    const body = parse(stopTimerSchema, asked.body);
    const running = this.show(asked.zone).entry;
    if (running === null || (body.entryId ?? running.id) !== running.id)
      throw new ApiError('no_timer_running', 'No timer is running.');
    const meant = momentOf(body, 'endedAt', running.zone) ?? wholeSecond(asked.at);
    if (meant < Date.parse(running.startedAt)) throw clockSetBack();
    const stop = { id: newId(), ...body, entryId: running.id, endedAt: toInstant(meant) };
    return this.#answer(this.#end(running, stop, { ...asked, implied: false }), asked, 200);
  }

  add(asked: Asked): Kept {
    const known = this.#requireKnown();
    const body = spanOf(parse(createTimeEntrySchema, asked.body));
    const again = this.#findSame(body);
    const moment = momentOfAsked(asked);
    const item = again ?? this.#ports.outbox.add({ ...moment, kind: 'entry', implied: false, body });
    return { status: again ? 200 : 201, body: toEntry(item, known) };
  }

  #requireKnown(): KnownTimer {
    const { outbox, host, findTimer } = this.#ports;
    const found = findTimer();
    const parsed = timerSchema.safeParse(found?.timer);
    if (found === undefined || !parsed.success || outbox.waiting.length >= mostItems)
      throw noConnection(host);
    const discarded = timeEntrySchema.safeParse(this.#ports.findDiscarded()).data;
    return { timer: parsed.data, at: found.at, discarded };
  }

  /** The newest that is known, with what waits on top: what runs, was ended here, or is in a list that was read. */
  findEntry(id: string): TimeEntry | undefined {
    const { outbox } = this.#ports;
    const known = this.#requireKnown();
    const { entry, ended } = applyTo(known, outbox.waiting);
    const here = [entry, ...ended].find((each) => each?.id === id);
    if (here) return here;
    return this.#listEntries()
      .filter((each) => each.id === id)
      .toSorted((one, other) => other.version - one.version)
      .slice(0, 1)
      .map((read) =>
        outbox.waiting
          .filter(({ kind, body }) => kind === 'note' && body['entryId'] === id)
          .reduce(toNoted, read),
      )[0];
  }

  showStart(start: OutboxItem): TimeEntry {
    return toEntry(start, this.#requireKnown());
  }

  #listEntries(): readonly TimeEntry[] {
    return this.#ports.listPages().flatMap((page) => timeEntryPageSchema.safeParse(page).data?.items ?? []);
  }

  /** The same write, sent again. */
  #findSame({ id }: Body): OutboxItem | undefined {
    return this.#ports.outbox.waiting.find((item) => item.body['id'] === id);
  }

  /** Without an id their last one that has ended, as the server takes it. */
  #findResumed(id: string | undefined, now: number): TimeEntry | undefined {
    const userId = this.#ports.findUserId();
    const own = this.#listEntries().filter((entry) => entry.userId === userId);
    if (id !== undefined) return own.find((entry) => entry.id === id);
    return own
      .filter(({ endedAt, startedAt }) => endedAt !== null && Date.parse(startedAt) <= now)
      .toSorted((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt))[0];
  }

  /** At the moment of the next start. */
  #endForNext(running: TimeEntry, { startedAt, gitOfEnded }: Body, asked: Asked): TimeEntry {
    const { git } = gitOfEndedSchema.parse(gitOfEnded);
    const body = { id: newId(), entryId: running.id, endedAt: startedAt, ...(git !== undefined && { git }) };
    // It was not asked for by itself, so the server has not heard of it.
    return this.#end(running, body, { at: asked.at, attempted: false, implied: true });
  }

  #end(
    running: TimeEntry,
    body: Body,
    { at, attempted, implied }: Pick<OutboxItem, 'at' | 'attempted' | 'implied'>,
  ): TimeEntry {
    const { outbox } = this.#ports;
    const start = outbox.waiting.find((item) => item.kind === 'start' && item.body['id'] === running.id);
    // A start that may be the server's already is stopped there.
    if (start === undefined || start.attempted) outbox.add({ kind: 'stop', at, attempted, implied, body });
    else {
      const noted = outbox.foldNotes(start);
      outbox.change({ ...noted, kind: 'entry', body: toEntryBody(noted.body, body) });
    }
    return toStopped(running, { body, at });
  }

  #answer(entry: object, asked: Asked, status: Kept['status']): Kept {
    const timer = asked.withTimer ? this.show(asked.zone) : null;
    return { status, body: { ...entry, timer } };
  }
}

function momentOfAsked({ at, attempted }: Asked): Pick<OutboxItem, 'at' | 'attempted'> {
  return { at, attempted };
}

/** As the server says it, which knows as well by how much. */
function clockSetBack(): ApiError {
  return new ApiError(
    'clock_set_back',
    'The clock was set back while this timer ran. Stop the timer, and say when it ended.',
  );
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
  throw invalidField(issue?.path.join('.') ?? '', issue ? sayFault(issue) : 'is not what was asked for');
}

function noConnection(host: string): ApiError {
  return new ApiError('unavailable', text`There is no connection to ${host}.`);
}
