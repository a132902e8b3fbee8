/** What happens in a history of reminders around their sending, and what is demanded of each that a server took. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sendingHours } from '../../../domain/reminders/plan-reminder.ts';
import { daysBetween } from '../../../domain/zones.ts';

export const total = 11_900;
const after = [7, 21, 35] as const;
export const rule = { steps: after.map((afterDays) => ({ afterDays })), sending: 'auto' };
const dueDate = '2026-10-31';
const holidays = new Set(['2026-12-25', '2026-12-26', '2027-01-01']);

export const anyAct = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('wait'), by: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('sweep', 'send'), by: fc.constant(0) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('kill', 'cut', 'later'), by: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('lock', 'unlock'), by: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('pay'), by: fc.integer({ min: 1, max: 5_000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom('allow', 'withdraw', 'move'), by: fc.constant(0) }),
  },
  fc.record({ act: fc.constant('back'), by: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ act: fc.constantFrom('pause', 'resume', 'credit', 'resend'), by: fc.constant(0) }),
);
export type Name =
  | ('wait' | 'back' | 'sweep' | 'send' | 'kill' | 'cut' | 'later' | 'lock' | 'unlock')
  | ('pay' | 'credit' | 'pause' | 'resume' | 'allow' | 'withdraw' | 'move' | 'resend');

/** Often one waits already. */
export const anyStart = fc.constantFrom<readonly Name[]>(
  [],
  ['lock', 'sweep'],
  ['lock', 'send'],
  ['later', 'sweep'],
  ['lock', 'resend', 'sweep', 'unlock'],
  ['cut', 'resend', 'sweep'],
);

/** As it was when the server took a mail. */
export interface Moment {
  readonly messageId: string;
  readonly date: string;
  readonly time: string;
  readonly open: number;
  readonly isPaused: boolean;
  readonly isAllowed: boolean;
  readonly address: string;
  readonly to: readonly string[];
  readonly text: string;
}

/** As the API shows it. */
export interface Written {
  readonly id: string;
  readonly step: number;
  readonly state: 'queued' | 'sent' | 'unknown' | 'dropped';
  readonly bySelf: boolean;
  readonly writtenOn: string;
  readonly deadline: string;
}

/** Of the outbox. */
export interface Mail {
  readonly messageId: string;
  readonly state: string;
  readonly about: { readonly kind: string; readonly id: string };
}

/** Steps grow, and each keeps the distance that the rule has between them. */
export function judgeOrder(taken: readonly { readonly step: number; readonly date: string }[]): void {
  for (const [index, { step, date }] of taken.entries()) {
    const before = taken[index - 1];
    if (before === undefined) continue;
    const distance = (after[step - 1] ?? 0) - (after[before.step - 1] ?? 0);
    assert.ok(step > before.step && daysBetween(before.date, date) >= distance, JSON.stringify(taken));
  }
}

/** In its hours, on a working day, not before its step, over what is open then, and by a consent that holds. */
export function judgeOne(moment: Moment, { step, bySelf, deadline }: Written): void {
  const { date, time, open: due, isPaused, isAllowed, to, address, text } = moment;
  const said = `${date} ${time}, step ${step}`;
  const weekday = new Date(date).getUTCDay();
  assert.ok(weekday !== 0 && weekday !== 6 && !holidays.has(date), said);
  assert.ok(time >= sendingHours.from && time < sendingHours.to, said);
  assert.ok(daysBetween(dueDate, date) >= (after[step - 1] ?? 0), said);
  assert.ok(daysBetween(date, deadline) >= 3, said);
  assert.ok(due > 0 && !isPaused, said);
  assert.ok(text.includes(`Open amount: €${(due / 100).toFixed(2)}`), `${said}: ${due}, ${text}`);
  if (bySelf) assert.deepEqual([isAllowed, to], [true, [address]], said);
}
