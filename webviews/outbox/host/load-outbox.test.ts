import assert from 'node:assert/strict';
import type { Mail, Schedule } from '../../../src/api-client/index.ts';
import { inEnglish } from '../../../src/pages/words.ts';
import { toContent } from './load-outbox.ts';
import { toMailRow } from './mail-words.ts';
import { toOpened } from './open-mail.ts';
import { toScheduleRow } from './schedule-words.ts';

const printing = { t: inEnglish, locale: 'en' };
const stamps = { version: 1, createdAt: '2026-11-03T10:00:00.000Z', updatedAt: '2026-11-03T10:00:00.000Z' };

const mail: Mail = {
  ...stamps,
  id: 'm1',
  accountId: 'a1',
  kind: 'money.invoice',
  state: 'queued',
  about: { kind: 'invoice', id: 'i1' },
  from: 'Mara <mara@example.org>',
  to: [{ name: 'Ina Petersen', address: 'ap@nordwind.example' }],
  cc: [{ name: '', address: 'copy@nordwind.example' }],
  subject: 'Invoice 12',
  messageId: '<1@example.org>',
  attachments: [{ filename: '12.pdf', contentType: 'application/pdf', sha256: 'x', size: 2_000 }],
  attempts: 0,
  nextAt: null,
  sentAt: null,
  fault: null,
  message: null,
  response: null,
  rejected: [],
  dropReason: null,
  dropText: null,
};

const schedule: Schedule = {
  ...stamps,
  id: 's1',
  kind: 'recurring.invoice',
  subjectId: 'r1',
  userId: null,
  rule: { unit: 'month', every: 1, date: '2026-01-31', time: '06:00', zone: 'Europe/Berlin' },
  state: 'active',
  reason: null,
  nextAt: '2026-11-30T05:00:00.000Z',
  lastRun: null,
};

describe('what fills the page Mail and Schedules', () => {
  it('groups mails by whom they wait for, the one that changed last first, and names what a schedule is for', () => {
    const later = { ...mail, id: 'm2', updatedAt: '2026-11-04T10:00:00.000Z' };
    const content = toContent(
      {
        outgoing: { rests: false, reason: null, since: null, items: [] },
        accounts: [],
        asks: [],
        waits: [mail, later],
        over: [],
        hasMore: false,
        schedules: [schedule],
        recurring: [{ id: 'r1', name: 'Maintenance' }],
        unreachable: [{ ...stamps, id: 'u1', address: 'old@nordwind.example', reason: '' }],
      },
      printing,
    );

    assert.deepEqual(
      content.waits.map(({ id }) => id),
      ['m2', 'm1'],
    );
    assert.equal(content.schedules[0]?.title, 'Recurring invoice · Maintenance');
    assert.equal(content.unreachable[0]?.address, 'old@nordwind.example');
  });

  it('offers to send again only what was refused or may have been sent', () => {
    const offering = (
      [
        'queued',
        'sending',
        'waiting_for_password',
        'sent',
        'refused',
        'may_have_been_sent',
        'dropped',
      ] as const
    ).filter((state) => toMailRow({ ...mail, state }, printing).acts.includes('sendAgain'));

    assert.deepEqual(offering, ['refused', 'may_have_been_sent']);
  });

  it('offers to release only what waits for a person', () => {
    const queued = { ...mail, state: 'queued' } as const;
    const offering = (['resting', 'rights_missing', 'not_yet', null] as const).filter((fault) =>
      toMailRow({ ...queued, fault }, printing).acts.includes('release'),
    );

    assert.deepEqual(offering, ['resting', 'rights_missing']);
  });

  it('says why a mail was dropped, in the words of what it is about where there are some', () => {
    const dropped = { ...mail, state: 'dropped', dropReason: 'no_longer_holds' } as const;

    assert.equal(toMailRow({ ...dropped, dropText: 'It was paid.' }, printing).note, 'It was paid.');
    assert.match(toMailRow(dropped, printing).note, /no longer held/);
    assert.match(toMailRow({ ...dropped, dropReason: 'not_reachable' }, printing).note, /not reachable/);
  });

  it('opens a message with whom it goes to, what is attached, and what the server said', () => {
    const opened = toOpened(
      { ...mail, attempts: 2, response: '250 ok', sentAt: '2026-11-03T10:05:00.000Z' },
      'Dear Ina',
      printing,
    );

    assert.equal(opened.to, 'Ina Petersen <ap@nordwind.example>, copy@nordwind.example');
    assert.match(opened.attached, /^12\.pdf \(/);
    assert.deepEqual(opened.history.slice(1, 2), ['Attempts: 2']);
    assert.equal(opened.history.at(-1), 'The server said: 250 ok');
    assert.deepEqual([opened.canMark, toOpened(mail, '', printing).canMark], [true, false]);
  });

  it('says until when a mail waits that may not leave yet', () => {
    const row = toMailRow(
      { ...mail, fault: 'not_yet', nextAt: '2026-11-30T12:00:00.000Z' },
      printing,
      undefined,
    );

    assert.equal(row.state, 'Waits');
    assert.match(row.note, /^Waits until Mon, .*Nov.*\d\d:\d\d\. Vireo sends it then\.$/);
  });

  it('says how often a schedule runs, and what became of its last run', () => {
    const rowOf = (change: Partial<Schedule>) =>
      toScheduleRow({ ...schedule, ...change }, undefined, printing);
    const run = {
      period: 'p',
      dueAt: stamps.createdAt,
      state: 'failed',
      leftOut: 0,
      error: 'The disk is full.',
      finishedAt: stamps.createdAt,
    } as const;

    assert.equal(rowOf({}).rule, 'on the last day of each month at 06:00');
    assert.equal(
      rowOf({ rule: { unit: 'week', every: 2, date: '2026-01-31', time: '06:00', zone: 'UTC' } }).rule,
      'every 2 weeks at 06:00',
    );
    assert.deepEqual(
      [rowOf({ lastRun: run }).state, rowOf({ lastRun: run }).note],
      ['Last run failed', 'The disk is full.'],
    );
    assert.equal(rowOf({ lastRun: { ...run, state: 'done', leftOut: 3 } }).note, '3 runs were missed');
  });

  it('lets a schedule go on that was paused or may not run, but none that rests with all that leaves', () => {
    const actsOf = (change: Partial<Schedule>) =>
      toScheduleRow({ ...schedule, ...change }, undefined, printing).acts;

    assert.deepEqual(actsOf({ state: 'paused' }), ['resume']);
    assert.deepEqual(actsOf({ state: 'resting', reason: 'rights' }), ['resume']);
    assert.deepEqual(actsOf({ state: 'resting', reason: 'outgoing' }), []);
    assert.deepEqual(actsOf({}), ['run', 'pause']);
  });
});
