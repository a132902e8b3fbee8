/**
 * Keeps what a person means to do as one window has it, without what another one wrote since being lost: withdrawn or
 * reworded is only what still is as that window saw it.
 */
import { v7 as newId } from 'uuid';
import { text } from '../../../../../words/text.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import * as records from './check-ins.repository.ts';
import type { PutIntentions } from './check-ins.schema.ts';

/** Beside what was carried over: more is a list of tasks. */
const intentionsAtMost = 3;

interface Keeping {
  readonly caller: Caller;
  /** Monday of the week they are for. */
  readonly weekStart: string;
  readonly input: PutIntentions;
}

interface Kept {
  readonly seen: ReadonlyMap<string, string>;
  /** Of the week, without withdrawn ones. */
  readonly rows: readonly records.PromiseRow[];
}

type Intention = PutIntentions['intentions'][number];

export function newPromise(
  caller: Caller,
  now: number,
  made: Pick<records.PromiseRow, 'week_start' | 'text'> & Partial<records.PromiseRow>,
): records.PromiseRow {
  const { organizationId, userId } = personOf(caller);
  return {
    id: newId(),
    organization_id: organizationId,
    user_id: userId,
    verdict: null,
    carried_from: null,
    created_at: now,
    updated_at: now,
    version: 1,
    ...made,
  };
}

const isWritten = ({ carried_from }: records.PromiseRow): boolean => carried_from === null;

/** @throws ApiError `conflict` where there would be too many with what was written elsewhere. */
export async function keepIntentions(work: Work, keeping: Keeping): Promise<readonly records.PromiseRow[]> {
  const { weekStart, input } = keeping;
  const before = await records.listPromises(work.reads, weekStart);
  requireFew(input, before);
  const seen = new Map(input.seen.map(({ id, text }) => [id, text]));
  const named = new Set(input.intentions.map(({ id }) => id));
  const isTakenBack = ({ id, text }: records.PromiseRow): boolean => !named.has(id) && seen.get(id) === text;
  for (const row of before.filter(isTakenBack)) await takeBack(work, row);
  const kept = { seen, rows: before.filter((row) => !isTakenBack(row)) };
  for (const intention of input.intentions) await keepIntention(work, keeping, { intention, kept });
  const after = await records.listPromises(work.reads, weekStart);
  if (after.filter(isWritten).length > intentionsAtMost)
    throw new ApiError(
      'conflict',
      text`Other intentions were written since, and there can be ${intentionsAtMost}: look at them again.`,
    );
  return after;
}

function requireFew({ intentions }: PutIntentions, before: readonly records.PromiseRow[]): void {
  const carried = new Set(before.filter((row) => !isWritten(row)).map(({ id }) => id));
  const written = intentions.filter(({ id }) => id === undefined || !carried.has(id));
  if (written.length > intentionsAtMost)
    throw invalidField('intentions', text`are at most ${intentionsAtMost}`);
}

async function takeBack({ writes, log }: Work, row: records.PromiseRow): Promise<void> {
  await records.deletePromise(writes, row);
  await log({ type: 'promise.deleted', id: row.id, version: row.version + 1 });
}

/** What is the same stays as it is; what was said of it is not said of other words. */
async function keepIntention(
  work: Work,
  keeping: Keeping,
  { intention, kept }: { readonly intention: Intention; readonly kept: Kept },
): Promise<void> {
  const { id, text } = intention;
  const saw = id === undefined ? undefined : kept.seen.get(id);
  const known = kept.rows.find((row) => row.id === id);
  // Not changed here, whatever has become of it elsewhere.
  if (saw === text || known?.text === text) return;
  if (known !== undefined && saw === known.text) {
    const { writes, now, log } = work;
    const after = await records.updatePromise(writes, known, { text, verdict: null, updated_at: now });
    await log({ type: 'promise.changed', id: known.id, version: after.version });
    return;
  }
  await writeIntention(work, keeping, {
    rows: kept.rows,
    // Reworded here and elsewhere: both stay.
    intention: known === undefined ? intention : { text },
  });
}

async function writeIntention(
  { reads, writes, now, log }: Work,
  { caller, weekStart }: Keeping,
  { intention, rows }: { readonly intention: Intention; readonly rows: Kept['rows'] },
): Promise<void> {
  const { id, text } = intention;
  // A request that arrives twice.
  if (id === undefined && rows.some((row) => row.text === text)) return;
  if (id !== undefined && (await records.findPromise(reads, id)) !== undefined)
    throw new ApiError('id_taken', 'This id is taken by a promise of another week.');
  const row = newPromise(caller, now, { week_start: weekStart, text, ...(id !== undefined && { id }) });
  await records.insertPromise(writes, row);
  await log({ type: 'promise.changed', id: row.id, version: row.version });
}
