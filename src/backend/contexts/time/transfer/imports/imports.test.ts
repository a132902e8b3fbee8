import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../../testing/test-app.ts';

const header =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';

interface Told {
  readonly day?: string;
  readonly email?: string;
  readonly tags?: string;
  readonly client?: string;
  readonly start?: string;
  readonly note?: string;
}

function togglRow({
  day = '2026-11-10',
  email = '',
  tags = '',
  client = 'Acme',
  start = '09',
  note = 'n',
}: Told = {}): string {
  const end = String(Number(start) + 1).padStart(2, '0');
  return `,${email},${client},API,Build,${note},Yes,${day},${start}:00:00,${day},${end}:00:00,01:00:00,"${tags}",100.00`;
}

function toggl(...rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n');
}

const harvest = [
  'Date,Client,Project,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Billable Rate,Currency',
  '2026-11-10,Acme,API,Build,one,1.5,Yes,No,Yes,Mara,Voss,100.00,Euro - EUR',
  '2026-11-11,Acme,API,Build,two,2,Yes,Yes,Yes,Mara,Voss,100.00,Euro - EUR',
  '2026-11-12,Acme,API,Build,three,3,No,No,No,Mara,Voss,100.00,Euro - EUR',
  '',
].join('\n');

type Items = readonly Record<string, unknown>[];

describe('imports of time', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'money' });
      await setSelfApproval('allowed');
    });

    afterEach(async () => {
      await test.app.close();
    });

    const bring = async (file: string, more: object = {}): Promise<Reply> =>
      await test.ask('POST', '/imports', { body: { file, fileName: 'time.csv', ...more } });
    const list = async (path: string): Promise<Items> => (await test.ask('GET', path)).body.items;

    const setSelfApproval = async (selfApproval: 'alone' | 'allowed' | 'never') =>
      await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, { body: { selfApproval } });

    it('bring entries with client, project, task, tags and rate', async () => {
      const reply = await bring(toggl(togglRow({ tags: 'deep, calm' })));

      const [entry] = await list('/time-entries');
      const [client] = await list('/clients');
      const [project] = await list('/projects');
      const [task] = await list('/tasks');
      assert.deepEqual(
        {
          status: reply.status,
          state: reply.body.state,
          added: reply.body.added,
          seconds: reply.body.seconds,
        },
        { status: 201, state: 'done', added: 1, seconds: 3600 },
      );
      assert.deepEqual(
        {
          startedAt: entry?.['startedAt'],
          zone: entry?.['zone'],
          tags: entry?.['tags'],
          rate: entry?.['rate'],
          projectId: entry?.['projectId'],
          taskId: entry?.['taskId'],
        },
        {
          startedAt: '2026-11-10T08:00:00.000Z',
          zone: 'Europe/Berlin',
          tags: ['deep', 'calm'],
          rate: { minor: 10_000, currency: 'EUR' },
          projectId: project?.['id'],
          taskId: task?.['id'],
        },
      );
      assert.deepEqual(
        { name: client?.['name'], clientId: project?.['clientId'], projectId: task?.['projectId'] },
        { name: 'Acme', clientId: client?.['id'], projectId: project?.['id'] },
      );
      assert.deepEqual(project?.['hourlyRate'], { minor: 10_000, currency: 'EUR' });
    });

    it('say in a dry run what would be, and change nothing', async () => {
      const { status, body } = await bring(toggl(togglRow(), togglRow({ day: '2026-11-11' })), {
        dryRun: true,
      });

      assert.deepEqual(
        { status, state: body.state, added: body.added, from: body.from, to: body.to },
        { status: 200, state: 'preview', added: 2, from: '2026-11-10', to: '2026-11-11' },
      );
      assert.deepEqual(
        { clients: body.clients, projects: body.projects, tasks: body.tasks },
        { clients: ['Acme'], projects: ['Acme · API'], tasks: ['API · Build'] },
      );
      assert.equal(body.sample.length, 2);
      for (const path of ['/time-entries', '/clients', '/projects', '/tasks', '/imports']) {
        assert.deepEqual(await list(path), [], path);
      }
    });

    it('add nothing the second time, and only what is new of a file that overlaps', async () => {
      const file = toggl(togglRow(), togglRow(), togglRow({ tags: 'x' }), togglRow({ tags: 'y' }));
      const first = await bring(file);

      const [again, wider] = [
        await bring(file),
        await bring(toggl(togglRow(), togglRow({ day: '2026-11-12' }))),
      ];

      assert.deepEqual([first.body.added, again.body.added, again.body.again], [4, 0, 4]);
      assert.deepEqual({ added: wider.body.added, again: wider.body.again }, { added: 1, again: 1 });
      assert.equal((await list('/time-entries')).length, 5);
      assert.equal((await list('/clients')).length, 1);
    });

    it('know rows again whatever the order of their tags, case and Unicode form of their names', async () => {
      const row = (client: string, tags: string, email: string) =>
        toggl(togglRow({ client, tags, email, note: 'caf\u00e9' }));
      await bring(row('M\u00f6bel AG', 'deep, calm', 'Jo@x.de'));

      const again = await bring(
        row('M\u00f6bel ag', 'calm, deep', 'jo@X.de')
          .replace('API', 'Api')
          .replace('Build', 'BUILD')
          .normalize('NFD'),
      );
      const other = await bring(row('m\u00f6bel AG', 'calm', 'jo@x.de').normalize('NFD'));

      assert.deepEqual([again.body.added, again.body.again, other.body.added], [0, 1, 1]);
      assert.deepEqual([(await list('/clients')).length, (await list('/time-entries')).length], [1, 2]);
    });

    it('leave what was typed here as it is, once for each entry of that work', async () => {
      const { projectId } = await test.createProject();
      const typed = { projectId, note: 'n', zone: 'Europe/Berlin' };
      await test.ask('POST', '/time-entries', {
        body: { ...typed, startedAt: '2026-11-10T08:00:00Z', endedAt: '2026-11-10T09:00:00Z' },
      });
      const map = { projects: { 'Acme / API': { client: 'Nordwind GmbH', project: 'API rewrite' } } };
      const file = toggl(togglRow(), togglRow(), togglRow({ note: 'other' }));

      const { body } = await bring(file, { map });
      const again = await bring(file, { map });

      assert.deepEqual([body.added, body.again, again.body.added, again.body.again], [2, 1, 0, 3]);
      assert.equal((await list('/time-entries')).length, 3);
    });

    it('take or leave the whole file, and name row and column', async () => {
      const file = toggl(togglRow(), togglRow({ day: '2026-02-31' }), togglRow({ start: '9x' }));

      const { status, body } = await bring(file);

      assert.equal(status, 422);
      assert.match(body.error.message, /^Nothing was imported\. row 3, column "Start date": "2026-02-31"/);
      assert.match(body.error.details[1].issue, /row 4, column "Start time": "9x:00:00"/);
      assert.deepEqual([await list('/time-entries'), await list('/clients')], [[], []]);
    });

    it('refuse rates and days that could not be kept, and keep nothing of the file', async () => {
      const rated = (rate: string) =>
        harvest.replace('1.5,Yes,No,Yes,Mara,Voss,100.00', `1.5,Yes,No,Yes,Mara,Voss,${rate}`);
      const own = (from: string, to: string) =>
        `Started at,Ended at,Zone,Client,Project,State\n${from},${to},Europe/Berlin,Acme,API,open\n`;
      const files: readonly (readonly [string, RegExp])[] = [
        [rated('99999999999999.00'), /row 2, column "Billable Rate".*more per hour than a project may have/],
        [rated('100000000.01'), /row 2, column "Billable Rate"/],
        [
          own('1900-01-01T00:00:00+14:00', '1900-01-01T01:00:00+14:00'),
          /row 2, column "Started at".*outside of the years 1900 to 2999/,
        ],
        [own('2999-12-31T22:00:00Z', '2999-12-31T23:30:00Z'), /row 2, column "Ended at".*1900 to 2999/],
      ];

      const replies = [];
      for (const [file] of files) replies.push(await bring(file));
      const kept = await bring(rated('100000000.00'));

      for (const [at, { status, body }] of replies.entries()) {
        assert.equal(status, 422);
        assert.match(body.error.message, files[at]?.[1] ?? /never/);
      }
      assert.equal(kept.status, 201);
      assert.deepEqual((await list('/imports')).length, 1);
    });

    it('are listed, shown and undone though what an earlier build kept of one cannot be shown', async () => {
      const { body } = await bring(toggl(togglRow()));
      const result = JSON.stringify({ ...body, from: '1899-12-31', seconds: -1 });
      await test.database.query.updateTable('time_imports').set({ result }).execute();

      const [all, one] = [await list('/imports'), await test.ask('GET', `/imports/${body.id}`)];
      const undone = await test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual(
        { allCount: all.length, oneStatus: one.status, undoneStatus: undone.status },
        { allCount: 1, oneStatus: 200, undoneStatus: 204 },
      );
      assert.match(one.body.problems[0].message, /can no longer be shown/);
    });

    it('refuse what is ambiguous, and name what settles it', async () => {
      const file = toggl(togglRow({ day: '03/04/2026' }));

      const [refused, told] = [await bring(file), await bring(file, { dateOrder: 'dmy' })];

      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'dateOrder' },
      );
      assert.equal(told.status, 201);
      assert.equal((await list('/time-entries'))[0]?.['localDate'], '2026-04-03');
    });

    it('know people by e-mail, and take those who are nobody here as was said', async () => {
      const me = await test.ask('GET', '/users/me');
      await test.ask('PATCH', `/users/${me.body.id}`, { body: { email: 'mara@x.de' } });
      const file = toggl(togglRow({ email: 'Mara@x.de' }), togglRow({ email: 'gone@x.de' }));

      const [refused, mapped] = [
        await bring(file, { map: { people: { '*': 'nobody@x.de' } } }),
        await bring(file, { map: { people: { 'gone@x.de': 'user' } } }),
      ];
      const all = await bring(toggl(togglRow({ email: 'other@x.de' })), { map: { people: { '*': 'me' } } });

      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'map' },
      );
      assert.match(refused.body.error.details[0].issue, /row 3.*gone@x\.de/);
      const users = (await list('/time-entries')).map((entry) => entry['userId']);
      assert.deepEqual(
        { status: mapped.status, size: new Set(users).size, usersCount: users.length },
        { status: 201, size: 2, usersCount: 3 },
      );
      assert.equal(all.body.losses.find(({ code }: { code: string }) => code === 'people_as_one')?.count, 1);
    });

    it('make people known whom the file names, each once, and take them back where nothing hangs on them', async () => {
      const file = toggl(
        togglRow({ email: 'jo@x.de' }),
        togglRow({ email: 'jo@x.de', note: 'x' }),
        togglRow({ email: 'no address' }),
        togglRow({ email: 'kept@x.de' }),
      );
      const before = (await list('/users')).length;
      const people = async () => (await list('/users')).slice(before).map(({ name, email }) => [name, email]);
      const first = await bring(file);
      const made = (await list('/users')).slice(before);
      const second = await bring(toggl(togglRow({ email: 'jo@x.de', day: '2026-11-12' })));
      const kept = made.find(({ email }) => email === 'kept@x.de')?.['id'];
      await test.ask('PATCH', `/users/${kept}`, { body: { name: 'Kim' } });

      await test.ask('DELETE', `/imports/${first.body.id}`);
      const between = await people();
      await test.ask('DELETE', `/imports/${second.body.id}`);

      assert.deepEqual(
        made.map(({ name, email, role }) => [name, email, role]),
        [
          ['jo@x.de', 'jo@x.de', 'user'],
          ['no address', null, 'user'],
          ['kept@x.de', 'kept@x.de', 'user'],
        ],
      );
      assert.deepEqual([first.body.added, second.body.added], [4, 1]);
      assert.deepEqual(between, [
        ['jo@x.de', 'jo@x.de'],
        ['Kim', 'kept@x.de'],
      ]);
      assert.deepEqual(await people(), [['Kim', 'kept@x.de']]);
    });

    it('that are undone leave somebody who was alone to decide on their own time as before', async () => {
      const as = 'foreign';
      const file = toggl(togglRow({ email: 'alice@x.de' }), togglRow({ email: 'bob@x.de' }));
      const { body } = await test.ask('POST', '/imports', { as, body: { file } });
      const { projectId } = await test.createProject({ as });
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      await test.ask('POST', '/time-entries', { as, body: { projectId, ...times } });
      const sheet = await test.ask('POST', '/timesheets', { as, body: { weekStart: '2026-11-16' } });
      const act = async (what: string) =>
        (await test.ask('POST', `/timesheets/${sheet.body.id}/${what}`, { as })).status;
      const refused = [await act('submit'), await act('approve')];

      const undone = await test.ask('DELETE', `/imports/${body.id}`, { as });

      assert.deepEqual(
        { added: body.added, refused, status: undone.status },
        { added: 2, refused: [200, 403], status: 204 },
      );
      assert.equal(await act('approve'), 200);
    });

    it('put names under those that the map says, and use what is there', async () => {
      const { projectId } = await test.createProject();
      const map = {
        projects: { 'Acme / API': { client: 'nordwind gmbh', project: 'API rewrite' } },
        tasks: { Build: 'Making' },
      };

      const { body } = await bring(toggl(togglRow()), { map });

      const [entry] = await list('/time-entries');
      assert.deepEqual(
        { clients: body.clients, projects: body.projects, tasks: body.tasks },
        { clients: [], projects: [], tasks: ['API rewrite · Making'] },
      );
      assert.equal(entry?.['projectId'], projectId);
      assert.equal((await list('/projects')).length, 1);
    });

    it('lock what was approved or billed elsewhere, and bill it as that says', async () => {
      const { body } = await bring(harvest);

      const sheets = (await list('/timesheets')).map((sheet) => [
        sheet['state'],
        sheet['entryCount'],
        sheet['seconds'],
      ]);
      const entries = await list('/time-entries');
      const replies = [];
      for (const { id } of entries) replies.push((await test.ask('DELETE', `/time-entries/${id}`)).status);
      const invoice = await test.ask('POST', '/invoices', {
        body: {
          clientId: (await list('/clients'))[0]?.['id'],
          period: { from: '2026-11-01', to: '2026-11-30' },
        },
      });

      assert.deepEqual(
        { added: body.added, approved: body.approved, invoiced: body.invoiced },
        { added: 3, approved: 1, invoiced: 1 },
      );
      assert.deepEqual(sheets.sort(), [
        ['approved', 1, 5400],
        ['invoiced', 1, 7200],
      ]);
      assert.deepEqual(
        entries.map(({ seconds }) => seconds),
        [10_800, 7200, 5400],
      );
      assert.deepEqual(replies, [204, 409, 409]);
      assert.deepEqual(
        [invoice.status, invoice.body.totals?.netMinor ?? invoice.body.net?.minor],
        [201, 15_000],
      );
    });

    for (const setting of ['alone', 'never'] as const) {
      it(`bring approved time of whoever imports as open where nobody decides on their own: ${setting}`, async () => {
        await setSelfApproval(setting);
        const others = harvest.replace('three,3,No,No,No,Mara,Voss', 'three,3,No,No,Yes,Bob,Roe');

        const preview = await bring(others, { dryRun: true });
        const { body } = await bring(others);
        const again = await bring(others, { takeStates: true });
        const sheets = (await list('/timesheets')).map(({ state, seconds }) => [state, seconds]);
        const byAnother = await test.ask('POST', '/imports', {
          as: 'super_admin',
          body: { file: others, takeStates: true },
        });

        const told = [preview.body, body, again.body].map(({ losses }) =>
          losses.find(({ code }: { code: string }) => code === 'state_not_carried'),
        );
        for (const loss of told) {
          assert.deepEqual(
            { count: loss.count, examples: loss.examples },
            { count: 1, examples: [{ row: 2, value: 'approved' }] },
          );
          assert.match(loss.message, /You do not approve your own time here/);
        }
        assert.deepEqual(
          { approved: body.approved, invoiced: body.invoiced, takenOver: again.body.takenOver },
          { approved: 1, invoiced: 1, takenOver: 0 },
        );
        assert.equal(byAnother.body.takenOver, 1);
        assert.deepEqual(changes(again), []);
        assert.deepEqual(sheets.toSorted(), [
          ['approved', 10_800],
          ['invoiced', 7200],
        ]);
      });
    }

    it('bring approved time of the only person as approved', async () => {
      const { body } = await test.ask('POST', '/imports', { as: 'foreign', body: { file: harvest } });

      assert.deepEqual({ approved: body.approved, invoiced: body.invoiced }, { approved: 1, invoiced: 1 });
      assert.deepEqual(
        body.losses.filter(({ code }: { code: string }) => code === 'state_not_carried'),
        [],
      );
    });

    it('tell which time falls into a week that was submitted, and the next submission shows it as added', async () => {
      await bring(toggl(togglRow({ start: '09' })));
      const { body: sheet } = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
      const act = async (what: string, body: object = {}) =>
        await test.ask('POST', `/timesheets/${sheet.id}/${what}`, { body });
      await act('submit');
      const late = toggl(togglRow({ start: '13', note: 'late' }), togglRow({ day: '2026-11-17' }));

      const preview = await bring(late, { dryRun: true });
      const done = await bring(late);
      const during = await test.ask('GET', `/timesheets/${sheet.id}`);
      await act('reject', { reason: 'Friday is missing' });
      await act('submit');
      const { body: differences } = await test.ask('GET', `/timesheets/${sheet.id}/differences`);

      for (const { body } of [preview, done]) {
        const [loss] = body.losses.filter(({ code }: { code: string }) => code === 'week_locked');
        assert.deepEqual(
          { count: loss.count, examples: loss.examples },
          { count: 1, examples: [{ row: 2, value: '2026-11-10' }] },
        );
        assert.match(loss.message, /The week is submitted here, without this time: it joins the week once/);
      }
      assert.equal(during.body.entryCount, 1);
      assert.deepEqual(
        differences.added.map(({ note }: { note: string }) => note),
        ['late'],
      );
    });

    it('are undone as a whole, with what they made and locked, and can be brought again', async () => {
      const { body } = await bring(harvest);

      const undone = await test.ask('DELETE', `/imports/${body.id}`);
      const left = await Promise.all(
        ['/time-entries', '/clients', '/projects', '/tasks', '/timesheets'].map(list),
      );
      const again = await bring(harvest);
      const sheet = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });

      assert.equal(undone.status, 204);
      assert.deepEqual(left, [[], [], [], [], []]);
      assert.deepEqual({ status: again.status, added: again.body.added }, { status: 201, added: 3 });
      assert.deepEqual(
        { status: sheet.status, supplement: sheet.body.supplement },
        { status: 201, supplement: 2 },
      );
      assert.equal((await test.ask('GET', `/imports/${body.id}`)).body.state, 'undone');
    });

    it('are undone beside an open sheet of the same week, and leave later sheets their numbers', async () => {
      const { body } = await bring(harvest);
      const own = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });

      const undone = await test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual(
        { supplement: own.body.supplement, status: undone.status },
        { supplement: 2, status: 204 },
      );
      assert.deepEqual(
        (await list('/timesheets')).map(({ id }) => id),
        [own.body.id],
      );
    });

    it('are not undone once their time is submitted or billed here, and say which', async () => {
      const { body } = await bring(harvest);
      const sheet = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
      await test.ask('POST', `/timesheets/${sheet.body.id}/submit`);
      const clientId = (await list('/clients'))[0]?.['id'];
      await test.ask('POST', '/invoices', {
        body: { clientId, period: { from: '2026-11-01', to: '2026-11-30' } },
      });

      const refused = await test.ask('DELETE', `/imports/${body.id}`);

      assert.equal(refused.status, 409);
      assert.deepEqual(
        refused.body.error.details.map(({ issue }: { issue: string }) => issue),
        [
          'row 2, 2026-11-10: is on a draft of an invoice',
          'row 4, 2026-11-12: is in a timesheet that is submitted',
        ],
      );
      assert.equal((await list('/time-entries')).length, 3);
    });

    it('are not undone while a sheet of theirs holds time that was decided here', async () => {
      const { body } = await bring(harvest);
      const sheets = await list('/timesheets');
      const id = sheets.find(({ state }) => state === 'approved')?.['id'];
      const undo = async () => await test.ask('DELETE', `/imports/${body.id}`);
      const act = async (name: string, more?: object) =>
        assert.equal((await test.ask('POST', `/timesheets/${id}/${name}`, { body: more })).status, 200);
      await act('reopen', { reason: 'forgotten' });
      const [project] = await list('/projects');
      const times = { startedAt: '2026-11-13T09:00:00Z', endedAt: '2026-11-13T10:00:00Z' };
      const own = await test.ask('POST', '/time-entries', { body: { projectId: project?.['id'], ...times } });
      await act('submit');
      await act('approve');

      const refused = await undo();
      const kept = await test.ask('GET', `/timesheets/${id}`);
      await act('reopen', { reason: 'undo the import' });
      const undone = await undo();

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code, details: refused.body.error.details },
        {
          status: 409,
          code: 'entry_locked',
          details: [
            {
              field: id,
              issue: 'the timesheet of the week of 2026-11-09 changed since the import, and is approved',
            },
          ],
        },
      );
      assert.deepEqual(
        { keptStatus: kept.status, state: kept.body.state, undoneStatus: undone.status },
        { keptStatus: 200, state: 'approved', undoneStatus: 204 },
      );
      assert.deepEqual(
        (await list('/time-entries')).map((entry) => entry['id']),
        [own.body.id],
      );
    });

    it('are not undone while an entry of theirs was changed since; locking alone is no change', async () => {
      const { body } = await bring(toggl(togglRow(), togglRow({ day: '2026-11-11' })));
      const sheet = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
      await test.ask('POST', `/timesheets/${sheet.body.id}/submit`);
      await test.ask('POST', `/timesheets/${sheet.body.id}/withdraw`);
      const changed = (await list('/time-entries'))[0]?.['id'];
      await test.ask('PATCH', `/time-entries/${changed}`, { body: { note: 'worked over' } });

      const refused = await test.ask('DELETE', `/imports/${body.id}`);
      const kept = (await list('/time-entries')).map(({ note }) => note);
      await test.ask('DELETE', `/time-entries/${changed}`);
      const undone = await test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code, details: refused.body.error.details },
        {
          status: 409,
          code: 'entry_locked',
          details: [
            {
              field: changed,
              issue: 'row 3, 2026-11-11: was changed since: delete it by hand if it is to go too',
            },
          ],
        },
      );
      assert.deepEqual({ kept, status: undone.status }, { kept: ['worked over', 'n'], status: 204 });
      assert.deepEqual(await list('/time-entries'), []);
    });

    it('are not undone while an entry of theirs went into another one, and say which', async () => {
      const { body } = await bring(toggl(togglRow({ note: 'kept' }), togglRow({ day: '2026-11-11' })));
      const imported = (await list('/time-entries')).find(({ note }) => note === 'n');
      const undo = async () => await test.ask('DELETE', `/imports/${body.id}`);
      const type = async (from: string, to: string) => {
        const times = { startedAt: `2026-11-11T${from}:00Z`, endedAt: `2026-11-11T${to}:00Z` };
        const { projectId, taskId } = imported ?? {};
        const zone = 'Europe/Berlin';
        return (await test.ask('POST', '/time-entries', { body: { projectId, taskId, zone, ...times } })).body
          .id;
      };
      const merge = async (...ids: unknown[]) =>
        (await test.ask('POST', '/time-entries/merge', { body: { ids } })).status;
      const own = await type('07:00', '08:00');
      const earlier = await type('06:00', '07:00');

      const merged = [await merge(own, imported?.['id']), await merge(earlier, own)];
      const refused = await undo();
      await test.ask('DELETE', `/time-entries/${earlier}`);
      const freed = await undo();

      assert.deepEqual(
        { merged, status: refused.status, code: refused.body.error.code },
        { merged: [200, 200], status: 409, code: 'entry_locked' },
      );
      assert.deepEqual(refused.body.error.details, [
        {
          field: imported?.['id'],
          issue:
            'row 3, 2026-11-11: was merged into another entry: undo that, or delete that entry if it is to go too',
        },
      ]);
      assert.deepEqual([freed.status, await list('/time-entries')], [204, []]);
    });

    it('are undone after a merge that was taken back, or an entry that was deleted by hand', async () => {
      const { body } = await bring(toggl(togglRow({ note: 'gone' }), togglRow({ day: '2026-11-11' })));
      const [imported, gone] = await list('/time-entries');
      const { projectId, taskId } = imported ?? {};
      const times = { startedAt: '2026-11-11T07:00:00Z', endedAt: '2026-11-11T08:00:00Z' };
      const typed = { projectId, taskId, zone: 'Europe/Berlin', ...times };
      const own = await test.ask('POST', '/time-entries', { body: typed });
      await test.ask('DELETE', `/time-entries/${gone?.['id']}`);
      await test.ask('POST', '/time-entries/merge', { body: { ids: [own.body.id, imported?.['id']] } });
      await test.ask('POST', '/time-entries/undo');

      const undone = await test.ask('DELETE', `/imports/${body.id}`);

      assert.equal(undone.status, 204);
      assert.deepEqual(
        (await list('/time-entries')).map(({ id }) => id),
        [own.body.id],
      );
    });

    it('tell how many of their entries are here still, and none once they are undone', async () => {
      const { body } = await bring(toggl(togglRow(), togglRow({ day: '2026-11-11' })));
      await bring(toggl(togglRow({ day: '2026-11-12' })));
      const present = async () => (await test.ask('GET', `/imports/${body.id}`)).body.present;
      const [, gone] = (await list('/time-entries')).map(({ id }) => id);

      const counts = [await present()];
      await test.ask('DELETE', `/time-entries/${gone}`);
      counts.push(await present());
      await test.ask('POST', '/time-entries/undo');
      counts.push(await present());
      await test.ask('DELETE', `/time-entries/${gone}`);
      await test.ask('DELETE', `/imports/${body.id}`);
      counts.push(await present());

      assert.deepEqual(counts, [2, 1, 2, 0]);
    });

    it('are undone where what was changed of an entry was changed back, in whatever sheet it stood between', async () => {
      const { body } = await bring(toggl(togglRow(), togglRow({ day: '2026-11-11', note: 'kept' })));
      const [entry] = await list('/time-entries');
      const id = entry?.['id'];
      const change = async (note: string) =>
        await test.ask('PATCH', `/time-entries/${id}`, { body: { note } });
      const undo = async () => await test.ask('DELETE', `/imports/${body.id}`);
      await change('worked over');
      const sheet = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
      await test.ask('POST', `/timesheets/${sheet.body.id}/submit`);
      await test.ask('POST', `/timesheets/${sheet.body.id}/withdraw`);

      const refused = await undo();
      await test.ask('DELETE', `/time-entries/${id}`);
      await test.ask('POST', '/time-entries/undo');
      await change(String(entry?.['note']));
      const undone = await undo();

      assert.deepEqual(
        {
          status: refused.status,
          details: refused.body.error.details.map(({ field }: { field: string }) => field),
        },
        { status: 409, details: [id] },
      );
      assert.deepEqual([undone.status, await list('/time-entries')], [204, []]);
    });

    it('that are undone leave no sheet that waits for what is gone: neither a rejected one nor a supplement', async () => {
      const early = '2026-11-03';
      const { body } = await bring(toggl(togglRow(), togglRow({ day: early })));
      const [project] = await list('/projects');
      const times = { startedAt: `${early}T12:00:00Z`, endedAt: `${early}T13:00:00Z` };
      const own = await test.ask('POST', '/time-entries', { body: { projectId: project?.['id'], ...times } });
      const submit = async (weekStart: string) => {
        const { body: sheet } = await test.ask('POST', '/timesheets', { body: { weekStart } });
        await test.ask('POST', `/timesheets/${sheet.id}/submit`);
        return String(sheet.id);
      };
      const rejected = await submit('2026-11-09');
      await test.ask('POST', `/timesheets/${rejected}/reject`, { body: { reason: 'no' } });
      const split = await submit('2026-11-02');
      const [imported] = (await list('/time-entries')).filter(
        ({ localDate, id }) => localDate === early && id !== own.body.id,
      );
      const entries = [
        { id: own.body.id, verdict: 'approved' },
        { id: imported?.['id'], verdict: 'rejected', reason: 'no' },
      ];
      await test.ask('POST', `/timesheets/${split}/verdicts`, { body: { entries } });
      const before = (await list('/timesheets')).map(({ state }) => state);

      const undone = await test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual(
        { before: before.toSorted(), status: undone.status },
        { before: ['approved', 'rejected', 'rejected'], status: 204 },
      );
      assert.deepEqual(
        (await list('/timesheets')).map(({ id, state }) => [id, state]).toSorted(),
        [
          [rejected, 'draft'],
          [split, 'approved'],
        ].toSorted(),
      );
    });

    it('keep what has come to hang on what they made', async () => {
      const { body } = await bring(toggl(togglRow()));
      const [project] = await list('/projects');
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      await test.ask('POST', '/time-entries', { body: { projectId: project?.['id'], ...times } });

      await test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual([(await list('/time-entries')).length, (await list('/projects')).length], [1, 1]);
      assert.deepEqual(await list('/tasks'), []);
    });

    it('that are undone leave earlier changes by hand to be taken back, and say which cannot be', async () => {
      const { projectId } = await test.createProject();
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      const own = await test.ask('POST', '/time-entries', { body: { projectId, note: 'own', ...times } });
      const { body } = await bring(toggl(togglRow()));
      const gone = (await list('/time-entries')).find(({ note }) => note === 'n')?.['id'];
      await test.ask('DELETE', `/time-entries/${gone}`);
      await test.ask('DELETE', `/imports/${body.id}`);
      const undo = async () => await test.ask('POST', '/time-entries/undo');

      const [refused, taken, none] = [await undo(), await undo(), await undo()];

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code, details: refused.body.error.details },
        {
          status: 409,
          code: 'conflict',
          details: [
            { field: gone, issue: `its project was deleted, so "n" of 2026-11-10 can't be restored` },
          ],
        },
      );
      assert.deepEqual(
        { status: taken.status, removedIds: taken.body.removedIds },
        { status: 200, removedIds: [own.body.id] },
      );
      assert.equal(none.status, 404);
    });

    it('that are undone leave earlier changes to be taken back where only the task is gone', async () => {
      const { body } = await bring(toggl(togglRow()));
      const [imported] = await list('/time-entries');
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      const own = await test.ask('POST', '/time-entries', {
        body: { projectId: imported?.['projectId'], ...times },
      });
      await test.ask('DELETE', `/time-entries/${imported?.['id']}`);
      await test.ask('DELETE', `/imports/${body.id}`);
      const undo = async () => await test.ask('POST', '/time-entries/undo');

      const [refused, taken] = [await undo(), await undo()];

      assert.deepEqual(
        { status: refused.status, details: refused.body.error.details },
        {
          status: 409,
          details: [
            {
              field: imported?.['id'],
              issue: `its task was deleted, so "n" of 2026-11-10 can't be restored`,
            },
          ],
        },
      );
      assert.deepEqual(
        { status: taken.status, removedIds: taken.body.removedIds },
        { status: 200, removedIds: [own.body.id] },
      );
    });

    it('answer the same id with the same import, and another with a refusal', async () => {
      const id = '0197a3c2-0000-7000-8000-00000000c0de';

      const both = await Promise.all([bring(toggl(togglRow()), { id }), bring(toggl(togglRow()), { id })]);
      const replies = [
        await bring(toggl(togglRow()), { id }),
        await bring(toggl(togglRow({ note: 'x' })), { id }),
      ];

      assert.deepEqual(
        both.map(({ body }) => body.added),
        [1, 1],
      );
      assert.deepEqual(
        replies.map(({ status }) => status),
        [200, 409],
      );
      assert.equal((await list('/time-entries')).length, 1);
    });

    it('that come at once bring each row once', async () => {
      const rows = Array.from({ length: 40 }, (_, at) => togglRow({ note: `n${at}` }));

      const replies = await Promise.all([
        bring(toggl(...rows)),
        bring(toggl(...rows, togglRow({ note: 'more' }))),
      ]);

      assert.deepEqual(
        replies.map(({ status }) => status),
        [201, 201],
      );
      assert.equal((await list('/time-entries')).length, 41);
    });

    const clockify = (...rows: readonly string[]) =>
      [
        'Project,Client,Description,Task,User,Email,Tags,Billable,Invoiced,Invoice ID,Approval,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal),Billable Rate (EUR),Billable Amount (EUR)',
        ...rows,
        '',
      ].join('\n');
    const clockifyRow = ({ state = 'No,,', rate = '50.00', day = '2026-11-10' } = {}) =>
      `API,Acme,n,,,,,Yes,${state},${day},09:00:00,${day},10:00:00,01:00:00,1.00,${rate},${rate}`;
    const changes = ({ body }: Reply) =>
      body.losses
        .filter(({ code }: { code: string }) => code === 'already_there_changed')
        .map(({ column, examples }: { column: string; examples: { row: number; value: string }[] }) => [
          column,
          ...examples.map(({ row, value }) => `${row}: ${value}`),
        ]);
    const draft = async () =>
      await test.ask('POST', '/invoices', {
        body: {
          clientId: (await list('/clients'))[0]?.['id'],
          period: { from: '2026-11-01', to: '2026-11-30' },
        },
      });
    const unbilled = clockify(clockifyRow(), clockifyRow({ day: '2026-11-11' }));
    const billed = clockify(
      clockifyRow({ state: 'Yes,INV-7,', rate: '80.00' }),
      clockifyRow({ day: '2026-11-11' }),
    );

    it('tell what the other tool changed since, by row and column, and change nothing unasked', async () => {
      await bring(unbilled);

      const again = await bring(billed);

      assert.deepEqual(
        {
          added: again.body.added,
          again: again.body.again,
          changed: again.body.changed,
          settledSince: again.body.settledSince,
          takenOver: again.body.takenOver,
        },
        { added: 0, again: 2, changed: 1, settledSince: 1, takenOver: 0 },
      );
      assert.deepEqual(changes(again), [
        ['state', '2: open → invoiced'],
        ['invoice', '2: – → INV-7'],
        ['rate', '2: 50.00 EUR → 80.00 EUR'],
      ]);
      const entries = await list('/time-entries');
      assert.deepEqual(
        entries.map(({ rate }) => rate),
        [
          { minor: 5000, currency: 'EUR' },
          { minor: 5000, currency: 'EUR' },
        ],
      );
      assert.deepEqual(await list('/timesheets'), []);
    });

    const approvedState = 'No,,Approved';
    const approvedBoth = clockify(
      clockifyRow({ state: approvedState }),
      clockifyRow({ state: approvedState, day: '2026-11-11' }),
    );
    const billedOne = clockify(
      clockifyRow({ state: 'Yes,INV-7,', rate: '80.00' }),
      clockifyRow({ state: approvedState, day: '2026-11-11' }),
    );

    it('take over what was billed or approved since when that is asked for, and bill it no more', async () => {
      await bring(approvedBoth);

      const would = await bring(billedOne, { takeStates: true, dryRun: true });
      const sheetsBefore = (await list('/timesheets')).map(({ state }) => state);
      const taken = await bring(billedOne, { takeStates: true });
      const again = await bring(billedOne, { takeStates: true });
      const invoice = await draft();

      assert.deepEqual(
        { status: would.status, takenOver: would.body.takenOver, sheetsBefore },
        { status: 200, takenOver: 1, sheetsBefore: ['approved'] },
      );
      assert.deepEqual([taken.body.added, taken.body.takenOver, again.body.takenOver], [0, 1, 0]);
      assert.deepEqual(changes(taken), [['rate', '2: 50.00 EUR → 80.00 EUR']]);
      assert.deepEqual(
        (await list('/timesheets')).map(({ state, entryCount }) => `${state} ${entryCount}`).sort(),
        ['approved 1', 'invoiced 1'],
      );
      assert.equal(invoice.body.totals?.netMinor ?? invoice.body.net?.minor, 5000);
      const { text } = (await test.ask('GET', '/exports?format=csv')).body;
      assert.match(text, /,invoiced,INV-7/);
    });

    it('that take over states leave no rejected sheet without an entry', async () => {
      await bring(clockify(clockifyRow()));
      const { body: sheet } = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
      await test.ask('POST', `/timesheets/${sheet.id}/submit`);
      await test.ask('POST', `/timesheets/${sheet.id}/reject`, { body: { reason: 'no' } });

      await bring(clockify(clockifyRow({ state: 'No,,Approved' })), { takeStates: true });

      assert.deepEqual((await list('/timesheets')).map(({ state }) => state).toSorted(), [
        'approved',
        'draft',
      ]);
    });

    it('give states back one import after the other, and then the entries', async () => {
      const first = await bring(unbilled);
      const approved = clockify(clockifyRow({ state: 'No,,Approved' }), clockifyRow({ day: '2026-11-11' }));
      const states = async () =>
        (await list('/timesheets')).map(({ state, entryCount }) => `${state} ${entryCount}`).sort();
      const second = await bring(approved, { takeStates: true });
      const told = [await states()];
      const third = await bring(billed, { takeStates: true });
      told.push(await states());
      const undo = async ({ body }: Reply) => (await test.ask('DELETE', `/imports/${body.id}`)).status;

      const refused = [await undo(second), await undo(first)];
      const undone = [await undo(third)];
      told.push(await states());
      undone.push(await undo(second));
      told.push(await states());
      const differs = await bring(approved, { dryRun: true });
      undone.push(await undo(first));

      assert.deepEqual(told, [['approved 1'], ['approved 0', 'invoiced 1'], ['approved 1'], []]);
      assert.deepEqual({ refused, undone }, { refused: [409, 409], undone: [204, 204, 204] });
      assert.deepEqual(changes(differs), [['state', '2: open → approved']]);
      assert.deepEqual([await list('/time-entries'), await list('/clients')], [[], []]);
    });

    it('leave to the practice what it has submitted or billed itself, and say so', async () => {
      await bring(approvedBoth);
      await draft();

      const taken = await bring(billedOne, { takeStates: true });

      assert.deepEqual(
        {
          changed: taken.body.changed,
          settledSince: taken.body.settledSince,
          takenOver: taken.body.takenOver,
        },
        { changed: 1, settledSince: 0, takenOver: 0 },
      );
      assert.deepEqual(changes(taken)[0], ['state', '2: approved → invoiced']);
      assert.equal((await list('/timesheets')).length, 1);
    });

    it('of the same file that come at once make each name once, and tell what each of them wrote', async () => {
      const rows = Array.from({ length: 700 }, (_, at) => togglRow({ note: `n${at}`, email: 'jo@x.de' }));
      const users = (await list('/users')).length;

      const replies = await Promise.all([0, 1, 2].map(() => bring(toggl(...rows))));

      const told = replies.map(({ body }) => body.added).sort((one, other) => other - one);
      assert.deepEqual(told, [700, 0, 0]);
      assert.deepEqual(
        replies.map(({ body }) => body.added + body.again),
        [700, 700, 700],
      );
      const made = await Promise.all(['/clients', '/projects', '/tasks', '/users'].map(list));
      assert.deepEqual(
        made.map(({ length }) => length),
        [1, 1, 1, users + 1],
      );
      const kept = (await list('/imports')).map(({ added }) => Number(added));
      assert.deepEqual(
        kept.sort((one, other) => other - one),
        told,
      );
    });

    it('tell how far they are, and when cancelled leave nothing', async () => {
      const id = '0197a3c2-0000-7000-8000-00000000beef';
      const rows = Array.from({ length: 20_000 }, (_, at) => togglRow({ note: `n${at}` }));
      const outcome = bring(toggl(...rows), { id });
      const progress = async () => await test.ask('GET', `/imports/${id}/progress`);

      let seen = await progress();
      const fractions: number[] = [];
      // A request that goes nowhere leaves no turn to those that read.
      const look = async () => {
        await nextTurn();
        seen = await progress();
        if (seen.status === 200) fractions.push(seen.body.fraction);
      };
      const deadline = Date.now() + 60_000;
      while (seen.body.step !== 'writing' && Date.now() < deadline) await look();
      // Not awaited: what asks the database waits for the transaction.
      const refused = test.ask('POST', `/imports/${id}/cancel`, { as: 'foreign' });
      const cancelled = await test.ask('POST', `/imports/${id}/cancel`);
      const { status, body } = await outcome;
      const foreign = await refused;

      assert.deepEqual(
        { step: seen.body.step, foreignStatus: foreign.status, cancelledStatus: cancelled.status },
        { step: 'writing', foreignStatus: 404, cancelledStatus: 200 },
      );
      assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'state_forbids' });
      const isBack = fractions.findIndex((fraction, at) => fraction < (fractions[at - 1] ?? 0));
      assert.ok(isBack === -1, `went back from ${fractions[isBack - 1]} to ${fractions[isBack]}`);
      assert.equal((await progress()).status, 404);
      for (const path of ['/time-entries', '/clients', '/imports'])
        assert.deepEqual(await list(path), [], path);
    }).timeout(120_000);

    it('are of one organization, and of those who may', async () => {
      const { body } = await bring(toggl(togglRow()));

      const replies = [
        await test.ask('GET', `/imports/${body.id}`, { as: 'foreign' }),
        await test.ask('DELETE', `/imports/${body.id}`, { as: 'foreign' }),
        await test.ask('POST', '/imports', { as: 'user', body: { file: toggl(togglRow()) } }),
        await test.ask('GET', '/imports', { as: 'viewer' }),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [404, 404, 403, 403],
      );
      assert.deepEqual(
        (await list('/imports')).map(({ id }) => id),
        [body.id],
      );
    });
  });
});
