import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { setUpImports, toggl, togglRow } from '../../../../testing/time/set-up-imports.ts';

describe('imports of time', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpImports(open);
    const { bring, list } = stage;

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
      const { projectId } = await stage.test.createProject();
      const typed = { projectId, note: 'n', zone: 'Europe/Berlin' };
      await stage.test.ask('POST', '/time-entries', {
        body: { ...typed, startedAt: '2026-11-10T08:00:00Z', endedAt: '2026-11-10T09:00:00Z' },
      });
      const map = { projects: { 'Acme / API': { client: 'Nordwind GmbH', project: 'API rewrite' } } };
      const file = toggl(togglRow(), togglRow(), togglRow({ note: 'other' }));

      const { body } = await bring(file, { map });
      const again = await bring(file, { map });

      assert.deepEqual([body.added, body.again, again.body.added, again.body.again], [2, 1, 0, 3]);
      assert.equal((await list('/time-entries')).length, 3);
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
      const progress = async () => await stage.test.ask('GET', `/imports/${id}/progress`);

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
      const refused = stage.test.ask('POST', `/imports/${id}/cancel`, { as: 'foreign' });
      const cancelled = await stage.test.ask('POST', `/imports/${id}/cancel`);
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
        await stage.test.ask('GET', `/imports/${body.id}`, { as: 'foreign' }),
        await stage.test.ask('DELETE', `/imports/${body.id}`, { as: 'foreign' }),
        await stage.test.ask('POST', '/imports', { as: 'user', body: { file: toggl(togglRow()) } }),
        await stage.test.ask('GET', '/imports', { as: 'viewer' }),
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
