/** A week goes out as it was seen, or not at all; and what would be refused is known before. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const monday = '2026-11-16';

type Change = 'add' | 'edit' | 'delete' | 'comment' | 'add elsewhere';
const changes: readonly Change[] = ['add', 'edit', 'delete', 'comment', 'add elsewhere'];

describe('a week that is submitted as it was seen', () => {
  onEveryDatabase<Schema>(migrations, (kind, open) => {
    let vireo: TestApp;
    let projectId: string;
    let sheetId: string;
    /** So that each edit is another one. */
    let edits = 0;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'money' });
      ({ projectId } = await vireo.createProject());
      sheetId = requireOk(await vireo.ask('POST', '/timesheets', { body: { weekStart: monday } })).body.id;
    });
    afterEach(async () => await vireo.app.close());

    /** `add('16T09:00', '16T10:00')`, of November 2026. */
    async function add(start: string, end: string): Promise<string> {
      const times = { startedAt: `2026-11-${start}`, endedAt: `2026-11-${end}`, zone: 'Europe/Berlin' };
      return requireOk(await vireo.ask('POST', '/time-entries', { body: { projectId, ...times } })).body.id;
    }

    async function read(as = 'org_admin') {
      return requireOk(await vireo.ask('GET', `/timesheets/${sheetId}`, { as })).body;
    }

    async function readWeek() {
      return requireOk(await vireo.ask('GET', `/weeks/${monday}`)).body;
    }

    async function submit(body?: object, as = 'org_admin') {
      return await vireo.ask('POST', `/timesheets/${sheetId}/submit`, { as, body });
    }

    async function act(name: string, as = 'org_admin', body?: object) {
      return requireOk(await vireo.ask('POST', `/timesheets/${sheetId}/${name}`, { as, body }));
    }

    async function change(id: string, what: Change): Promise<void> {
      const path = `/time-entries/${id}`;
      edits += 1;
      if (what === 'add') await add('17T13:00', '17T14:00');
      else if (what === 'edit')
        requireOk(await vireo.ask('PATCH', path, { body: { note: `Another ${edits}` } }));
      else if (what === 'delete') requireOk(await vireo.ask('DELETE', path));
      else if (what === 'comment') await act('comments', 'org_admin', { text: 'All there' });
      else await add('09T09:00', '09T10:00');
    }

    it('has one name for its entries, in the week and on its timesheet, and none once they are locked', async () => {
      const empty = (await read()).revision;
      await add('16T09:00', '16T10:00');
      const [sheet, week] = [await read(), await readWeek()];
      await submit({ revision: week.openRevision });
      const [locked, left] = [await read(), await readWeek()];

      assert.equal(sheet.revision, week.openRevision);
      assert.notEqual(sheet.revision, empty);
      assert.deepEqual(
        { state: locked.state, revision: locked.revision },
        { state: 'submitted', revision: null },
      );
      assert.equal(left.openRevision, empty);
    });

    for (const what of changes) {
      const passes = what === 'comment' || what === 'add elsewhere';
      it(`${passes ? 'goes out' : 'stays'} after somebody else’s ${what}`, async () => {
        const id = await add('16T09:00', '16T10:00');
        await add('16T10:00', '16T11:00');
        const { revision } = await read();
        await change(id, what);
        const before = await read();
        const { status, body } = await submit({ revision });
        const after = await read();

        if (passes) assert.deepEqual({ status, state: after.state }, { status: 200, state: 'submitted' });
        else {
          assert.deepEqual({ status, code: body.error.code }, { status: 412, code: 'stale_version' });
          assert.match(body.error.message, /read it again/);
          assert.deepEqual(after, before);
          assert.equal((await submit({ revision: after.revision })).status, 200);
        }
      });
    }

    it('answers the same submission again, and refuses another one', async () => {
      await add('16T09:00', '16T10:00');
      const { revision } = await read();
      await add('16T10:00', '16T11:00');
      const seen = (await read()).revision;
      const replies = [
        await submit({ revision: seen }),
        await submit({ revision: seen }),
        await submit(),
        await submit({ revision }),
      ];

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.error?.code ?? body.state]),
        [
          [200, 'submitted'],
          [200, 'submitted'],
          [200, 'submitted'],
          [409, 'state_forbids'],
        ],
      );
    });

    // What comes one after the other takes nothing along by itself.
    if (kind === 'postgres') {
      it('takes nothing along that comes at the same time', async () => {
        await add('16T09:00', '16T10:00');
        const { revision } = await read();
        const [{ status }] = await Promise.all([
          submit({ revision }),
          add('16T11:00', '16T12:00'),
          add('16T12:00', '16T13:00'),
        ]);
        const { state, entryCount } = await read();

        assert.deepEqual([state, entryCount], status === 200 ? ['submitted', 1] : ['draft', 3]);
      });

      it('is remembered as it went out, whatever comes at the same time', async () => {
        await add('16T09:00', '16T10:00');
        for (let round = 0; round < 8; round += 1) {
          const day = `${16 + (round % 5)}`;
          const adding = [
            add(`${day}T1${round}:00`, `${day}T1${round}:20`),
            add(`${day}T1${round}:30`, `${day}T1${round}:50`),
          ];
          const [first] = await Promise.all([submit(), ...adding]);
          const { entryCount } = requireOk(first).body;
          await act('withdraw');
          const again = requireOk(await submit()).body;
          await act('withdraw');

          assert.equal(again.differenceCount, again.entryCount - entryCount);
        }
      });
    }

    it('stays where time of the week beside begins to share its own', async () => {
      await add('16T00:30', '16T02:00');
      const { revision } = await read();
      await add('15T23:00', '16T01:00');
      const { status, body } = await submit({ revision });

      assert.deepEqual({ status, code: body.error?.code }, { status: 412, code: 'stale_version' });
      const [sheet, week] = [await read(), await readWeek()];
      assert.deepEqual(
        { sharedSeconds: sheet.sharedSeconds, revision: sheet.revision },
        { sharedSeconds: 1_800, revision: week.openRevision },
      );
      assert.equal((await submit({ revision: sheet.revision })).status, 200);
    });

    it('is read anew by whoever has read it before, whose version is the same', async () => {
      await add('16T09:00', '16T10:00');
      const first = await vireo.ask('GET', `/timesheets/${sheetId}`);
      await add('16T10:00', '16T11:00');
      const headers = { 'if-none-match': String(first.headers['etag']) };
      const again = await vireo.ask('GET', `/timesheets/${sheetId}`, { headers });

      assert.equal(again.status, 200);
      assert.notEqual(again.body.revision, first.body.revision);
      assert.equal((await submit({ revision: again.body.revision })).status, 200);
    });

    it('counts of what runs nothing as shared, in the week and on its timesheet alike', async () => {
      await add('18T09:00', '18T23:00');
      requireOk(await vireo.ask('POST', '/timer', { body: { projectId, note: 'Runs' } }));
      vireo.clock.now += 600_000;

      assert.equal((await read()).sharedSeconds, (await readWeek()).openSharedSeconds);
    });

    it('goes out as it is where nothing is said of what was seen', async () => {
      const id = await add('16T09:00', '16T10:00');
      await read();
      await change(id, 'edit');
      const first = await submit({});
      await act('withdraw');
      const replies = [first, await submit()];
      const refused = [await submit({ revision: '' }), await submit({ version: 1 })];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [200, 200],
      );
      assert.deepEqual(
        refused.map(({ status }) => status),
        [422, 422],
      );
    });

    interface Seen {
      readonly revision: string;
      readonly isSame: boolean;
    }

    async function take(step: Change | 'read', { revision, isSame }: Seen): Promise<Seen> {
      if (step === 'read') return { revision: (await read()).revision, isSame: true };
      const [first] = (await read()).days[0].entries;
      await change(first.id, step);
      return { revision, isSame: isSame && (step === 'comment' || step === 'add elsewhere') };
    }

    async function play(steps: readonly (Change | 'read')[]) {
      for (const hour of [10, 11, 12, 13, 14, 15, 16]) await add(`16T${hour}:00`, `16T${hour}:30`);
      let seen: Seen = { revision: (await read()).revision, isSame: true };
      for (const one of steps) seen = await take(one, seen);
      const { status } = await submit({ revision: seen.revision });
      if (status === 200) await act('withdraw');
      return { status, isSame: seen.isSame };
    }

    it('passes exactly while it has the entries that were seen', async () => {
      const step = fc.constantFrom<Change | 'read'>(...changes, 'read');
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
          const { status, isSame } = await play(steps);
          assert.equal(status, isSame ? 200 : 412, steps.join());
        }),
        { numRuns: kind === 'postgres' ? 5 : 15 },
      );
    });

    describe('says before why it would be refused', () => {
      const refuse = async (as = 'org_admin') => {
        const told = [(await read(as)).submitRefusal, (await readWeek()).submitRefusal];
        const { status, body } = await submit(undefined, as);
        return { told, answer: status === 200 ? 200 : body.error.code };
      };

      it('where nothing is in it', async () => {
        const told = ['sheet_is_empty', 'sheet_is_empty'];
        assert.deepEqual(await refuse(), { told, answer: 'invalid' });
      });

      it('where a timer runs in it, and not in another week', async () => {
        await add('16T09:00', '16T10:00');
        requireOk(await vireo.ask('POST', '/timer', { body: { projectId, note: 'Runs' } }));
        const running = await refuse();
        vireo.clock.now += 60_000;
        requireOk(await vireo.ask('POST', '/timer/stop', { body: {} }));

        const told = ['timer_running', 'timer_running'];
        assert.deepEqual(running, { told, answer: 'timer_running' });
        assert.deepEqual(await refuse(), { told: [null, null], answer: 200 });
        assert.deepEqual((await readWeek()).submitRefusal, 'wrong_state');
      });

      it('where something is missing in an entry of it', async () => {
        await add('16T09:00', '16T10:00');
        const body = { requiredFields: ['note'] };
        requireOk(await vireo.ask('PATCH', `/projects/${projectId}`, { body }));

        const told = ['field_missing', 'field_missing'];
        assert.deepEqual(await refuse(), { told, answer: 'field_missing' });
      });

      it('where it is somebody else’s', async () => {
        const times = { startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:00', zone: 'Europe/Berlin' };
        requireOk(await vireo.ask('POST', '/time-entries', { as: 'user', body: { projectId, ...times } }));
        const opened = await vireo.ask('POST', '/timesheets', { as: 'user', body: { weekStart: monday } });
        sheetId = requireOk(opened).body.id;

        const { told, answer } = await refuse();
        assert.deepEqual(
          { firstTold: told[0], answer },
          { firstTold: 'not_the_author', answer: 'forbidden' },
        );
      });

      it('of its open timesheet, and of the one that it will have', async () => {
        await add('16T09:00', '16T10:00');
        await submit();
        await act('approve', 'approver');
        const decided = await readWeek();
        await add('17T09:00', '17T10:00');

        assert.equal(decided.submitRefusal, 'sheet_is_empty');
        assert.deepEqual((await read()).submitRefusal, 'wrong_state');
        assert.equal((await readWeek()).submitRefusal, null);
      });
    });
  });
});
