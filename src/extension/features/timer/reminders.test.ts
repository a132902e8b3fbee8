import assert from 'node:assert/strict';
import { findReminder, type ReminderFacts } from './reminders.ts';

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
