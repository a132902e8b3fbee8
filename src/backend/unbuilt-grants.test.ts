/** Grants that no reader of records keeps to yet, planted in the table of roles: each is refused at every door. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import {
  type Grant,
  type Grants,
  grantsByRole,
  type Permission,
  permissions,
} from '../domain/authorization.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { type Answered, openChat } from './testing/chat-client.ts';
import { onEveryDatabase } from './testing/databases.ts';
import { createPayingPractice } from './testing/paying-practice.ts';
import { createBoard, createSampleTools } from './testing/sample-tools.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

const role = 'org_admin';
const table = grantsByRole as { [role: string]: Grants };
const everything = grantsByRole[role];

const plant = (grant: Grant, planted: readonly Permission[] = permissions): void => {
  const grants = Object.fromEntries(planted.map((permission) => [permission, grant]));
  table[role] = { ...everything, ...grants };
};

const someId = '0197a3c2-0000-7000-8000-000000000000';
const ask = async (test: TestApp, method: string, url: string, body?: object) =>
  await test.ask(method as 'GET', url.replace('/api/v1', '').replace(/:\w+/g, someId), {
    as: role,
    ...(body && { body }),
  });

for (const grant of ['member', 'client'] as const)
  describe(`a grant ${grant}, as long as nothing keeps to it`, () =>
    onEveryDatabase<Schema>(migrations, (_kind, open) => {
      let test: TestApp;
      let folder: string;
      const board = createBoard();

      before(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-unbuilt-'));
        test = await createTestApp(await open(), { tools: createSampleTools(board) });
        await createPayingPractice(test);
      });
      afterEach(() => {
        table[role] = everything;
      });
      after(async () => {
        await test.app.close();
        await rm(folder, { recursive: true, force: true });
      });

      const call = async (tool: string, input: object = {}) =>
        (await ask(test, 'POST', `/ai/tools/${tool}/calls`, { input, asker: { kind: 'coach' } })).body;

      it('opens no route', async () => {
        plant(grant);
        const routes = test.app.declaredAccess.filter(
          ({ access }) => access !== 'public' && access !== 'signed-in',
        );
        assert.ok(routes.length > 100, `${routes.length}`);
        for (const { method, url } of routes) {
          if (method === 'HEAD') continue;
          const { status, body } = await ask(test, method, url);
          assert.equal(status, 403, `${method} ${url}: ${JSON.stringify(body)}`);
        }
      });

      it('opens no tool, and lists none', async () => {
        const tools: { name: string; permission: Permission }[] = (await ask(test, 'GET', '/ai/tools')).body
          .items;
        assert.ok(tools.length > 30, `${tools.length}`);
        plant(
          grant,
          permissions.filter((permission) => permission !== 'act:read'),
        );

        const listed: typeof tools = (await ask(test, 'GET', '/ai/tools')).body.items;
        const refused = tools.filter(({ permission }) => permission !== 'act:read');
        assert.deepEqual(
          listed.map(({ permission }) => permission).filter((permission) => permission !== 'act:read'),
          [],
        );
        for (const { name } of refused) {
          const { kind, code } = await call(name);
          assert.deepEqual({ kind, code }, { kind: 'refused', code: 'forbidden' }, name);
        }
      });

      it('applies no proposal that was made before', async () => {
        const { proposal } = await call('write_note', { text: 'Hello' });
        plant(grant, ['time:write']);

        assert.equal((await ask(test, 'POST', `/ai/proposals/${proposal.id}/apply`)).status, 403);
        assert.equal(board.runs['write_note'], undefined);
      });

      it('starts no job, and shows none', async () => {
        const { items: projects } = (await ask(test, 'GET', '/projects')).body;
        await test.ask('PATCH', `/projects/${projects[0].id}`, { body: { folder } });
        const scan = await ask(test, 'POST', '/jobs', { kind: 'scan', input: { projectId: projects[0].id } });
        assert.equal((await ask(test, 'GET', '/jobs')).body.items.length, 1, JSON.stringify(scan.body));
        plant(grant, ['request:read', 'request:write']);

        const { status } = await ask(test, 'POST', '/jobs', { kind: 'scan', input: {} });
        assert.equal(status, 403);
        assert.deepEqual((await ask(test, 'GET', '/jobs')).body.items, []);
        assert.equal((await ask(test, 'GET', `/jobs/${scan.body.id}`)).status, 404);
      });

      it('opens no part of the dashboard', async () => {
        const { body: before } = await ask(test, 'GET', '/dashboard');
        assert.ok(before.invoiced !== null && before.hours !== null);
        plant(grant);

        const { body } = await ask(test, 'GET', '/dashboard');
        const { unbilled, hours, budgets, targets, invoiced, open } = body;
        assert.deepEqual(
          { unbilled, hours, budgets, targets, invoiced, open },
          { unbilled: null, hours: null, budgets: null, targets: null, invoiced: null, open: null },
        );
      });

      it('opens no reading of the coach, of a check-in or of what is offered', async () => {
        const chat = await openChat(test.app);
        const questions = [
          'Which invoices are open?',
          'What is unbilled?',
          'How many hours this month?',
          'Revenue this year',
          'Which clients do I have?',
          'Budget of all projects',
          'Open findings',
          'Which timesheets are open?',
        ];
        const names = /Acme|Northwind|Nordwind|API/;
        const open = await Promise.all(questions.map(async (text) => await chat.ask(text)));
        assert.ok(open.some(({ text }) => /\d/.test(text)));
        plant(
          grant,
          permissions.filter((permission) => permission !== 'coach:use'),
        );

        for (const question of questions) {
          const { text, links }: Answered = await chat.ask(question);
          assert.deepEqual(links, [], `${question}: ${text}`);
          assert.doesNotMatch(text, names, question);
          assert.doesNotMatch(text, /[1-9]/, question);
        }
        const week = await ask(test, 'GET', '/ai/check-ins/2026-11-16');
        const { hours, unbilled, overdue, findings, timesheets } = week.body.facts ?? week.body;
        assert.deepEqual(
          [hours, unbilled, overdue, findings, timesheets].filter(
            (fact) => fact !== null && fact !== undefined,
          ),
          [],
          JSON.stringify(week.body),
        );
        assert.equal((await ask(test, 'GET', '/ai/questions?zone=UTC&locale=en')).status, 200);
      });
    }));
