import assert from 'node:assert/strict';
import { findReminder, type ReminderFacts, ReminderSpeaker } from './reminders.ts';
import type { ShownReminder } from './timer-text.ts';

const facts = (change: Partial<ReminderFacts> = {}): ReminderFacts => ({
  running: false,
  activeMinutes: 15,
  belongs: true,
  daySeconds: 0,
  limitSeconds: 9 * 3600,
  ...change,
});

describe('findReminder', () => {
  it('reminds of the timer after a quarter of an hour of work on a project', () => {
    assert.equal(findReminder(facts()), 'start');
    assert.equal(findReminder(facts({ activeMinutes: 14 })), undefined);
  });

  it('leaves alone who works on no project', () => {
    assert.equal(findReminder(facts({ belongs: false })), undefined);
  });

  it('reminds of the end of the day while the timer runs', () => {
    assert.equal(findReminder(facts({ running: true, daySeconds: 9 * 3600 })), 'limit');
    assert.equal(findReminder(facts({ running: true, daySeconds: 9 * 3600 - 1 })), undefined);
  });
});

describe('a reminder', () => {
  const start: ShownReminder = { kind: 'start', name: { client: 'Acme', project: 'API' } };
  const limit: ShownReminder = { kind: 'limit', name: { client: 'Acme', project: 'API' } };
  const today = '2026-11-19';

  it('is shown nowhere when they are off', () => {
    assert.deepEqual(new ReminderSpeaker().place(start, 'off', today), {
      inStatusBar: undefined,
      asNotification: undefined,
    });
  });

  it('stands in the status bar alone when they are gentle', () => {
    for (const found of [start, limit]) {
      assert.deepEqual(new ReminderSpeaker().place(found, 'gentle', today), {
        inStatusBar: found,
        asNotification: undefined,
      });
    }
  });

  it('is said once when they are firm, and stands in the status bar for as long as it is true', () => {
    const speaker = new ReminderSpeaker();

    const places = [start, start, limit, limit].map((found) => speaker.place(found, 'firm', today));

    assert.deepEqual(
      places.map(({ inStatusBar }) => inStatusBar),
      [start, start, limit, limit],
    );
    assert.deepEqual(
      places.map(({ asNotification }) => asNotification),
      [start, undefined, limit, undefined],
    );
  });

  it('is said anew about another project, and on another day', () => {
    const speaker = new ReminderSpeaker();
    const other: ShownReminder = { kind: 'start', name: { client: 'Acme', project: 'App' } };
    speaker.place(start, 'firm', today);

    assert.equal(speaker.place(other, 'firm', today).asNotification, other);
    assert.equal(speaker.place(start, 'firm', '2026-11-20').asNotification, start);
  });

  it('is said when they become firm, whatever the status bar has shown before', () => {
    const speaker = new ReminderSpeaker();
    speaker.place(limit, 'gentle', today);

    assert.equal(speaker.place(limit, 'firm', today).asNotification, limit);
  });
});
