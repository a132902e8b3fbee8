/** Ends a timer that its owner does not end: what was worked stays, as an entry to be looked at. */
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { endEntry } from '../entries/entry-writes.ts';
import { wholeSecond } from '../entries/moments.ts';
import { findRunning, type TimeEntryRow } from '../entries/time-entries.repository.ts';
import { keepQuestion } from '../questions/index.ts';
import type { TimerEnding } from './timer.events.ts';

/** Whose timer it is, and why it ends. */
export interface EndingOf {
  readonly organizationId: string;
  readonly userId: string;
  readonly because: TimerEnding;
  /** On this project alone. */
  readonly projectId?: string;
}

/**
 * In the place of its owner, who may have no right to it any more, or not yet: the change is that of the transaction's actor.
 */
function inPlaceOf(
  work: Work,
  { organizationId, userId }: Pick<EndingOf, 'organizationId' | 'userId'>,
): Work {
  const owner: Person = { kind: 'user', organizationId, userId, role: 'org_admin' };
  return { ...work, ...work.as(owner) };
}

/** At the instant of the transaction; nothing where no timer of theirs runs. */
export async function endTimerOf(work: Work, ending: EndingOf): Promise<void> {
  const running = await findRunning(inPlaceOf(work, ending).reads, ending.userId);
  if (running === undefined || (ending.projectId ?? running.project_id) !== running.project_id) return;
  await endRunning(work, running, { because: ending.because, endedAt: work.now });
}

/** `endedAt` in epoch milliseconds; the start where that is later, as after a clock was set back. */
export async function endRunning(
  work: Work,
  running: TimeEntryRow,
  { because, endedAt }: { readonly because: TimerEnding; readonly endedAt: number },
): Promise<TimeEntryRow> {
  const { organization_id: organizationId, user_id: userId, project_id: projectId } = running;
  const owned = inPlaceOf(work, { organizationId, userId });
  await keepQuestion(owned, running);
  const ended_at = Math.max(running.started_at, wholeSecond(endedAt));
  const ended = await endEntry(owned, running, { ended_at });
  const { id, version, seconds } = ended;
  await work.log({
    type: 'timer.ended',
    id,
    version,
    after: { userId, projectId, seconds: seconds ?? 0, because },
  });
  return ended;
}
