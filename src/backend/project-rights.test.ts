/**
 * Who may change what of a project, written down by hand: the suite over all routes (`reach-doors.test.ts`) works out what it expects from
 * the declarations, so that a wrong declaration agrees with itself.
 */
import assert from 'node:assert/strict';
import type { Person } from '../domain/policy/actor.ts';
import { migrations } from './migrations/index.ts';
import type { Work } from './platform/work/work.ts';
import type { Schema } from './schema.ts';
import { untilAborted } from './testing/agents/scripted-work.ts';
import { requireOk } from './testing/billing-practice.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { createInProcessWork } from './testing/in-process-work.ts';
import { type Holder, holders, ProjectPeople } from './testing/practice/project-people.ts';
import { createLog, createResult } from './testing/sarif-log.ts';
import { createTestApp, type Reply, type TestApp } from './testing/test-app.ts';

interface Ground {
  readonly test: TestApp;
  readonly projectId: string;
  readonly taskId: string;
  readonly documentId: string;
  readonly findingId: string;
  readonly people: ProjectPeople;
}

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Asking = readonly [method: Method, path: string, body?: object];

interface Act {
  readonly name: string;
  /** Who may; everybody else may not. */
  readonly by: readonly Holder[];
  readonly ask: (ground: Ground, by: Holder) => Asking | Promise<Asking>;
}

const personOf = ({ people }: Ground, by: Holder): Person => people.of(by);

/** One that the holder asked for, whatever they are by now. */
async function requestOf(ground: Ground, by: Holder): Promise<string> {
  const { test, projectId } = ground;
  const made = await test.ask('POST', `/projects/${projectId}/requests`, { body: { agent: 'security' } });
  await test.database.query
    .updateTable('requests')
    .set({ requested_by: personOf(ground, by).userId })
    .where('id', '=', made.body.id)
    .execute();
  return made.body.id;
}

/** An hour of the holder's own on the project, from when they worked in it. */
async function entryOf(ground: Ground, by: Holder): Promise<string> {
  const { test, projectId } = ground;
  const body = { projectId, startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z', zone: 'UTC' };
  const made = await test.ask('POST', '/time-entries', { body });
  await test.database.query
    .updateTable('time_entries')
    .set({ user_id: personOf(ground, by).userId })
    .where('id', '=', made.body.id)
    .execute();
  return made.body.id;
}

const leads = ['administrator', 'lead'] as const;
const workers = [...leads, 'member'] as const;
const withKey = [...workers, 'key'] as const;

const patchProject = (name: string, body: object): Act => ({
  name,
  by: leads,
  ask: ({ projectId }) => ['PATCH', `/projects/${projectId}`, body],
});

const ofFinding = (name: string, act: string, body: object = {}): Act => ({
  name,
  by: withKey,
  ask: ({ findingId }) => ['POST', `/findings/${findingId}/${act}`, body],
});

const acts: readonly Act[] = [
  patchProject('rename it', { name: 'Renamed' }),
  patchProject('set its budget', { budgetSeconds: 36_000 }),
  patchProject('set its repository', { githubUrl: 'https://github.com/acme/api' }),
  patchProject('name what belongs to it', { remotes: ['github.com/acme/*'] }),
  patchProject('archive it', { archived: false }),
  {
    name: 'become its lead',
    by: leads,
    ask: (ground, by) => [
      'PUT',
      `/projects/${ground.projectId}/members/${personOf(ground, by).userId}`,
      { role: 'lead' },
    ],
  },
  {
    name: 'end the membership of its viewer',
    by: leads,
    ask: (ground) => ['DELETE', `/projects/${ground.projectId}/members/${personOf(ground, 'viewer').userId}`],
  },
  {
    name: 'add a task',
    by: withKey,
    ask: ({ projectId }) => ['POST', '/tasks', { projectId, name: 'Review' }],
  },
  {
    name: 'rename a task',
    by: withKey,
    ask: ({ taskId }) => ['PATCH', `/tasks/${taskId}`, { name: 'Renamed' }],
  },
  {
    name: 'write a document',
    by: withKey,
    ask: ({ projectId }) => ['POST', '/documents', { projectId, title: 'Plan', content: '# Plan' }],
  },
  {
    name: 'rename a document',
    by: withKey,
    ask: ({ documentId }) => ['PATCH', `/documents/${documentId}`, { title: 'Renamed' }],
  },
  {
    name: 'ask an agent',
    by: workers,
    ask: ({ projectId }) => ['POST', `/projects/${projectId}/requests`, { agent: 'security' }],
  },
  {
    name: 'cancel what they asked an agent',
    by: workers,
    ask: async (ground, by) => ['POST', `/requests/${await requestOf(ground, by)}/cancel`],
  },
  {
    name: 'cancel what somebody else asked an agent',
    by: workers,
    ask: async (ground) => ['POST', `/requests/${await requestOf(ground, 'administrator')}/cancel`],
  },
  ofFinding('confirm a finding', 'confirm'),
  ofFinding('dismiss a finding', 'dismiss', { reason: 'By design' }),
  ofFinding('reopen a finding', 'reopen'),
  ofFinding('comment on a finding', 'comments', { text: 'Seen' }),
  {
    name: 'change time of their own',
    by: withKey,
    ask: async (ground, by) => ['PATCH', `/time-entries/${await entryOf(ground, by)}`, { note: 'Changed' }],
  },
  {
    name: 'delete time of their own',
    by: withKey,
    ask: async (ground, by) => ['DELETE', `/time-entries/${await entryOf(ground, by)}`],
  },
  {
    name: 'change time of somebody else',
    by: ['administrator'],
    ask: async (ground) => ['PATCH', `/time-entries/${await entryOf(ground, 'viewer')}`, { note: 'Changed' }],
  },
];

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('rights in a project', () => {
    let ground: Ground;
    const people = new ProjectPeople();

    before(async () => {
      const inProcess = createInProcessWork();
      // An agent is at work until it is cancelled.
      const work: Work = {
        ask: async (task, result) => await inProcess.ask(task, result),
        close: () => inProcess.close(),
        run: async (task, request) =>
          task.kind === 'agent' && request.signal
            ? await untilAborted(request.signal)
            : await inProcess.run(task, request),
      };
      const test = await createTestApp(await open(), {
        work,
        authenticate: async (token) => people.actors.get(token),
      });
      await people.addTo(test);
      const { projectId } = await test.createProject({ withMembers: false });
      await test.ask('PATCH', `/projects/${projectId}`, { body: { folder: import.meta.dirname } });
      const make = async (path: string, body: object) =>
        requireOk(await test.ask('POST', path, { body: { projectId, ...body } })).body.id;
      const [taskId, documentId] = [
        await make('/tasks', { name: 'Look' }),
        await make('/documents', { title: 'Charter', content: '# Charter' }),
      ];
      await make('/findings/imports', { log: createLog([createResult({ text: 'Fault' })]) });
      const findingId = (await test.ask('GET', `/findings?projectId=${projectId}`)).body.items[0].id;
      ground = { test, projectId, taskId, documentId, findingId, people };
    });
    beforeEach(async () => await people.join(ground.test, ground.projectId));
    after(() => ground.test.close());

    const act = async ({ ask }: Act, by: Holder): Promise<Reply> => {
      const [method, path, body] = await ask(ground, by);
      return await ground.test.ask(method, path, { as: by, ...(body && { body }) });
    };

    for (const each of acts)
      it(`${each.by.join(', ')} may ${each.name}, and nobody else`, async () => {
        const refused = holders.filter((holder) => !each.by.includes(holder));
        for (const holder of refused) {
          const { status, body } = await act(each, holder);
          assert.ok([403, 404, 422].includes(status), `${holder}: ${status} ${JSON.stringify(body)}`);
        }
        for (const holder of each.by) {
          const { status, body } = await act(each, holder);
          assert.ok(status < 300, `${holder}: ${status} ${JSON.stringify(body)}`);
          await people.join(ground.test, ground.projectId);
        }
      });

    it('give a finding to nobody who cannot see it', async () => {
      const path = `/findings/${ground.findingId}/assign`;
      const assign = async (to: Holder) =>
        await ground.test.ask('POST', path, { body: { assignee: personOf(ground, to).userId } });

      for (const holder of ['administrator', 'lead', 'member', 'viewer', 'onlooker'] as const)
        assert.equal((await assign(holder)).status, 200, holder);
      for (const holder of ['former', 'approver', 'billing'] as const) {
        const { status, body } = await assign(holder);
        assert.equal(status, 422, holder);
        assert.equal(body.error.details[0].field, 'assignee');
      }
    });
  });
});
