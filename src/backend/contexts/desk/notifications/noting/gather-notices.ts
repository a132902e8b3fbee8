/** Asks the sources of slices what a part of the log, or the passing of time, means for whom. */

import {
  planPassing,
  planStanding,
  type WantedNote,
} from '../../../../../domain/notifications/plan-notes.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { isDatabaseError } from '../../../../platform/db/database-error.ts';
import type { LoggedEvent } from '../../../../platform/events/logged-events.ts';
import type { Logger } from '../../../../platform/log/logger.ts';
import type { Notice, NoticeType, StandingSource } from '../../../../platform/notices/notice.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { listKept, listWithKeys, type NotificationRow, toKept } from '../notifications.repository.ts';
import { addressNotices } from './address-notices.ts';
import { removeNote, writeNotes } from './write-notes.ts';

export type NoticeTypesByName = ReadonlyMap<string, NoticeType>;

/** Applied in the transaction that moves the cursor; answers what is unread from now on. */
export type NoteStep = (work: Work) => Promise<readonly NotificationRow[]>;

export interface Asking {
  readonly types: NoticeTypesByName;
  /** Of an administrator: sources see all records of the practice. */
  readonly reads: Reads;
  readonly people: readonly Person[];
  readonly now: number;
  readonly logger: Logger;
}

/** Events that any source looks at. */
export function watchedEvents(types: NoticeTypesByName): ReadonlySet<string> {
  return new Set(
    [...types.values()].flatMap(({ source }) => [
      ...(source?.on ?? []),
      ...(source?.kind === 'passing' ? (source.settledBy ?? []) : []),
    ]),
  );
}

/** In the order of the log what happened, then what holds by now. */
export async function gatherFromLog(
  asking: Asking,
  events: readonly LoggedEvent[],
): Promise<readonly NoteStep[]> {
  const steps: NoteStep[] = [];
  for (const event of events) steps.push(...(await gatherHappened(asking, event)));
  for (const [type, subjects] of changedSubjects(asking, events))
    for (const subjectId of subjects) steps.push(...(await gatherStanding(asking, type, subjectId)));
  return steps;
}

/** All that holds at this moment, of every subject. */
export async function gatherStandingOfAll(asking: Asking): Promise<readonly NoteStep[]> {
  const steps: NoteStep[] = [];
  for (const [type, { source }] of asking.types)
    if (source?.kind === 'standing') steps.push(...(await gatherStanding(asking, type, undefined)));
  return steps;
}

async function gatherHappened(asking: Asking, event: LoggedEvent): Promise<readonly NoteStep[]> {
  const steps: NoteStep[] = [];
  for (const [type, { source }] of asking.types) {
    if (source?.kind !== 'passing') continue;
    const settled = source.settledBy?.some((each) => each === event.type)
      ? subjectOf(source, event)
      : undefined;
    if (settled !== undefined) steps.push(settleStep(type, settled));
    if (!source.on.some((each) => each === event.type)) continue;
    const notices = await ask(asking, type, async () => await source.tell(event, asking.reads));
    steps.push(passingStep(type, addressNotices(notices ?? [], asking.people)));
  }
  return steps;
}

function changedSubjects(
  { types }: Asking,
  events: readonly LoggedEvent[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const changed = new Map<string, ReadonlySet<string>>();
  for (const [type, { source }] of types) {
    if (source?.kind !== 'standing') continue;
    const own = events.filter((event) => source.on.some((each) => each === event.type));
    const subjects = own.flatMap((event) => subjectOf(source, event) ?? []);
    if (subjects.length > 0) changed.set(type, new Set(subjects));
  }
  return changed;
}

function subjectOf(source: Pick<StandingSource, 'subjectOf'>, event: LoggedEvent): string | undefined {
  return source.subjectOf === undefined ? event.id : source.subjectOf(event);
}

async function gatherStanding(
  asking: Asking,
  type: string,
  subjectId: string | undefined,
): Promise<readonly NoteStep[]> {
  const { types, reads, now, people } = asking;
  const source = types.get(type)?.source;
  if (source?.kind !== 'standing') return [];
  const notices = await ask(asking, type, async () => await source.list(reads, { now, subjectId }));
  if (notices === undefined) return [];
  const wanted = addressNotices(notices, people);
  return [
    async (work) => {
      const kept = (await listKept(work.reads, { type, subjectId })).map(toKept);
      return await writeNotes(work, type, planStanding(kept, wanted));
    },
  ];
}

function passingStep(type: string, wanted: readonly WantedNote[]): NoteStep {
  return async (work) => {
    const keys = [...new Set(wanted.map(({ key }) => key))];
    const kept = (await listWithKeys(work.reads, { type, keys })).map(toKept);
    return await writeNotes(work, type, planPassing(kept, wanted));
  };
}

function settleStep(type: string, subjectId: string): NoteStep {
  return async (work) => {
    for (const row of await listKept(work.reads, { type, subjectId })) await removeNote(work, row);
    return [];
  };
}

/** A source with a mistake in it keeps back none of the others; a database that fails is asked again. */
async function ask(
  { logger }: Asking,
  type: string,
  question: () => Promise<readonly Notice[]>,
): Promise<readonly Notice[] | undefined> {
  try {
    return await question();
  } catch (error) {
    if (isDatabaseError(error)) throw error;
    logger.error({ err: error, type }, 'a source of notifications failed');
    return undefined;
  }
}
