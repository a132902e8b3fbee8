/** What a file says of time that is recorded here already, or twice in the file itself. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { onEveryImportPractice } from '../../../../testing/import-practice.ts';
import type { Reply } from '../../../../testing/test-app.ts';

/** As Clockify's detailed report is, from people who left a timer on through a call of another client. */
function clockify(...spans: readonly string[]): string {
  const rows = spans.map((span) => {
    const [date, start, end, project = 'Web', user = 'Mara'] = span.split(' ');
    return `${project},Acme,n,${user},Yes,${date},${start}:00,${date},${end}:00`;
  });
  const header = 'Project,Client,Description,User,Billable,Start Date,Start Time,End Date,End Time';
  return [header, ...rows, ''].join('\n');
}

interface LossLine {
  readonly code: string;
  readonly column: string;
  readonly count: number;
  readonly message: string;
  readonly examples: readonly { readonly row: number; readonly value: string }[];
}

function sharedOf({ body }: Reply): readonly LossLine[] {
  return body.losses.filter(({ code }: LossLine) => code.startsWith('shares_'));
}

describe('time that an import shares', () => {
  onEveryImportPractice((practice) => {
    const { ask } = practice;
    let projectId = '';

    const bring = async (file: string, more: object = {}) =>
      await practice.bring(file, { map: { people: { Mara: 'me' } }, ...more });
    const record = async (startedAt: string, endedAt: string) =>
      await ask('POST', '/time-entries', { body: { projectId, startedAt, endedAt, zone: 'UTC' } });
    const setRule = async (overlapPolicy: string) =>
      await ask('PATCH', `/organizations/${practice.app.owner.organizationId}`, { body: { overlapPolicy } });

    beforeEach(async () => {
      ({ projectId } = await practice.app.createProject());
    });

    it('with what is recorded is told with rows and times, and the rows are taken', async () => {
      await record('2026-11-10T09:30:00Z', '2026-11-10T11:00:00Z');
      await record('2026-11-10T09:45:00Z', '2026-11-10T10:00:00Z');
      await record('2026-11-10T15:00:00Z', '2026-11-10T23:30:00Z');
      const file = clockify(
        '2026-11-10 09:00 10:00',
        '2026-11-10 11:00 12:00',
        '2026-11-10 22:00 23:00',
        '2026-11-11 09:00 10:00',
      );

      const [preview, taken] = [await bring(file, { dryRun: true }), await bring(file)];

      const [told] = sharedOf(preview);
      assert.deepEqual(
        { code: told?.code, column: told?.column, count: told?.count },
        { code: 'shares_recorded', column: '', count: 2 },
      );
      assert.deepEqual(told?.examples, [
        { row: 2, value: '2026-11-10 09:00–10:00, beside 09:30–11:00 API rewrite and 1 more' },
        { row: 4, value: '2026-11-10 22:00–23:00, beside 15:00–23:30 API rewrite' },
      ]);
      assert.match(told?.message ?? '', /recorded here\..*counts twice/);
      assert.deepEqual([sharedOf(taken), taken.body.added], [sharedOf(preview), 4]);
    });

    it('within the file is told by the row that begins later', async () => {
      const file = clockify(
        '2026-11-10 09:30 10:30',
        '2026-11-10 09:00 10:00',
        '2026-11-10 10:30 11:00',
        '2026-11-10 10:45 10:45',
      );

      const told = sharedOf(await bring(file, { dryRun: true }));

      assert.deepEqual(
        told.map(({ code, count, examples }) => [code, count, examples]),
        [['shares_in_file', 1, [{ row: 2, value: '2026-11-10 09:30–10:30, beside row 3: 09:00–10:00' }]]],
      );
    });

    it('is told whole where both go over days, and by its offset where the clocks go back', async () => {
      await record('2026-10-25T00:15:00Z', '2026-10-25T01:45:00Z');
      const header = 'Project,Client,Description,User,Billable,Start Date,Start Time,End Date,End Time';
      const nights = ['2026-09-01,21:00,2026-09-02,20:00', '2026-09-02,19:00,2026-09-03,18:00'];
      const file = [header, ...nights.map((night) => `Web,Acme,n,Mara,Yes,${night}`), ''].join('\n');

      const long = sharedOf(await bring(file, { dryRun: true }));
      const zone = 'Europe/Berlin';
      const twice = sharedOf(await bring(clockify('2026-10-25 02:00 02:30'), { dryRun: true, zone }));

      assert.deepEqual(
        [long, twice].map(([told]) => told?.examples[0]?.value),
        [
          '2026-09-02 19:00–2026-09-03 18:00, beside row 2: 2026-09-01 21:00–2026-09-02 20:00',
          '2026-10-25 02:00 UTC+2–02:30 UTC+2, beside 02:15 UTC+2–02:45 UTC+1 API rewrite',
        ],
      );
    });

    it('is none between people, nor with rows that are here already', async () => {
      const file = clockify('2026-11-10 09:00 10:00 Web Mara', '2026-11-10 09:00 10:00 Web Sam');

      const [first, again] = [await bring(file), await bring(file, { dryRun: true })];

      assert.deepEqual([sharedOf(first), sharedOf(again), again.body.again], [[], [], 2]);
    });

    it('counts an entry that runs as far as now', async () => {
      await ask('POST', '/timer', { body: { projectId, zone: 'UTC' } });
      practice.app.clock.now += 3_600_000;

      const told = sharedOf(
        await bring(clockify('2026-11-18 10:30 12:00', '2026-11-18 12:00 13:00'), { dryRun: true }),
      );

      assert.deepEqual(
        told.map(({ count, examples }) => [count, examples[0]?.row]),
        [[1, 2]],
      );
    });

    it('is told as the rule of the project is: silent, refused by hand, cropped by hand', async () => {
      await record('2026-11-10T09:30:00Z', '2026-11-10T11:00:00Z');
      const file = clockify('2026-11-10 09:00 10:00', '2026-11-11 09:00 10:00');
      const told: unknown[] = [];

      for (const policy of ['allow', 'refuse', 'crop']) {
        await setRule(policy);
        const { body } = await bring(file, { dryRun: true });
        const ruled = body.losses.filter(
          ({ code }: LossLine) => code.startsWith('shares_') || code === 'policy_not_applied',
        );
        told.push(ruled.map(({ code, column, count }: LossLine) => [code, column, count]));
      }

      assert.deepEqual(told, [[], [['shares_recorded', 'refuse', 1]], [['shares_recorded', 'crop', 1]]]);
    });

    it('takes nothing from what is recorded, and is not refused, whatever the rule', async () => {
      await record('2026-11-10T09:30:00Z', '2026-11-10T11:00:00Z');
      await setRule('crop');

      const { status, body } = await bring(clockify('2026-11-10 09:00 10:00'));

      const entries = await practice.list('/time-entries');
      assert.deepEqual({ status, added: body.added }, { status: 201, added: 1 });
      assert.deepEqual(entries.map(({ seconds }) => seconds).toSorted(), [3600, 5400]);
    });
  });
});
