import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { maxLogBytes } from '../../../../../workspace/sarif-import/refused-log.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { leaveOnceRead } from '../../../../testing/leave-once-read.ts';
import { createLog, createResult, type LoggedResult } from '../../../../testing/sarif-log.ts';
import { createTestApp, type Reply, type TestApp } from '../../../../testing/test-app.ts';
import type { Finding } from '../findings.schema.ts';

const source = 'int main() {\n  char b[4];\n  gets(b);\n  return strcpy(b, "long") != 0;\n}\n';

describe('imports of findings', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    describe('with a running app', () => {
      let vireo: TestApp;
      let projectId: string;
      let folder: string;

      beforeEach(async () => {
        folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-import-')));
        mkdirSync(path.join(folder, 'src'));
        writeFileSync(path.join(folder, 'src/a.c'), source);
        vireo = await createTestApp(await open(), { upTo: 'code' });
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
      });

      afterEach(async () => {
        await vireo.app.close();
        rmSync(folder, { recursive: true });
      });

      async function send(log: unknown, more: object = {}): Promise<Reply> {
        return await vireo.ask('POST', '/findings/imports', { body: { projectId, log, ...more } });
      }

      async function bring(results: readonly LoggedResult[], more: object = {}): Promise<Reply> {
        const reply = await send(createLog(results.map(createResult)), more);
        assert.equal(reply.status, 201, JSON.stringify(reply.body));
        return reply;
      }

      async function list(query = ''): Promise<Finding[]> {
        const { body } = await vireo.ask('GET', `/findings?projectId=${projectId}&sort=path${query}`);
        return body.items;
      }

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
        writeFileSync(path.join(folder, 'src/a.c'), `// moved\n\n${source}`);

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

      it('take a copy that a part of a log names for new, and move no decision onto it', async () => {
        const partialFingerprints = { 'line/v1': 'abcdef0123:1' };
        await bring([{ more: { partialFingerprints } }]);
        const [known] = await list();
        await vireo.ask('POST', `/findings/${known?.id}/dismiss`, { body: { reason: 'Internal tool' } });

        const copy = { uri: 'src/copy.c', more: { partialFingerprints } };
        const { body } = await bring([copy], { partial: true });

        assert.equal(body.sources[0].added, 1);
        assert.deepEqual(
          (await list()).map(({ path: file, state, reason }) => [file, state, reason]),
          [
            ['src/a.c', 'dismissed', 'Internal tool'],
            ['src/copy.c', 'open', null],
          ],
        );
      });

      it('leave other tools, other categories and other projects alone', async () => {
        await bring([{ line: 3 }]);
        await send(createLog([createResult()], { tool: 'Other' }));
        const inCategory = (id: string, results: object[]) =>
          createLog(results, { more: { automationDetails: { id } } });
        await send(inCategory('web/1', [createResult()]));

        await send(inCategory('api/2', [createResult()]));
        await send(createLog([], { tool: 'Other' }));

        assert.deepEqual((await list()).map(({ source: from, state }) => [from, state]).sort(), [
          ['tool:Lint', 'open'],
          ['tool:Lint/api', 'open'],
          ['tool:Lint/web', 'open'],
          ['tool:Other', 'resolved'],
        ]);
      });

      it('keep a decision, and take the tool’s own suppressions for decisions until they are gone', async () => {
        const suppressed = { more: { suppressions: [{ kind: 'inSource', justification: 'Bounded above' }] } };
        await bring([suppressed]);
        const [setAside] = await list();
        await bring([{}]);
        const [back] = await list();
        await vireo.ask('POST', `/findings/${back?.id}/accept`, { body: {} });
        await bring([suppressed]);
        const [decided] = await list();

        assert.deepEqual(
          { state: setAside?.state, reason: setAside?.reason, decidedBy: setAside?.decidedBy },
          { state: 'dismissed', reason: 'Bounded above', decidedBy: null },
        );
        assert.deepEqual(
          { back: back?.state, decided: decided?.state },
          { back: 'open', decided: 'accepted' },
        );
      });

      it('leave a dismissal to the person who made it, were it in the words of the tool', async () => {
        const suppressed = { more: { suppressions: [{ kind: 'inSource', justification: 'Bounded above' }] } };
        await bring([suppressed]);
        const [setAside] = await list();
        const body = { reason: 'Bounded above' };
        const first = await vireo.ask('POST', `/findings/${setAside?.id}/dismiss`, { body });
        const again = await vireo.ask('POST', `/findings/${setAside?.id}/dismiss`, { body });
        await bring([{}]);

        const [kept] = await list();
        assert.equal(again.body.version, first.body.version);
        assert.equal(typeof kept?.decidedBy, 'string');
        assert.deepEqual(
          { state: kept?.state, reason: kept?.reason },
          { state: 'dismissed', reason: 'Bounded above' },
        );
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

      it('refuse what is no log, is nested without end, or has too much in it, and change nothing', async () => {
        await bring([{}]);
        const deep = `{"projectId":"${projectId}","log":{"version":"2.1.0","runs":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
        const many = createLog(Array.from({ length: 25_001 }, () => ({})));

        const replies = [
          await send({ hello: 'world' }),
          await send({ version: '1.0.0', runs: [] }),
          await vireo.ask('POST', '/findings/imports', {
            body: deep,
            headers: { 'content-type': 'application/json' },
          }),
          await send(many),
          await send(createLog([]), { root: 'relative/root' }),
        ];

        assert.deepEqual(
          replies.map(({ status }) => status),
          [422, 422, 422, 413, 422],
        );
        assert.match(replies[2]?.body.error.message, /nested deeper/);
        assert.equal((await list())[0]?.state, 'open');
      });

      it('are read by a thread of its own where the log is large, and come to the same', async () => {
        const padding = 'x'.repeat(1_100);
        const results = Array.from({ length: 1_000 }, (_each, at) =>
          createResult({ ruleId: `c/rule-${at}`, text: `Too long: ${padding}` }),
        );
        const threads: string[] = [];
        const note = () => void threads.push('thread');
        diagnostics.subscribe('worker_threads', note);
        const send = async (log: unknown, more: object = {}) =>
          await vireo.ask('POST', '/findings/imports', { body: { projectId, log, ...more } });
        try {
          await send(createLog(results.slice(0, 2)));
          const small = threads.length;
          const id = '0197a3c2-0000-7000-8000-00000000c0de';
          const large = await send(createLog(results), { id });
          const retried = await send(createLog(results), { id });
          const another = await send(createLog(results.slice(1)), { id });
          const wrong = await send(createLog(results), { root: 'relative/root' });
          const torn = await vireo.ask('POST', '/findings/imports', {
            body: `{"log":"${'y'.repeat(2_000_000)}`,
          });
          const noLog = await send({ version: '1.0.0', runs: [{ padding: padding.repeat(1_000) }] });

          assert.deepEqual(
            [large, retried, another, wrong, torn, noLog].map(({ status }) => status),
            [201, 200, 409, 422, 400, 422],
          );
          assert.deepEqual({ small, threadsCount: threads.length }, { small: 0, threadsCount: 6 });
          assert.deepEqual(
            {
              results: large.body.sources[0].results,
              added: large.body.sources[0].added,
              again: large.body.sources[0].again,
            },
            { results: 1_000, added: 998, again: 2 },
          );
          assert.equal(retried.body.id, large.body.id);
          assert.match(noLog.body.error.message, /SARIF 1\.0\.0/);
          assert.match(wrong.body.error.details[0].field, /root/);
        } finally {
          diagnostics.unsubscribe('worker_threads', note);
        }
      });

      it('find thousands again, one of them changed and one gone', async () => {
        const results = Array.from({ length: 2_500 }, (_, at) => ({
          ruleId: `c/rule-${at}`,
          text: `Result ${at}.`,
        }));
        const log = (given: typeof results) => createLog(given.map(createResult));
        await send(log(results));
        const changed = results.with(7, { ruleId: 'c/rule-7', text: 'Another text.' }).slice(0, -1);

        const { body } = await send(log(changed));

        const { again, added, resolved } = body.sources[0];
        assert.deepEqual({ again, added, resolved }, { again: 2_499, added: 0, resolved: 1 });
        const rows = await vireo.database.query
          .selectFrom('findings')
          .select(['state', 'message'])
          .where('rule_id', 'in', ['c/rule-7', 'c/rule-8', 'c/rule-2499'])
          .orderBy('message')
          .execute();
        assert.deepEqual(
          rows.map(({ state, message }) => [state, message]),
          [
            ['open', 'Another text.'],
            ['resolved', 'Result 2499.'],
            ['open', 'Result 8.'],
          ],
        );
      });

      it('give their place back when who sent a large one goes away once it was read', async () => {
        const text = 'x'.repeat(1_100);
        const log = createLog(Array.from({ length: 1_000 }, () => createResult({ text })));
        const body = { projectId, log };
        // Two are read at once.
        for (let left = 0; left < 2; left++) {
          await leaveOnceRead(vireo.app, { path: '/findings/imports', body });
        }

        assert.equal((await vireo.ask('POST', '/findings/imports', { body })).status, 201);
        const replies = await Promise.all(
          Array.from({ length: 7 }, () => vireo.ask('POST', '/findings/imports', { body })),
        );
        const statuses = replies.map(({ status }) => status).sort();
        assert.deepEqual([statuses[0], statuses[3], statuses[6]], [201, 201, 429], statuses.join());
      });

      it('are refused by name above the limit, with what to do', async () => {
        const log = createLog([createResult({ text: 'x'.repeat(maxLogBytes + 128 * 1024) })]);
        const { status, body } = await vireo.ask('POST', '/findings/imports', { body: { projectId, log } });

        assert.deepEqual(
          { status, code: body.error.code, field: body.error.details[0].field },
          { status: 413, code: 'too_large', field: 'log' },
        );
        assert.match(body.error.message, /^log: may be 20 MB: let the tool report less, or in parts/);
      });

      it('stand beside what a person reports, which no run resolves', async () => {
        const id = '0197a3c2-0000-7000-8000-00000000c0de';
        const range = { startLine: 2, startColumn: 2, endLine: 2, endColumn: 9 };
        const body = { id, projectId, path: 'src/a.c', range, message: 'Never bounded.', severity: 'high' };
        const report = async (more: object = {}, as = 'org_admin') =>
          await vireo.ask('POST', '/findings', { as, body: { ...body, ...more } });

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

        const { body: me } = await vireo.ask('GET', '/users/me');
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
        const { items } = (await vireo.ask('GET', `/findings/${id}/history`)).body;
        assert.deepEqual(
          items.map(({ action, actor }: { action: string; actor: string }) => [action, actor]),
          [['reported', me.id]],
        );
      });

      it('stand beside what people say, which keeps no secret that is known by its form', async () => {
        const key = ['AKIA', 'Q3EGTL5Z', 'VU7BWXM2'].join('');
        const range = { startLine: 2, startColumn: 2, endLine: 2, endColumn: 9 };
        const said = { message: `Leaks ${key}.`, explanation: `Who has ${key} is in.` };
        const body = { projectId, path: 'src/a.c', range, severity: 'high', ...said };

        const reported = await vireo.ask('POST', '/findings', { body });
        const at = `/findings/${reported.body.id}`;
        const commented = await vireo.ask('POST', `${at}/comments`, { body: { text: `${key} it is` } });
        const dismissed = await vireo.ask('POST', `${at}/dismiss`, { body: { reason: `${key} is old` } });

        const replies = [reported, commented, dismissed, await vireo.ask('GET', `${at}/history`)];
        assert.deepEqual(
          replies.map(({ status }) => status),
          [201, 201, 200, 200],
        );
        assert.ok(!JSON.stringify(replies.map((reply) => reply.body)).includes(key));
        assert.match(dismissed.body.reason, / is old$/);
      });

      it('are listed newest first, and nothing to another organization or a viewer', async () => {
        const { body } = await bring([{}]);
        vireo.clock.now += 1_000;
        await bring([]);

        const listed = (await vireo.ask('GET', `/findings/imports?projectId=${projectId}`)).body.items;
        const foreign = await vireo.ask('GET', `/findings/imports/${body.id}`, { as: 'foreign' });
        const intoForeign = await vireo.ask('POST', '/findings/imports', {
          as: 'foreign',
          body: { projectId, log: createLog([]) },
        });
        const viewer = await vireo.ask('POST', '/findings/imports', {
          as: 'viewer',
          body: { projectId, log: createLog([]) },
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
