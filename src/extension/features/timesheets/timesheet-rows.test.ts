import assert from 'node:assert/strict';
import type { TimeEntry, Timesheet, TimesheetWeek } from '../../../api-client/index.ts';
import { sumDays } from '../../../domain/day-parts.ts';
import { decidedElsewhere } from '../../../domain/timesheet-states.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import {
  buildTimesheetRows,
  type EntryFacts,
  type EntryRow,
  type TimesheetFacts,
  type TimesheetRowPorts,
  type WeekRow,
} from './timesheet-rows.ts';

const at = '2026-11-01T00:00:00Z';
const locked = { revision: null, submitRefusal: 'wrong_state' } as const;
const stamps = { version: 1, createdAt: at, updatedAt: at };

function entry(id: string, startedAt: string, change: Partial<TimeEntry> = {}): TimeEntry {
  return {
    ...stamps,
    id,
    userId: 'u1',
    projectId: 'p1',
    taskId: null,
    startedAt,
    endedAt: new Date(Date.parse(startedAt) + 8_100_000).toISOString(),
    zone: 'UTC',
    localDate: startedAt.slice(0, 10),
    seconds: 8_100,
    note: 'Import',
    billable: true,
    tags: [],
    git: null,
    rate: { minor: 1, currency: 'EUR' },
    rateId: null,
    ownRate: false,
    timesheetId: null,
    overlaps: [],
    billedSeconds: 8_100,
    warnings: [],
    ...change,
  };
}

function sheet(weekStart: string, state: Timesheet['state'], change: Partial<Timesheet> = {}): Timesheet {
  return {
    ...stamps,
    id: `sheet ${weekStart}`,
    userId: 'u1',
    userName: 'Max',
    weekStart,
    weekEnd: weekStart,
    year: 2026,
    week: 46,
    supplement: 0,
    state,
    seconds: 112_500,
    workedSeconds: 112_500,
    billableSeconds: 0,
    entryCount: 3,
    submittedAt: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    differenceCount: null,
    commentCount: 0,
    ...change,
  };
}

function openWeek(openSeconds = 8_100, openCount = 1): TimesheetFacts['weeks'][number] {
  const span = { weekStart: '2026-11-16', weekEnd: '2026-11-22', year: 2026, week: 47 };
  return { ...span, seconds: openSeconds, entryCount: openCount, openSeconds, openCount };
}

const ports: TimesheetRowPorts = {
  t,
  zone: 'UTC',
  formatDay: (date) => date,
  today: '2026-11-20',
  loadWeek: async () => assert.fail('no week was to be loaded'),
  loadOpen: async () => assert.fail('no open week was to be loaded'),
};

function build(facts: Partial<TimesheetFacts>, week?: TimesheetWeek) {
  const loadWeek = week === undefined ? ports.loadWeek : async () => week;
  return buildTimesheetRows({ sheets: [], weeks: [], userId: 'u1', ...facts }, { ...ports, loadWeek });
}

/** Rows of the days of a week without a sheet. */
async function openDays(...entries: readonly (TimeEntry & Partial<Pick<EntryFacts, 'shared'>>)[]) {
  const loadOpen = async () => ({
    entries: entries.map((one): EntryFacts => ({ shared: null, ...one, projectName: 'API rewrite' })),
    days: sumDays(entries),
  });
  const facts = { sheets: [], weeks: [openWeek()], userId: 'u1' };
  const [row] = buildTimesheetRows(facts, { ...ports, loadOpen });
  return (await row?.loadChildren?.()) ?? [];
}

describe('buildTimesheetRows', () => {
  it('shows weeks newest first, with sum, state and year where it is another', () => {
    const rows = build({
      sheets: [sheet('2026-11-09', 'submitted'), sheet('2025-11-10', 'invoiced', { year: 2025, week: 46 })],
    });

    assert.deepEqual(
      rows.map(({ label, description, kind }) => [label, description, kind]),
      [
        ['Week 46', '31:15 · submitted', 'timesheet.submitted'],
        ['Week 46, 2025', '31:15 · invoiced', 'timesheet.invoiced'],
      ],
    );
  });

  it('makes a row of a week that has no sheet yet, and asks for what is in it when it is opened', async () => {
    const [row] = build({ weeks: [openWeek(16_200, 2)] });
    const days = await openDays(entry('e2', '2026-11-17T09:00:00Z'), entry('e1', '2026-11-16T22:00:00Z'));

    assert.deepEqual(
      { label: row?.label, description: row?.description, kind: row?.kind, expanded: row?.expanded },
      { label: 'Week 47', description: '4:30 · draft', kind: 'timesheet.draft', expanded: true },
    );
    assert.deepEqual(
      days.map(({ label }) => label),
      ['2026-11-17', '2026-11-16'],
    );
    assert.equal(days[0]?.children?.[0]?.label, '9:00–11:15 (2:15) API rewrite');
    assert.equal(days[0]?.children?.[0]?.description, 'Import');
  });

  it('tells of each day what was worked on it, also where an entry goes on after midnight', async () => {
    const saturday = entry('e1', '2026-11-21T22:00:00Z', {
      endedAt: '2026-11-22T02:00:00Z',
      seconds: 14_400,
    });
    const days = await openDays(saturday, entry('e2', '2026-11-22T09:00:00Z'));
    const [night] = await openDays(saturday);

    assert.deepEqual(
      days.map(({ label, description, children }) => [label, description, children?.length]),
      [
        ['2026-11-22', '4:15 · 2:00 from the day before', 1],
        ['2026-11-21', '2:00 · and 2:00 after midnight', 1],
      ],
    );
    assert.deepEqual(
      { description: night?.description, kind: night?.kind, children: night?.children },
      { description: '2:00 · 2:00 from the day before', kind: 'day.night', children: [] },
    );
  });

  it('tells of a week what the Week does, and what is submitted where entries cross its midnight', () => {
    const [open] = build({ weeks: [{ ...openWeek(16_200, 2), seconds: 12_600 }] });
    const [held] = build({ sheets: [sheet('2026-11-16', 'submitted', { workedSeconds: 108_900 })] });

    assert.equal(open?.description, '3:30 · draft');
    assert.match(open?.tooltip ?? '', /^Week 47 · 3:30 · draft\n4:30 are submitted/);
    assert.equal(held?.description, '30:15 · submitted');
    assert.match(held?.tooltip ?? '', /\n31:15 are submitted/);
  });

  it('leaves a day open when the first of its entries is gone', async () => {
    const [first, second] = [entry('e1', '2026-11-16T09:00:00Z'), entry('e2', '2026-11-16T13:00:00Z')];
    const dayOf = async (...entries: readonly TimeEntry[]) => (await openDays(...entries))[0]?.id;

    assert.notEqual(await dayOf(first), undefined);
    assert.equal(await dayOf(first, second), await dayOf(second));
  });

  it('has one row for the week of a person, whatever was decided of it', () => {
    const rowsOf = (...sheets: Timesheet[]) =>
      build({ sheets, weeks: [{ ...openWeek(), seconds: 120_600 }] }).map(({ kind, description }) => [
        kind,
        description,
      ]);
    const later = sheet('2026-11-16', 'rejected', { id: 'later', supplement: 1, workedSeconds: 8_100 });

    assert.deepEqual(rowsOf(sheet('2026-11-16', 'draft')), [['timesheet.draft', '31:15 · draft']]);
    assert.deepEqual(rowsOf(sheet('2026-11-16', 'invoiced')), [
      ['timesheet.draft', '33:30 · draft · 31:15 invoiced'],
    ]);
    assert.deepEqual(rowsOf(sheet('2026-11-16', 'submitted')), [
      ['timesheet.submitted', '33:30 · submitted · 2:15 added since it was submitted'],
    ]);
    assert.deepEqual(rowsOf(sheet('2026-11-16', 'approved'), later), [
      ['timesheet.rejected.approved', '33:30 · rejected · 31:15 approved'],
    ]);
    assert.equal(rowsOf(sheet('2026-11-16', 'draft', { userId: 'u2' })).length, 2);
  });

  it('continues a week that was invoiced: Submit makes its next sheet, and each entry is locked by its own', async () => {
    const invoiced = sheet('2026-11-16', 'invoiced');
    const { taskId, rate, ...facts } = entry('e1', '2026-11-16T09:00:00Z');
    const named = { projectName: 'API rewrite', clientName: 'Acme', verdict: null, shared: null };
    const days = [{ date: '2026-11-16', seconds: 8_100, entries: [{ ...facts, taskId, rate, ...named }] }];
    const fresh = entry('e2', '2026-11-16T13:00:00Z');
    const [week] = buildTimesheetRows(
      { sheets: [invoiced], weeks: [openWeek()], userId: 'u1' },
      {
        ...ports,
        loadWeek: async () => ({ ...invoiced, ...locked, sharedSeconds: 0, days }),
        loadOpen: async () => ({
          entries: [{ ...fresh, shared: null, projectName: 'API rewrite' }],
          days: sumDays([fresh]),
        }),
      },
    );

    const [day] = (await week?.loadChildren?.()) ?? [];

    assert.deepEqual(
      { record: week?.record.ids, covers: week?.covers.ids },
      { record: [], covers: [invoiced.id] },
    );
    assert.deepEqual(
      { description: day?.description, kind: day?.kind },
      { description: '4:30', kind: 'day.open' },
    );
    assert.deepEqual(
      day?.children?.map(({ kind }) => kind),
      ['entry.locked', 'entry.open'],
    );
  });

  it('leaves out weeks that sheets hold wholly', () => {
    assert.deepEqual(build({ weeks: [openWeek(0, 0)] }), []);
  });

  it('tells the branch and the commits of an entry', async () => {
    const commits = [1, 2, 3, 4, 5, 6].map((number) => ({
      hash: `${number}`.repeat(40),
      subject: `Step ${number}`,
      at,
    }));
    const git = { remote: null, branch: 'feature/login', head: null, commits };
    const [day] = await openDays(entry('e1', '2026-11-16T09:00:00Z', { git }));

    assert.match(
      day?.children?.[0]?.tooltip ?? '',
      /\nImport\nfeature\/login\n• Step 1\n• Step 2\n• Step 3\n• Step 4\n• Step 5\nand 1 more$/,
    );
  });

  it('shows the running entry as such', async () => {
    const running = entry('e1', '2026-11-20T09:00:00Z', { endedAt: null, seconds: null });
    const [day] = await openDays(running);
    const row = day?.children?.[0];

    assert.equal(row?.label, '9:00–now API rewrite');
    assert.equal(row?.kind, 'entry.running');
  });

  it('has the length before names, and the note before tags: what comes last is cut off, and all of it where the row is read out', async () => {
    const tagged = { tags: ['deep', 'urgent', 'remote'], note: 'Import\nof CSV', billable: false };
    const [day] = await openDays(entry('e1', '2026-11-16T09:00:00Z', tagged));
    const row = day?.children?.[0];

    assert.equal(row?.description, 'Import of CSV · +deep +urgent …');
    assert.match(row?.tooltip ?? '', /^\+deep \+urgent \+remote\nnot billable$/m);
    assert.equal(
      row?.spoken,
      '9:00–11:15 (UTC), 2:15, API rewrite, Import of CSV, +deep +urgent +remote, not billable',
    );
  });

  it('names what an entry overlaps with, though it is on no row', async () => {
    const other = {
      projectName: 'Portal',
      zone: 'Europe/Berlin',
      localDate: '2026-11-16',
      startedAt: '2026-11-15T23:30:00Z',
      endedAt: '2026-11-16T00:30:00Z',
    };
    const [, day] = await openDays(
      { ...entry('e1', '2026-11-16T00:00:00Z'), shared: { seconds: 1_800, count: 6, others: [other] } },
      entry('e2', '2026-11-17T01:00:00Z'),
    );

    const tooltip = day?.children?.[0]?.tooltip ?? '';
    assert.match(tooltip, /^Overlaps 0:30 with 0:30–1:30 UTC\+1 Portal, and 5 more$/m);
  });

  it('marks times of another clock than the user’s', async () => {
    const away = { zone: 'America/New_York' };
    const [day] = await openDays(entry('e1', '2026-11-16T14:00:00Z', away));
    const row = day?.children?.[0];

    assert.equal(row?.label, '9:00–11:15 (2:15) API rewrite');
    assert.deepEqual(
      { description: row?.description, icon: row?.icon },
      { description: 'UTC-5 · Import', icon: 'globe' },
    );
    assert.match(row?.tooltip ?? '', /^9:00–11:15 UTC-5 \(America\/New_York\)$/m);
  });

  it('tells what is billed beside what was recorded, where the two differ', async () => {
    const tooltipOf = async (billedSeconds: number | null) =>
      (await openDays(entry('e1', '2026-11-16T09:00:00Z', { billedSeconds })))[0]?.children?.[0]?.tooltip ??
      '';

    assert.match(await tooltipOf(9_000), /^2:15 recorded, 2:30 billed$/m);
    assert.match(await tooltipOf(8_100), /^2:15$/m);
    assert.match(await tooltipOf(null), /^2:15$/m);
  });

  it('locks the entries of a submitted week, and offers to decide on each', async () => {
    const submitted = sheet('2026-11-16', 'submitted');
    const { taskId, rate, ...facts } = entry('e1', '2026-11-16T09:00:00Z');
    const verdict = {
      verdict: 'rejected',
      reason: 'Too long',
      decidedAt: '2026-11-20T09:00:00Z',
      decidedBy: 'u2',
    } as const;
    const inWeek = {
      ...facts,
      taskId,
      rate,
      projectName: 'API rewrite',
      clientName: 'Acme',
      verdict,
      shared: null,
    };
    const days = [{ date: '2026-11-16', seconds: 8_100, entries: [inWeek] }];
    const [week] = build({ sheets: [submitted] }, { ...submitted, ...locked, sharedSeconds: 0, days });

    const [day] = (await week?.loadChildren?.()) ?? [];

    const [row] = day?.children ?? [];
    assert.deepEqual(
      { kind: row?.kind, icon: row?.icon, open: row?.open },
      { kind: 'entry.submitted', icon: 'error', open: undefined },
    );
    assert.match(row?.tooltip ?? '', /Sent back: Too long$/);
  });

  it('says which version of the sheet its rows show, so that no other one is decided on', async () => {
    const submitted = sheet('2026-11-16', 'submitted', { version: 2 });
    const { taskId, rate, ...facts } = entry('e1', '2026-11-16T09:00:00Z');
    const named = { projectName: 'API rewrite', clientName: 'Acme', verdict: null, shared: null };
    const days = [{ date: '2026-11-16', seconds: 8_100, entries: [{ ...facts, taskId, rate, ...named }] }];
    const [week] = build(
      { sheets: [submitted] },
      { ...submitted, ...locked, sharedSeconds: 0, version: 3, days },
    );

    const [day] = (await week?.loadChildren?.()) ?? [];

    assert.equal((week as WeekRow).version, 2);
    const row: EntryRow | undefined = day?.children?.[0];
    assert.deepEqual(row?.sheet, { id: submitted.id, version: 3 });
  });

  it('names other people, and oneself beside them, and tells what changed and was said', () => {
    const submitted = sheet('2026-11-16', 'submitted', { differenceCount: 2, commentCount: 1 });
    const other = sheet('2026-11-09', 'submitted', { userId: 'u2', userName: 'Mara' });
    const shown = (...sheets: Timesheet[]) => build({ sheets }).map(({ description }) => description);

    assert.deepEqual(
      [shown(submitted), shown(submitted, other), shown(other)],
      [
        ['31:15 · submitted · 2 changed since last time · 1 comment'],
        ['Max · 31:15 · submitted · 2 changed since last time · 1 comment', 'Mara · 31:15 · submitted'],
        ['Mara · 31:15 · submitted'],
      ],
    );
  });

  it('says which week came back, and why', () => {
    const [week] = build({ sheets: [sheet('2026-11-16', 'rejected', { reason: 'Friday is missing' })] });

    const [spoken, reason] = (week?.tooltip ?? '').split('\n');
    assert.equal(spoken, `${week?.label} · ${week?.description}`);
    assert.equal(reason, 'Sent back: Friday is missing');
  });

  it('says of no other week that it was sent back', () => {
    const reasonOf = (state: Timesheet['state'], reason: string) =>
      build({ sheets: [sheet('2026-11-16', state, { reason })] })[0]?.tooltip?.split('\n')[1];

    assert.equal(reasonOf('invoiced', decidedElsewhere), decidedElsewhere);
    assert.equal(reasonOf('approved', 'Wrong project'), undefined);
    assert.equal(reasonOf('draft', 'Wrong project'), 'Opened again: Wrong project');
  });

  it('tells in the language of the user what the importer wrote', () => {
    const translated = buildTimesheetRows(
      {
        sheets: [sheet('2026-11-16', 'invoiced', { reason: decidedElsewhere })],
        weeks: [],
        userId: 'u1',
      },
      { ...ports, t: (message, ...args) => `«${t(message, ...args)}»` },
    );

    assert.ok(translated[0]?.tooltip?.endsWith(`\n«${decidedElsewhere}»`));
  });
});
