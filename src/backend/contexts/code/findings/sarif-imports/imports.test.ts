import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { setUpFindingImports, source } from '../../../../testing/code/set-up-finding-imports.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createLog, createResult } from '../../../../testing/sarif-log.ts';

describe('imports of findings', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpFindingImports(open);
      const { bring, list, send } = stage;

      it('bring what a tool found to the one list, with the lines it is found again by', async () => {
        const { body } = await bring([{ line: 3 }]);

        const [finding] = await list();
        assert.deepEqual(
          {
            source: finding?.source,
            sourceTitle: finding?.sourceTitle,
            path: finding?.path,
            startLine: finding?.range.startLine,
            runId: finding?.runId,
          },
          { source: 'tool:Lint', sourceTitle: 'Lint', path: 'src/a.c', startLine: 2, runId: body.id },
        );
        assert.equal(finding?.snippet, '  gets(b);');
        assert.deepEqual(body.sources[0], {
          source: 'tool:Lint',
          title: 'Lint',
          tool: 'Lint',
          toolVersion: null,
          results: 1,
          added: 1,
          again: 0,
          reopened: 0,
          resolved: 0,
          isComplete: true,
        });
      });

      it('update what is there, resolve what is gone, and double nothing', async () => {
        await bring([{ line: 3 }, { line: 4, ruleId: 'c/copy' }]);
        const before = await list();
        writeFileSync(path.join(stage.folder, 'src/a.c'), `// moved\n\n${source}`);

        const { body } = await bring([{ line: 5 }]);

        const after = await list();
        assert.deepEqual(
          { again: body.sources[0].again, added: body.sources[0].added, resolved: body.sources[0].resolved },
          { again: 1, added: 0, resolved: 1 },
        );
        assert.deepEqual(after.map(({ id }) => id).sort(), before.map(({ id }) => id).sort());
        assert.deepEqual(
          after.map(({ range, state }) => [range.startLine, state]),
          [
            [3, 'resolved'],
            [4, 'open'],
          ],
        );
      });

      it('resolve nothing for a log that tells of a part, or of a tool that fell over', async () => {
        await bring([{ line: 3 }, { line: 4, ruleId: 'c/copy' }]);

        await bring([], { partial: true });
        const broken = await send(createLog([], { more: { invocations: [{ executionSuccessful: false }] } }));

        assert.equal(broken.body.sources[0].isComplete, false);
        assert.match(broken.body.notes[0], /did not come to its end/);
        assert.deepEqual(
          (await list()).map(({ state }) => state),
          ['open', 'open'],
        );
      });

      it('resolve nothing for a log that could not be read: no list of results, or none of them in the project', async () => {
        await bring([{ line: 3 }, { line: 4, ruleId: 'c/copy' }]);
        const { results: _results, ...withoutResults } = createLog([]).runs[0] ?? assert.fail();
        const elsewhere = ['/builds/1/src/a.c', '/builds/1/src/b.c'].map((uri) => createResult({ uri }));

        const unread = [
          await send({ version: '2.1.0', runs: [{ ...withoutResults, results: null }] }),
          await send({ version: '2.1.0', runs: [withoutResults] }),
          await send(createLog(elsewhere)),
          await send(createLog([{ message: { text: 1 } }])),
        ];

        assert.deepEqual(
          unread.map(({ body }) => [body.sources[0].resolved, body.sources[0].isComplete]),
          unread.map(() => [0, false]),
        );
        assert.match(
          unread[0]?.body.notes[0],
          /Lint has no list of results: what it named before stays open/,
        );
        assert.match(unread[2]?.body.notes[0], /None of the 2 results of Lint could be taken/);
        assert.deepEqual(
          (await list()).map(({ state }) => state),
          ['open', 'open'],
        );
      });

      it('resolve nothing of a rule of which a result was left out, and what is gone of the others', async () => {
        await bring([{ line: 3 }, { line: 4, ruleId: 'c/copy' }, { line: 2, ruleId: 'c/kept' }]);

        const { body } = await bring([
          { line: 2, ruleId: 'c/kept' },
          { line: 9, ruleId: 'c/copy', uri: '/builds/1/src/a.c' },
        ]);

        const states = (await list()).map(({ ruleId, state }) => [ruleId, state]);
        assert.deepEqual(Object.fromEntries(states), {
          'c/kept': 'open',
          'c/overflow': 'resolved',
          'c/copy': 'open',
        });
        assert.equal(body.sources[0].resolved, 1);
      });

      it('are one source where one is named', async () => {
        const { body } = await bring([{}], { source: 'ci' });
        const named = await bring([{}], { source: 'Nightly' });

        assert.deepEqual(
          { source: body.sources[0].source, title: body.sources[0].title },
          { source: 'ci', title: 'CI' },
        );
        assert.deepEqual(
          { source: named.body.sources[0].source, title: named.body.sources[0].title },
          { source: 'tool:Nightly', title: 'Nightly' },
        );
      });

      it('are made once by an id, whatever the retries', async () => {
        const id = '0197a3c2-0000-7000-8000-00000000c0de';
        const first = await bring([{}], { id });
        const retried = await send(createLog([createResult()]), { id });
        const taken = await send(createLog([]), { id });

        assert.deepEqual(
          { first: first.status, retried: retried.status, taken: taken.status },
          { first: 201, retried: 200, taken: 409 },
        );
        assert.deepEqual(retried.body, first.body);
        assert.equal((await list())[0]?.state, 'open');
      });

      it('tell what became no finding, and why', async () => {
        const { body } = await bring([
          { uri: '../../etc/passwd' },
          { uri: 'https://example.org/a.c' },
          { more: { locations: [] } },
          { more: { kind: 'pass' } },
          { more: { message: 'no object' } },
        ]);

        const losses = Object.fromEntries(
          body.losses.map(({ reason, count }: { reason: string; count: number }) => [reason, count]),
        );
        assert.deepEqual(losses, {
          'outside-folder': 1,
          'unsupported-address': 1,
          'no-location': 1,
          'no-finding': 1,
          malformed: 1,
        });
        assert.match(body.losses[0].examples[0], /c\/overflow .*etc\/passwd/);
        assert.deepEqual(await list(), []);
      });

      it('stand beside what a person reports, which no run resolves', async () => {
        const id = '0197a3c2-0000-7000-8000-00000000c0de';
        const range = { startLine: 2, startColumn: 2, endLine: 2, endColumn: 9 };
        const body = {
          id,
          projectId: stage.projectId,
          path: 'src/a.c',
          range,
          message: 'Never bounded.',
          severity: 'high',
        };
        const report = async (more: object = {}, as = 'org_admin') =>
          await stage.vireo.ask('POST', '/findings', { as, body: { ...body, ...more } });

        const reported = await report();
        const retried = await report();
        const refused = [
          await report({ ruleId: 'another' }),
          await report({ id: undefined, path: '../a.c' }),
          await report({ id: undefined, path: '/etc/passwd' }),
          await report({}, 'viewer'),
          await report({}, 'foreign'),
        ];
        await bring([]);

        const { body: me } = await stage.vireo.ask('GET', '/users/me');
        assert.deepEqual(
          { reported: reported.status, retried: retried.status },
          { reported: 201, retried: 200 },
        );
        assert.deepEqual(
          refused.map(({ status }) => status),
          [409, 422, 422, 403, 404],
        );
        const [finding] = await list();
        assert.deepEqual(
          {
            source: finding?.source,
            sourceTitle: finding?.sourceTitle,
            state: finding?.state,
            snippet: finding?.snippet,
            runId: finding?.runId,
          },
          {
            source: `user:${me.id}`,
            sourceTitle: me.name,
            state: 'open',
            snippet: '  gets(b);',
            runId: null,
          },
        );
        const { items } = (await stage.vireo.ask('GET', `/findings/${id}/history`)).body;
        assert.deepEqual(
          items.map(({ action, actor }: { action: string; actor: string }) => [action, actor]),
          [['reported', me.id]],
        );
      });

      it('stand beside what people say, which keeps no secret that is known by its form', async () => {
        const key = ['AKIA', 'Q3EGTL5Z', 'VU7BWXM2'].join('');
        const range = { startLine: 2, startColumn: 2, endLine: 2, endColumn: 9 };
        const said = { message: `Leaks ${key}.`, explanation: `Who has ${key} is in.` };
        const body = { projectId: stage.projectId, path: 'src/a.c', range, severity: 'high', ...said };

        const reported = await stage.vireo.ask('POST', '/findings', { body });
        const at = `/findings/${reported.body.id}`;
        const commented = await stage.vireo.ask('POST', `${at}/comments`, { body: { text: `${key} it is` } });
        const dismissed = await stage.vireo.ask('POST', `${at}/dismiss`, {
          body: { reason: `${key} is old` },
        });

        const replies = [reported, commented, dismissed, await stage.vireo.ask('GET', `${at}/history`)];
        assert.deepEqual(
          replies.map(({ status }) => status),
          [201, 201, 200, 200],
        );
        assert.ok(!JSON.stringify(replies.map((reply) => reply.body)).includes(key));
        assert.match(dismissed.body.reason, / is old$/);
      });

      it('are listed newest first, and nothing to another organization or a viewer', async () => {
        const { body } = await bring([{}]);
        stage.vireo.clock.now += 1_000;
        await bring([]);

        const listed = (await stage.vireo.ask('GET', `/findings/imports?projectId=${stage.projectId}`)).body
          .items;
        const foreign = await stage.vireo.ask('GET', `/findings/imports/${body.id}`, { as: 'foreign' });
        const intoForeign = await stage.vireo.ask('POST', '/findings/imports', {
          as: 'foreign',
          body: { projectId: stage.projectId, log: createLog([]) },
        });
        const viewer = await stage.vireo.ask('POST', '/findings/imports', {
          as: 'viewer',
          body: { projectId: stage.projectId, log: createLog([]) },
        });

        assert.deepEqual({ listedCount: listed.length, id: listed[1].id }, { listedCount: 2, id: body.id });
        assert.deepEqual(
          { foreign: foreign.status, intoForeign: intoForeign.status, viewer: viewer.status },
          { foreign: 404, intoForeign: 404, viewer: 403 },
        );
      });
    });
  });
});
