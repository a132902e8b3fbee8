import assert from 'node:assert/strict';
import type { TimeEntry, Timer, TimerQuestion } from '../../../api-client/index.ts';
import { inEnglish } from '../../../pages/words.ts';
import { daySecondsOf, describeTimer, describeTooltip } from './timer-text.ts';

const startedAt = '2026-11-20T09:00:00Z';
const at = (minutes: number) => Date.parse(startedAt) + minutes * 60_000;

const entry: TimeEntry = {
  id: '0199c0de-0000-7000-8000-000000000001',
  version: 1,
  createdAt: startedAt,
  updatedAt: startedAt,
  userId: '0199c0de-0000-7000-8000-000000000002',
  projectId: '0199c0de-0000-7000-8000-000000000003',
  taskId: null,
  startedAt,
  endedAt: null,
  zone: 'Europe/Berlin',
  localDate: '2026-11-20',
  seconds: null,
  note: '',
  billable: true,
  tags: [],
  git: { remote: null, branch: 'feature/*', head: null, commits: [] },
  rate: { minor: 11_000, currency: 'EUR' },
  rateId: null,
  ownRate: false,
  timesheetId: null,
  overlaps: [],
  billedSeconds: null,
  warnings: [],
};

function timer(change: Partial<Timer> = {}): Timer {
  return {
    seq: 1,
    entry: null,
    question: null,
    activeAt: null,
    todaySeconds: 11_100,
    weekSeconds: 40_000,
    unbilledSeconds: 3_600,
    unbilled: [],
    ...change,
  };
}

const name = { client: 'Acme', project: 'API' };
const moment = (minutes: number) => ({ now: at(minutes), limitSeconds: 9 * 3600, t: inEnglish });

describe('describeTimer', () => {
  it('shows what today has brought while no timer runs', () => {
    const status = describeTimer({ timer: timer(), name }, moment(0));

    assert.equal(status.text, '$(watch) 3:05 today');
    assert.equal(status.spoken, 'No timer is running, 3 hours 5 minutes today');
  });

  it('shows client, project and time while it runs', () => {
    const status = describeTimer({ timer: timer({ entry }), name }, moment(84));

    assert.equal(status.text, '$(play-circle) Acme · API 1:24');
    assert.equal(status.spoken, 'Timer is running: Acme, API, 1 hour 24 minutes');
    assert.equal(status.overLimit, false);
  });

  it('shows the note, so that a switch within a project is seen', () => {
    const noted = (note: string) =>
      describeTimer({ timer: timer({ entry: { ...entry, note } }), name }, moment(84));

    assert.equal(noted('ACME-12 fix login').text, '$(play-circle) Acme · API · ACME-12 fix login 1:24');
    assert.equal(
      noted('ACME-12 fix login').spoken,
      'Timer is running: Acme, API, ACME-12 fix login, 1 hour 24 minutes',
    );
  });

  it('shows the beginning of a long note, without its further lines and icons', () => {
    const noted = (note: string) =>
      describeTimer({ timer: timer({ entry: { ...entry, note } }), name }, moment(84)).text;

    assert.equal(noted('Plan\nand build'), '$(play-circle) Acme · API · Plan 1:24');
    assert.equal(noted('$(bug)'), '$(play-circle) Acme · API · $ (bug) 1:24');
    assert.equal(noted('n'.repeat(80)), `$(play-circle) Acme · API · ${'n'.repeat(27)}… 1:24`);
  });

  it('warns from the limit on', () => {
    assert.equal(describeTimer({ timer: timer({ entry }), name }, moment(9 * 60 - 1)).overLimit, false);
    assert.deepEqual(
      describeTimer({ timer: timer({ entry }), name }, moment(580)).text,
      '$(warning) Acme · API 9:40',
    );
  });

  it('shows zero, not less, when the clock was set back', () => {
    assert.match(describeTimer({ timer: timer({ entry }), name }, moment(-30)).text, / 0:00$/);
  });

  it('lets no name draw an icon, and shortens a long one', () => {
    const status = describeTimer(
      { timer: timer({ entry }), name: { client: '$(flame) & Co', project: 'P'.repeat(80) } },
      moment(1),
    );

    assert.equal(status.text, `$(play-circle) $ (flame) & Co · ${'P'.repeat(27)}… 0:01`);
  });
});

describe('describeTimer while something is asked or reminded of', () => {
  const question: TimerQuestion = {
    id: 'q1',
    kind: 'idle',
    entryId: entry.id,
    from: startedAt,
    to: '2026-11-20T09:30:00Z',
    seconds: 1_800,
    answers: ['keep', 'discard', 'split', 'stop'],
  };

  it('shows a question in place of the icon, and a click answers it', () => {
    const status = describeTimer({ timer: timer({ entry, question }), name }, moment(84));

    assert.equal(status.text, '$(question) Acme · API 1:24');
    assert.match(status.spoken, /A question waits\.$/);
    assert.equal(status.command, 'vireo.answerTimerQuestion');
  });

  it('shows a question about an entry that is stopped by now', () => {
    const status = describeTimer({ timer: timer({ question }), name }, moment(0));

    assert.equal(status.text, '$(question) 3:05 today');
  });

  it('proposes the project of the place where somebody works without a timer', () => {
    const status = describeTimer({ timer: timer(), name: { client: '', project: '' } }, moment(0), {
      kind: 'start',
      name,
    });

    assert.equal(status.text, '$(bell) Start Acme · API?');
    assert.equal(status.command, 'vireo.startTimerHere');
  });

  it('warns past the limit of the day, however short the running entry is', () => {
    const status = describeTimer({ timer: timer({ entry }), name }, moment(5), { kind: 'limit', name });

    assert.equal(status.text, '$(warning) Acme · API 0:05');
    assert.equal(status.overLimit, true);
  });

  it('does not propose to start what runs', () => {
    const status = describeTimer({ timer: timer({ entry }), name }, moment(5), { kind: 'start', name });

    assert.equal(status.text, '$(play-circle) Acme · API 0:05');
  });
});

describe('daySecondsOf', () => {
  it('counts the running entry in', () => {
    assert.equal(daySecondsOf(timer({ entry }), at(10)), 11_700);
    assert.equal(daySecondsOf(timer(), at(10)), 11_100);
  });
});

/** From Sunday, 22:00 to Monday, 2:00 where the entry is. */
const overnight = { ...entry, startedAt: '2026-11-22T21:00:00Z' };
const atNight = Date.parse('2026-11-23T01:00:00Z');

describe('daySecondsOf behind midnight', () => {
  it('counts what ran since midnight alone, so that no limit is passed that was not', () => {
    assert.equal(daySecondsOf(timer({ entry: overnight, todaySeconds: 0 }), atNight), 2 * 3600);
  });
});

describe('describeTooltip', () => {
  const formats = { time: () => '10:00', amounts: '110.00 €' };

  it('escapes what the user wrote', () => {
    const noted = { ...entry, note: 'Look [here](command:x) $(bug)' };
    const lines = describeTooltip({ timer: timer({ entry: noted }), name }, moment(60), formats);

    assert.equal(lines[1], 'Look \\[here\\](command\\:x) \\$(bug)');
    assert.equal(lines[2], 'Started at 10\\:00 · $(git-branch) feature/\\*');
  });

  it('counts the running entry into today and the week', () => {
    const lines = describeTooltip({ timer: timer({ entry }), name }, moment(60), formats);

    assert.equal(lines[3], 'Today 4:05 · Week 12:06 · Unbilled 1:00 (110\\.00 €)');
  });

  it('splits the running entry at midnight, between days and between weeks', () => {
    const sums = timer({ entry: overnight, todaySeconds: 0, weekSeconds: 0 });
    const night = { ...moment(0), now: atNight };

    const lines = describeTooltip({ timer: sums, name }, night, formats);

    assert.match(lines[3] ?? '', /^Today 2:00 · Week 2:00 · /);
  });

  it('shows only the sums while none runs', () => {
    assert.deepEqual(describeTooltip({ timer: timer(), name }, moment(0), { ...formats, amounts: '' }), [
      'Today 3:05 · Week 11:06 · Unbilled 1:00',
    ]);
  });
});
