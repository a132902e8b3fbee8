/** Names of files that are others here, or look like words of the language. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Items, onEveryImportPractice } from '../../../../testing/import-practice.ts';
import type { Reply } from '../../../../testing/test-app.ts';

const header =
  'User,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags';

const toggl = (...names: readonly string[]) =>
  [
    header,
    ...names.map((cells, at) => {
      const day = `2026-11-${10 + at}`;
      return `${cells},n,Yes,${day},09:00:00,${day},10:00:00,01:00:00,`;
    }),
    '',
  ].join('\n');

/** What every object of the language has, too. */
const inherited = ['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty'];

describe('names of imports', () => {
  onEveryImportPractice((practice) => {
    const { ask, bring, list } = practice;
    const namesOf = async (path: string) => (await list(path)).map(({ name }) => name).toSorted();

    it('may be those that every object of the language has, and come back out of our own export', async () => {
      const file = toggl(...inherited.map((name) => `${name},${name},${name},${name}`));

      const { status, body } = await bring(file);
      const { body: own } = await ask('GET', '/exports?format=csv');
      await ask('DELETE', `/imports/${body.id}`);
      const back = await bring(own.text);
      const { body: again } = await ask('GET', '/exports?format=csv');

      assert.deepEqual([status, body.added, back.status, back.body.added], [201, 5, 201, 5]);
      for (const path of ['/clients', '/projects', '/tasks']) {
        assert.deepEqual(await namesOf(path), inherited.toSorted(), path);
      }
      assert.equal(again.text, own.text);
    });

    it('of that kind can be mapped', async () => {
      const map = {
        clients: { constructor: 'Acme' },
        tasks: { valueOf: 'Build' },
        people: { toString: 'me' },
      };

      const { body } = await bring(toggl('toString,constructor,Web,valueOf'), { map });

      assert.deepEqual(
        { projects: body.projects, tasks: body.tasks },
        { projects: ['Acme · Web'], tasks: ['Web · Build'] },
      );
      assert.deepEqual(
        body.people.map(({ userId }: { userId: string }) => userId),
        [practice.app.owner.userId],
      );
    });

    it('are told as the file has them beside what is made', async () => {
      const map = { clients: { 'ACME Inc.': 'Acme' } };
      const file = toggl(',ACME Inc.,Web / API,Review', ',,Own,');

      const { body } = await bring(file, { map, dryRun: true });

      const { clients, projects, tasks } = body.made;
      const sources = (items: Items) => items.map(({ name, source }) => [name, source]);
      assert.deepEqual(sources(clients), [
        ['Acme', 'ACME Inc.'],
        ['No client', ''],
      ]);
      assert.deepEqual(sources(projects), [
        ['Web / API', 'ACME Inc. / Web / API'],
        ['Own', 'Own'],
      ]);
      assert.deepEqual(tasks, [{ project: 'Web / API', name: 'Review', source: 'Review', like: [] }]);
    });

    it('that look like one of the practice are made all the same, and told with it', async () => {
      await bring(toggl(',Acme GmbH,Website,Review', ',Nordwind,Web,Code Review'));
      const file = toggl(
        ',Acme Ltd.,Websites,Review',
        ',Acme GmbH,Web-site,Review',
        ',Acme GmbH,Website,Reveiw',
        ',Nordwind,Web,Code Reviews',
        ',Nordwind,Web 2,Code Review',
      );

      const { body } = await bring(file, { dryRun: true });

      const likes = (items: readonly { name: string; like: readonly string[] }[]) =>
        items.map(({ name, like }) => [name, ...like]);
      assert.deepEqual(likes(body.made.clients), [['Acme Ltd.', 'Acme GmbH']]);
      assert.deepEqual(likes(body.made.projects), [['Websites'], ['Web-site', 'Website'], ['Web 2']]);
      assert.deepEqual(likes(body.made.tasks), [
        ['Review'],
        ['Review'],
        ['Reveiw', 'Review'],
        ['Code Reviews', 'Code Review'],
        ['Code Review'],
      ]);
    });

    it('that look like an earlier one of the file are told with it', async () => {
      const { body } = await bring(toggl(',Acme GmbH,Website,Review', ',Acme Ltd.,Website,Review'), {
        dryRun: true,
      });

      assert.deepEqual(
        body.made.clients.map(({ name, like }: { name: string; like: string[] }) => [name, like]),
        [
          ['Acme GmbH', []],
          ['Acme Ltd.', ['Acme GmbH']],
        ],
      );
    });

    it('are the record that is proposed once the map says so, and not before', async () => {
      await bring(toggl(',Acme GmbH,Website,Review'));
      const file = toggl(',Acme Ltd.,Web-Site,Code');
      const looked = await bring(file, { dryRun: true });
      const [client] = looked.body.made.clients;
      const asClient = { clients: { [client.source]: client.like[0] } };
      const second = await bring(file, { dryRun: true, map: asClient });
      const [project] = second.body.made.projects;

      const { body } = await bring(file, {
        map: {
          ...asClient,
          projects: { [project.source]: { client: 'Acme GmbH', project: project.like[0] } },
        },
      });

      assert.deepEqual([looked.body.clients, second.body.clients], [['Acme Ltd.'], []]);
      assert.deepEqual(
        { clients: body.clients, projects: body.projects, tasks: body.tasks },
        { clients: [], projects: [], tasks: ['Website · Code'] },
      );
    });

    it('take a task for another by the name that is told of it', async () => {
      const file = toggl(',Acme,Web / API,Review');
      const { body: before } = await bring(file, { dryRun: true });
      const [task] = before.made.tasks;

      const { body } = await bring(file, { dryRun: true, map: { tasks: { [task.source]: 'Check' } } });

      assert.deepEqual(body.tasks, ['Web / API · Check']);
    });

    it('may be of archived projects and clients, whose history is taken and told', async () => {
      await bring(toggl(',Acme,Current,', ',Acme,Old,', ',Acme,Older,', ',Gone,Web,'));
      const [projects, clients] = [await list('/projects'), await list('/clients')];
      const archive = async (kind: string, items: Items, wanted: string) => {
        const found = items.find(({ name }) => name === wanted);
        const reply = await ask('PATCH', `/${kind}/${found?.['id']}`, {
          body: { archived: true },
          headers: { 'if-match': `"${found?.['version']}"` },
        });
        assert.equal(reply.status, 200);
      };
      await archive('projects', projects, 'Old');
      await archive('projects', projects, 'Older');
      await archive('clients', clients, 'Gone');
      const file = toggl(
        ',Acme,Current,x',
        ',Acme,Old,x',
        ',Acme,Old,y',
        ',Acme,Old,z',
        ',Acme,Older,z',
        ',Gone,Web,z',
        ',Gone,Next,z',
      );

      const told = await bring(file, { dryRun: true });
      const reply = await bring(file);
      const again = await bring(file);

      const lossesOf = ({ body }: Reply) =>
        body.losses
          .filter(({ code }: { code: string }) => code.endsWith('_archived'))
          .map(({ code, count, examples }: Record<string, unknown>) => [code, count, examples]);
      assert.equal(reply.body.added, 7);
      assert.deepEqual(lossesOf(reply), [
        [
          'project_archived',
          4,
          [
            { row: 3, value: 'Acme · Old' },
            { row: 6, value: 'Acme · Older' },
            { row: 4, value: 'Acme · Old' },
            { row: 5, value: 'Acme · Old' },
          ],
        ],
        ['client_archived', 1, [{ row: 8, value: 'Gone · Next' }]],
      ]);
      assert.deepEqual(lossesOf(told), lossesOf(reply));
      assert.deepEqual(lossesOf(again), []);
    });
  });
});
