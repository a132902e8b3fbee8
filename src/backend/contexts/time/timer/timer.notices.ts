/** A timer that ended without its owner: its entry is to be looked at, by them and by administrators. */

import { eachInLanguages, inLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { NoticeTypes } from '../../../platform/notices/notice.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { TimerEnding } from './timer.events.ts';

const reasons: Readonly<Record<TimerEnding, { readonly en: string; readonly de: string }>> = {
  stopped: inLanguages(text`stopped by another person`),
  deactivated: inLanguages(text`the person was deactivated`),
  left: inLanguages(text`the person left`),
  role: inLanguages(text`the new role records no time`),
  membership: inLanguages(text`no longer a member of the project`),
};

const isEnding = (text: unknown): text is TimerEnding =>
  typeof text === 'string' && Object.hasOwn(reasons, text);

async function nameOf(reads: Reads, table: 'users' | 'projects', id: string): Promise<string> {
  const row =
    table === 'users'
      ? await reads.from('users').select('name').where('id', '=', id).executeTakeFirst()
      : await reads.from('projects').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? '';
}

export const timerNotices: NoticeTypes = {
  'timer.ended': {
    seenWith: { table: 'time_entries' },
    section: 'time',
    severity: 'warning',
    reason: 'owner',
    isWaiting: true,
    words: {
      ...eachInLanguages({
        name: text`A timer was ended for its owner`,
        title: text`{person}’s timer ended: look at its entry`,
        detail: text`{time} on {project}: {reason}`,
      }),
      sample: { person: 'Mia', time: { seconds: 12_600 }, project: 'Supplier portal', reason: reasons.role },
    },
    source: {
      kind: 'passing',
      on: ['timer.ended'],
      settledBy: ['time-entry.changed', 'time-entry.deleted'],
      async tell({ id, at, actor, after }, reads) {
        const { userId, projectId, seconds, because } = after;
        if (typeof userId !== 'string' || typeof projectId !== 'string') return [];
        if (typeof seconds !== 'number' || !isEnding(because)) return [];
        const [person, project] = [
          await nameOf(reads, 'users', userId),
          await nameOf(reads, 'projects', projectId),
        ];
        const values = { person, project, time: { seconds }, reason: reasons[because] };
        const subject = { kind: 'entry', id };
        // Who stops a timer knows it; who ends a membership has not thought of one.
        const except = because === 'stopped' ? { except: actor } : {};
        return [
          { subject, to: { permission: 'time:write', ...except }, values, at },
          { subject, to: { users: [userId], except: actor }, values, at },
        ];
      },
    },
  },
};
