import assert from 'node:assert/strict';
import { draftOf, onSheets, type ReadyClient, type ReadySheet } from './ready-time.ts';

const sheet = (timesheetId: string, ...projectIds: string[]): ReadySheet => ({
  timesheetId,
  weekStart: '2026-11-16',
  userName: 'Robin Hale',
  seconds: 3_600,
  projectIds,
});
const client = (clientId: string, ...timesheets: ReadySheet[]): ReadyClient => ({
  clientId,
  entryCount: 1,
  shortCount: 0,
  seconds: 3_600,
  billedSeconds: 3_600,
  amounts: [],
  timesheets,
});

const all = (weeks: readonly ReadySheet[]) => ({ weeks, withShort: false });

describe('time that is ready to bill', () => {
  it('is all of the client, unless weeks are left out', () => {
    const [one, two] = [sheet('s1', 'p1'), sheet('s2', 'p1')];

    assert.deepEqual(draftOf(client('c1', one, two), all([one, two])), { clientId: 'c1' });
    assert.deepEqual(draftOf(client('c1', one, two), all([two])), { clientId: 'c1', timesheetIds: ['s2'] });
  });

  it('has a subhead a project where there are several', () => {
    const [one, two] = [sheet('s1', 'p1'), sheet('s2', 'p1', 'p2')];
    const grouping = { lines: 'task', heads: 'project' };

    assert.deepEqual(draftOf(client('c1', one, two), all([one, two])), { clientId: 'c1', grouping });
    assert.deepEqual(draftOf(client('c1', one, two), all([one])), { clientId: 'c1', timesheetIds: ['s1'] });
  });

  it('leaves entries under a minute unbilled, unless they are ticked or are all that there is', () => {
    const week = sheet('s1', 'p1');
    const draft = (shortCount: number, withShort: boolean) =>
      draftOf({ ...client('c1', week), entryCount: 3, shortCount }, { weeks: [week], withShort });

    assert.deepEqual(draft(1, false), { clientId: 'c1', withoutShort: true });
    assert.deepEqual(
      [draft(1, true), draft(3, false), draft(0, false)],
      [{ clientId: 'c1' }, { clientId: 'c1' }, { clientId: 'c1' }],
    );
  });

  it('is looked for on the weeks that were chosen', () => {
    const ready = [client('c1', sheet('s1', 'p1'), sheet('s2', 'p1')), client('c2', sheet('s3', 'p2'))];

    assert.deepEqual(onSheets(ready, new Set(['s2'])), [client('c1', sheet('s2', 'p1'))]);
    assert.deepEqual(onSheets(ready, new Set(['s4'])), []);
  });
});
