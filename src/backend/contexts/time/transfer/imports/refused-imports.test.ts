import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { harvest, setUpImports, toggl, togglRow } from '../../../../testing/time/set-up-imports.ts';

describe('imports that are refused or take people along', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpImports(open);
    const { bring, list } = stage;

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
      await stage.test.database.query.updateTable('time_imports').set({ result }).execute();

      const [all, one] = [await list('/imports'), await stage.test.ask('GET', `/imports/${body.id}`)];
      const undone = await stage.test.ask('DELETE', `/imports/${body.id}`);

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
      const me = await stage.test.ask('GET', '/users/me');
      await stage.test.ask('PATCH', `/users/${me.body.id}`, { body: { email: 'mara@x.de' } });
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
      await stage.test.ask('PATCH', `/users/${kept}`, { body: { name: 'Kim' } });

      await stage.test.ask('DELETE', `/imports/${first.body.id}`);
      const between = await people();
      await stage.test.ask('DELETE', `/imports/${second.body.id}`);

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
      const { body } = await stage.test.ask('POST', '/imports', { as, body: { file } });
      const { projectId } = await stage.test.createProject({ as });
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      await stage.test.ask('POST', '/time-entries', { as, body: { projectId, ...times } });
      const sheet = await stage.test.ask('POST', '/timesheets', { as, body: { weekStart: '2026-11-16' } });
      const act = async (what: string) =>
        (await stage.test.ask('POST', `/timesheets/${sheet.body.id}/${what}`, { as })).status;
      const refused = [await act('submit'), await act('approve')];

      const undone = await stage.test.ask('DELETE', `/imports/${body.id}`, { as });

      assert.deepEqual(
        { added: body.added, refused, status: undone.status },
        { added: 2, refused: [200, 403], status: 204 },
      );
      assert.equal(await act('approve'), 200);
    });

    it('put names under those that the map says, and use what is there', async () => {
      const { projectId } = await stage.test.createProject();
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
  });
});
