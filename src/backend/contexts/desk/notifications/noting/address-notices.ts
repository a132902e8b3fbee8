/** Whom a notice reaches: the people that it names, with the rights of this moment. */
import type { WantedNote } from '../../../../../domain/notifications/plan-notes.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import type { Notice, NoticeAudience } from '../../../../platform/notices/notice.ts';

export function addressNotices(notices: readonly Notice[], people: readonly Person[]): readonly WantedNote[] {
  return notices.flatMap(({ subject, key = subject.id, to, values, at, mark = at }) =>
    people
      .filter((person) => isMeant(person, to))
      .map(({ userId }) => ({ userId, key, subject, values, at, mark })),
  );
}

function isMeant(person: Person, to: NoticeAudience): boolean {
  if (person.userId === to.except || grantOf(person, 'notification:read') === undefined) return false;
  return 'users' in to ? to.users.includes(person.userId) : grantOf(person, to.permission) === 'all';
}
