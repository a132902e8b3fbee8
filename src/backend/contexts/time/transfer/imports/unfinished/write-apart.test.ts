/** Imports that are written in several transactions: whole or not at all to everybody, whatever becomes of the writing (#41). */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../../../test/support/wait-for.ts';
import type { Role } from '../../../../../../domain/authorization.ts';
import { requireOk } from '../../../../../testing/billing-practice.ts';
import { sqliteDrivers } from '../../../../../testing/databases.ts';
import { type ImportPractice, onEveryImportPractice } from '../../../../../testing/import-practice.ts';
import { portsOf } from '../../../../../testing/reach/slice-ports.ts';
import { TimeStore } from '../../../../../testing/time-model/time-store.ts';
import { deleteEntries, forgetLostSheets } from '../../../entries/index.ts';
import { giveUpWriting, setWritingUntil } from './unfinished-imports.repository.ts';

const header =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';
/** More than one transaction writes. */
const count = 1_200;
const paths = ['/time-entries', '/clients', '/projects', '/tasks', '/timesheets', '/imports'] as const;

function makeFile(rowCount = count): string {
  const rows = Array.from({ length: rowCount }, (_, at) => {
    const day = new Date(Date.UTC(2020, 0, 6) + Math.floor(at / 4) * 86_400_000).toISOString().slice(0, 10);
    const hour = String(8 + (at % 4)).padStart(2, '0');
    const who = at % 2 === 0 ? 'Jo,jo@x.example' : ',';
    return `${who},Acme ${at % 30},API ${at % 60},Build,n${at},Yes,${day},${hour}:00:00,${day},${hour}:10:00,00:10:00,,10.00`;
  });
  return [header, ...rows, ''].join('\n');
}

const id = '0197a3c2-0000-7000-8000-00000000cafe';

describe('imports written in pieces', () => {
  onEveryImportPractice((practice) => {
    /** Runs `look` again and again while the file is brought. */
    const during = async (look: () => Promise<void>, file = makeFile()) => {
      let isDone = false;
      const bringing = practice.bring(file, { id }).finally(() => {
        isDone = true;
      });
      while (!isDone) {
        await nextTurn();
        await look();
      }
      return await bringing;
    };
    const hasEntries = async () => (await practice.list('/time-entries?limit=1')).length > 0;

    it('are shown as imports once they are whole, and undone as such', async () => {
      const users = (await practice.list('/users')).length;
      const seen = new Set<string>();
      const { status, body } = await during(async () => {
        if (!(await hasEntries())) return;
        const shown = await practice.ask('GET', `/imports/${id}`);
        seen.add(shown.status === 200 ? `whole: ${shown.body.present === count}` : `${shown.status}`);
      });

      assert.deepEqual(
        { status, added: body.added, state: body.state },
        { status: 201, added: count, state: 'done' },
      );
      assert.ok(seen.has('404') && !seen.has('whole: false'), [...seen].join());
      assert.equal((await practice.ask('GET', `/imports/${id}`)).body.present, count);

      assert.equal((await practice.ask('DELETE', `/imports/${id}`)).status, 204);
      assert.deepEqual(await countAll(practice), [0, 0, 0, 0, 0, 1]);
      assert.equal((await practice.list('/users')).length, users);
    }).timeout(120_000);

    it('are neither submitted nor billed while a part is there', async () => {
      const { clientId, projectId } = await practice.app.createProject();
      const sheets = new Map<string, string>();
      for (const weekStart of ['2026-11-02', '2026-11-09']) {
        const entry = { projectId, startedAt: `${weekStart}T09:00:00Z`, endedAt: `${weekStart}T10:00:00Z` };
        requireOk(await practice.ask('POST', '/time-entries', { body: entry }));
        const { id: sheetId } = requireOk(
          await practice.ask('POST', '/timesheets', { body: { weekStart } }),
        ).body;
        sheets.set(weekStart, sheetId);
      }
      const act = async (weekStart: string, what: string, as: Role = 'org_admin') =>
        await practice.ask('POST', `/timesheets/${sheets.get(weekStart)}/${what}`, { as });
      requireOk(await act('2026-11-02', 'submit'));
      requireOk(await act('2026-11-02', 'approve', 'approver'));
      const bill = async () => await practice.ask('POST', '/invoices', { body: { clientId } });

      const refused: unknown[] = [];
      await during(async () => {
        if (refused.length > 0 || (await practice.list('/clients')).length < 2) return;
        if (!(await isWriting(practice))) return;
        const replies = [await act('2026-11-09', 'submit'), await bill()];
        if (await isWriting(practice)) refused.push(replies.map(({ status }) => status));
      });

      assert.deepEqual(refused, [[409, 409]]);
      assert.deepEqual([(await act('2026-11-09', 'submit')).status, (await bill()).status], [200, 201]);
    }).timeout(120_000);

    it('begin anew where a price changes while they are written, so that all of it has one', async () => {
      const { projectId } = await practice.app.createProject({ rateMinor: 10_000 });
      const { name, clientId } = (await practice.ask('GET', `/projects/${projectId}`)).body;
      const client = (await practice.ask('GET', `/clients/${clientId}`)).body.name;
      const rows = Array.from({ length: count }, (_, at) => {
        const day = new Date(Date.UTC(2020, 0, 6) + at * 86_400_000).toISOString().slice(0, 10);
        return `,,${client},${name},,n${at},Yes,${day},08:00:00,${day},08:10:00,00:10:00,,`;
      });
      let changed = 0;
      const { body } = await during(
        async () => {
          if (changed > 0 || !(await hasEntries()) || !(await isWriting(practice))) return;
          const amount = { minor: 20_000, currency: 'EUR' };
          const rate = { scope: 'project', scopeId: projectId, amount, validFrom: '2020-01-01' };
          changed = (await practice.ask('POST', '/rates', { body: rate })).status;
        },
        [header, ...rows, ''].join('\n'),
      );

      const prices = await practice.app.database.query
        .selectFrom('time_entries')
        .select(['rate_minor', ({ fn }) => fn.countAll<number>().as('count')])
        .groupBy('rate_minor')
        .execute();
      assert.deepEqual({ changed, added: body.added }, { changed: 201, added: count });
      assert.deepEqual(
        prices.map((one) => [one.rate_minor, Number(one.count)]),
        [[20_000, count]],
      );
    }).timeout(120_000);

    it('end with the rights of their importer, and nothing of them stays', async () => {
      const { database, clock, owner } = practice.app;
      const before = await countAll(practice);
      let isChanged = false;
      const { status, body } = await during(async () => {
        if (isChanged || !(await hasEntries()) || !(await isWriting(practice))) return;
        isChanged = true;
        const self = database.query.updateTable('users').where('id', '=', owner.userId);
        await self.set({ role: 'viewer' }).execute();
        clock.now += 1_000;
      });

      assert.deepEqual(
        { isChanged, status, code: body.error?.code },
        { isChanged: true, status: 403, code: 'forbidden' },
      );
      assert.deepEqual(await countAll(practice), before);
      assert.equal((await practice.ask('GET', `/imports/${id}`)).status, 404);
    }).timeout(120_000);

    it('are not taken for abandoned once they are whole', async () => {
      await practice.bring(makeFile(2), { id });
      const { database, owner } = practice.app;
      const { unitOfWork } = portsOf(practice.app);
      const row = await database.query
        .selectFrom('time_imports')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const giveUp = async (until: number | null) =>
        await unitOfWork.write(
          owner,
          async ({ writes }) => await giveUpWriting(writes, { ...row, writing_until: until }, 1),
        );

      const whole = await giveUp(null);
      await database.query
        .updateTable('time_imports')
        .set({ writing_until: 5 })
        .where('id', '=', id)
        .execute();
      const heardOf = await giveUp(4);
      const unfinished = await giveUp(5);
      const written = await unitOfWork.write(
        owner,
        async ({ writes }) => await setWritingUntil(writes, row, 6),
      );

      assert.deepEqual(
        { whole, heardOf, unfinished, written },
        { whole: false, heardOf: false, unfinished: true, written: false },
      );
    });

    it('are cleared, too, where a sheet of theirs was taken away meanwhile', async () => {
      await practice.bring(makeFile(2), { id });
      const { database, owner } = practice.app;
      await database.query.updateTable('time_entries').set({ timesheet_id: 'gone' }).execute();

      const removed = await portsOf(practice.app).unitOfWork.write(owner, async (work) => {
        const ids = work.reads.from('time_entries').select('id').$asScalar();
        await forgetLostSheets(work, ids);
        return await deleteEntries(work.writes, ids);
      });

      assert.equal(removed, 2);
    });

    it('leave nothing when they are cancelled, and can be brought again', async () => {
      const users = (await practice.list('/users')).length;
      let cancelled = false;
      const { status, body } = await during(async () => {
        if (cancelled || !(await hasEntries())) return;
        cancelled = (await practice.ask('POST', `/imports/${id}/cancel`)).status === 200;
      });

      assert.deepEqual({ status, code: body.error?.code }, { status: 409, code: 'state_forbids' });
      assert.deepEqual(await countAll(practice), [0, 0, 0, 0, 0, 0]);
      assert.equal((await practice.list('/users')).length, users);
      assert.equal((await practice.bring(makeFile(), { id })).body.added, count);
    }).timeout(120_000);

    it('that come at once make each name once and each entry once', async () => {
      const replies = await Promise.all([practice.bring(makeFile()), practice.bring(makeFile())]);

      const told = replies.map(({ body }) => [body.added, body.again]).sort(([one], [other]) => other - one);
      assert.deepEqual(told, [
        [count, 0],
        [0, count],
      ]);
      const [, clients, projects, tasks] = await countAll(practice);
      assert.deepEqual({ clients, projects, tasks }, { clients: 30, projects: 60, tasks: 60 });
    }).timeout(120_000);
  });

  for (const driver of sqliteDrivers) {
    describe(`after a kill, on ${driver}`, () => {
      let store: TimeStore;

      beforeEach(async () => {
        store = await TimeStore.open(driver);
      });
      afterEach(async () => {
        await store.close();
      });

      it('are taken away by the next process', async () => {
        const ask = async (path: string) => (await store.app.ask('GET', path)).body.items.length;
        const before = await Promise.all(paths.map(ask));
        const bringing = store.app.ask('POST', '/imports', { body: { id, file: makeFile(), zone: 'UTC' } });
        const outcome = bringing.catch((error: unknown) => error);
        await waitFor(async () => (await ask('/time-entries?limit=1')) > 0, 'the first rows');

        await store.kill();
        await outcome;

        assert.equal((await store.app.ask('GET', `/imports/${id}`)).status, 404);
        await waitFor(
          async () => (await Promise.all(paths.map(ask))).join() === before.join(),
          'nothing of the import to be left',
        );
        const again = await store.app.ask('POST', '/imports', {
          body: { id, file: makeFile(), zone: 'UTC' },
        });
        assert.deepEqual({ status: again.status, added: again.body.added }, { status: 201, added: count });
      }).timeout(120_000);
    });
  }
});

async function isWriting(practice: ImportPractice): Promise<boolean> {
  return (await practice.ask('GET', `/imports/${id}/progress`)).body.step === 'writing';
}

async function countAll(practice: ImportPractice): Promise<readonly number[]> {
  return await Promise.all(paths.map(async (path) => (await practice.list(`${path}?limit=200`)).length));
}
