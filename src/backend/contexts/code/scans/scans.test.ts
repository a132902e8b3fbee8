import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import type { Notification } from '../../../../contract/events.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { migrations } from '../../../migrations/index.ts';
import { createEventHub } from '../../../platform/events/event-hub.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';
import type { Finding } from '../findings/findings.schema.ts';

const vulnerable = `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
express().get('/', async (req, res) => {
  res.json(await pool.query('select * from t where a = ' + req.query.a));
});
`;

const ownRule = `id: own-rule
title: Legacy client
category: quality
languages: [script]
severity: medium
confidence: high
cwe: []
owasp: []
tags: [ours]
message: "\`{name}\` is going away."
why: The client goes away in March, and nobody mends it until then.
fix: Use the new client, it takes the same arguments.
references: [https://example.org/wiki/clients]
match:
  - call: [legacy.connect]
examples:
  script:
    bad:
      - "import * as legacy from 'legacy';\\nlegacy.connect();\\n"
      - "import { connect } from 'legacy';\\nconnect();\\n"
    good:
      - "import * as legacy from 'modern';\\nlegacy.connect();\\n"
      - "const connect = () => 1;\\nconnect();\\n"
`;

/** So many packages, which the first of them needs. */
function largeLockFile(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `package-${index}`);
  const needed = Object.fromEntries(names.slice(1).map((name) => [name, '^1.0.0']));
  const packages = names.map((name, index) => [
    `node_modules/${name}`,
    { version: '1.0.0', license: 'MIT', ...(index === 0 && { dependencies: needed }) },
  ]);
  const root = { name: 'large', dependencies: { 'package-0': '^1.0.0' } };
  return JSON.stringify(
    { lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(packages) } },
    null,
    2,
  );
}

/** The real scan, held back until the test lets it go. */
function createHeldScanner(scanner: WorkspaceScan) {
  const waiting: (() => void)[] = [];
  let holds = false;
  let afterwards = (): void => undefined;
  const held: WorkspaceScan = {
    workers: 0,
    // The suite's: its worker takes longer to start than to scan.
    dispose: async () => undefined,
    async scan(roots, request) {
      if (holds) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          request?.signal?.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      const result = await scanner.scan(roots, request);
      afterwards();
      return result;
    },
  };
  return {
    held,
    running: () => waiting.length,
    hold: () => {
      holds = true;
    },
    /** Between the end of a scan and what is made of it. */
    onceScanned: (work: () => void) => {
      afterwards = work;
    },
    release: () => {
      holds = false;
      for (const go of waiting.splice(0)) go();
    },
  };
}

describe('scans of a project', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      let vireo: TestApp;
      let projectId: string;
      let folder: string;
      let gate: ReturnType<typeof createHeldScanner>;
      let scanner: WorkspaceScan;
      let heard: Notification[];
      let hub: ReturnType<typeof createEventHub>;

      before(() => {
        scanner = createWorkspaceScan({ jobs: 1 });
      });
      after(() => scanner.dispose());

      beforeEach(async () => {
        folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-scans-')));
        write('src/users.ts', vulnerable);
        write('src/fine.ts', 'export const one = 1;\n');
        gate = createHeldScanner(scanner);
        hub = createEventHub();
        heard = [];
        vireo = await createTestApp(await open(), { agentWork: { scanner: gate.held }, hub });
        hub.subscribe(vireo.owner.organizationId, (notification) => heard.push(notification));
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
      });

      afterEach(async () => {
        gate.release();
        await vireo.app.close();
        rmSync(folder, { recursive: true, force: true });
      });

      function write(file: string, text: string): void {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }

      async function ask(body: object = {}, as = 'org_admin'): Promise<Reply> {
        return await vireo.ask('POST', '/scanner/scan', { as, body: { projectId, ...body } });
      }

      async function waitForState(id: string, state: string): Promise<Reply['body']> {
        let last: Reply | undefined;
        await waitFor(async () => {
          last = await vireo.ask('GET', `/scanner/scans/${id}`);
          return last.body.state === state;
        }, `the scan to be ${state}`);
        return last?.body;
      }

      async function scan(body: object = {}): Promise<Reply['body']> {
        const reply = await ask(body);
        assert.equal(reply.status, 202, JSON.stringify(reply.body));
        return await waitForState(reply.body.id, 'done');
      }

      async function list(query = ''): Promise<Finding[]> {
        return (await vireo.ask('GET', `/findings?projectId=${projectId}&source=scan${query}`)).body.items;
      }

      it('are accepted as a job, and keep what they find under their own source', async () => {
        const done = await scan();

        const found = await list();
        const flaw = found.find(({ ruleId }) => ruleId === 'sql-injection');
        assert.deepEqual(
          {
            path: flaw?.path,
            sourceTitle: flaw?.sourceTitle,
            runId: flaw?.runId,
            state: flaw?.state,
            isNew: flaw?.isNew,
          },
          { path: 'src/users.ts', sourceTitle: 'Vireo scan', runId: done.id, state: 'open', isNew: null },
        );
        assert.equal(done.result.files, 2);
        assert.equal(done.result.added, found.length);
        assert.equal(done.result.bySeverity[0].severity, 'critical');
      });

      it('keep how much a comment suppresses, by area', async () => {
        const query = '  res.json(await';
        const comment = '  // vireo: ignore[sql-injection] the value is checked by the router';
        write('src/users.ts', vulnerable.replace(query, `${comment}\n${query}`));

        const { result } = await scan();

        assert.deepEqual(result.suppressedByArea, [{ area: 'security', count: 1 }]);
        assert.equal(result.suppressed, 1);
      });

      it('are heard of over the events: their steps, their end, and what they brought', async () => {
        const { id } = await scan();

        const types = () => heard.flatMap((one) => ('type' in one && one.id === id ? [one.type] : []));
        await waitFor(() => types().includes('scan.done'), 'its end to be told');
        assert.deepEqual(types(), ['scan.created', 'scan.started', 'finding.reported', 'scan.done']);
        assert.ok(
          heard.some((one) => 'scan' in one && one.scan.scanId === id && one.scan.projectId === projectId),
        );
      });

      it('resolve what is mended, and leave other sources alone', async () => {
        await scan();
        const [before] = await list('&ruleId=sql-injection');
        write('src/users.ts', 'export const two = 2;\n');
        const again = await scan();
        const [after] = await list('&ruleId=sql-injection');

        assert.deepEqual({ id: after?.id, state: after?.state }, { id: before?.id, state: 'resolved' });
        assert.ok(again.result.resolved >= 1);
      });

      const handler = (
        name: string,
        query: string,
        above = '',
      ) => `${above}export async function ${name}(req, res) {
  const answer = await pool.query(${query});
  return res.json(answer.rows);
}
`;
      const head = `import { Pool } from 'pg';\nconst pool = new Pool();\n`;

      it('keep a decision where the function round it has another name, and its lines have moved', async () => {
        const query = "'select * from users where name = ' + req.query.name";
        write('src/users.ts', head + handler('findUser', query));
        await scan();
        const [known] = await list('&ruleId=sql-injection');
        await vireo.ask('POST', `/findings/${known?.id}/dismiss`, { body: { reason: 'Internal tool' } });

        write('src/users.ts', head + handler('findUserByName', query, 'const limit = 10;\n\n'));
        const renamed = await scan();
        const after = await list('&ruleId=sql-injection');
        const broken = query.replace('+ ', '+\n    ');
        write('src/users.ts', head + handler('findUserByName', `\n    ${broken},\n  `));
        const again = await scan();
        const formatted = await list('&ruleId=sql-injection');

        assert.deepEqual(
          after.map(({ id, state, reason }) => [id, state, reason]),
          [[known?.id, 'dismissed', 'Internal tool']],
        );
        assert.notEqual(after[0]?.fingerprint, known?.fingerprint);
        assert.equal(after[0]?.range.startLine, (known?.range.startLine ?? 0) + 2);
        assert.deepEqual(
          formatted.map(({ id, state }) => [id, state]),
          [[known?.id, 'dismissed']],
        );
        assert.deepEqual([renamed.result.added, again.result.added, again.result.resolved], [0, 0, 0]);
      });

      it('take another flaw in a new function for another one, whatever was decided on the first', async () => {
        write(
          'src/users.ts',
          head + handler('findUser', "'select * from users where name = ' + req.query.name"),
        );
        await scan();
        const [known] = await list('&ruleId=sql-injection');
        await vireo.ask('POST', `/findings/${known?.id}/dismiss`, { body: { reason: 'Internal tool' } });

        write('src/users.ts', head + handler('dropTable', '`drop table ${req.params.table} cascade`'));
        await scan();

        const states = (await list('&ruleId=sql-injection')).map(({ state }) => state).sort();
        assert.deepEqual(states, ['dismissed', 'open']);
      });

      it('are of parts, and by rules: what was not asked for stays as it is', async () => {
        write('lib/more.ts', vulnerable);
        await scan();
        write('lib/more.ts', '');
        write('src/users.ts', '');

        const part = await scan({ paths: ['src/', './src'] });
        await scan({ paths: ['lib'], rules: ['weak-*'] });

        const states = (await list('&ruleId=sql-injection&sort=path')).map(({ path: file, state }) => [
          file,
          state,
        ]);
        assert.deepEqual(part.paths, ['src']);
        assert.deepEqual(states, [
          ['lib/more.ts', 'open'],
          ['src/users.ts', 'resolved'],
        ]);
      });

      it('take a copy in a part that was asked for as new, and leave the known one its decision', async () => {
        await scan();
        const [known] = await list('&ruleId=sql-injection');
        await vireo.ask('POST', `/findings/${known?.id}/dismiss`, { body: { reason: 'Internal tool' } });
        write('src/public-api.ts', vulnerable);

        await scan({ paths: ['src/public-api.ts'] });

        const found = await list('&ruleId=sql-injection&sort=path');
        assert.deepEqual(
          found.map(({ path: file, state, reason }) => [file, state, reason]),
          [
            ['src/public-api.ts', 'open', null],
            ['src/users.ts', 'dismissed', 'Internal tool'],
          ],
        );
      });

      it('are refused at once for rules and paths that there are not, with the nearest that there are', async () => {
        write('.vireo/rules/own-rule.yml', ownRule);
        symlinkSync(tmpdir(), path.join(folder, 'away'));
        const refused = await ask({
          paths: ['src', 'away', 'src/usres.ts', 'nowhere/at/all'],
          rules: ['sql-injecton', 'weak-*', '!xyzzy', 'own-rulle', 'own-rule', 'dependency-vulnerable'],
        });
        const listed = await vireo.ask('GET', '/scanner/scans');

        assert.equal(refused.status, 422);
        assert.deepEqual(refused.body.error.details, [
          { field: 'paths.1', issue: "away leads out of the project's folder." },
          { field: 'paths.2', issue: 'src/usres.ts is not in the project. Did you mean src/users.ts?' },
          { field: 'paths.3', issue: 'nowhere/at/all is not in the project.' },
          {
            field: 'rules.0',
            issue: 'there is no rule "sql-injecton"; did you mean sql-injection, nosql-injection?',
          },
          { field: 'rules.2', issue: 'there is no rule "xyzzy"; "vireo rules list" shows all.' },
          { field: 'rules.3', issue: 'there is no rule "own-rulle"; did you mean own-rule?' },
        ]);
        assert.deepEqual(listed.body.items, []);
      });

      it('leave out settings and rules of a folder that the client says is not trusted, and of no other', async () => {
        write('.vireo.yml', "exclude: ['src/users.ts']\n");
        write('.vireo/rules/own-rule.yml', ownRule);
        const files = async (body: object) => {
          const done = await scan(body);
          return [done.result.files, (await list('&state=open&ruleId=sql-injection')).length];
        };

        const untrusted = await files({ trusted: false });
        const trusted = await files({ trusted: true });
        const unsaid = await files({});
        const ofOwnRule = [];
        for (const trust of [{ trusted: false }, { trusted: true }, {}])
          ofOwnRule.push((await ask({ rules: ['own-rule'], ...trust })).status);

        assert.equal(untrusted[1], 1);
        assert.deepEqual(
          { trusted, unsaid },
          { trusted: [untrusted[0] - 1, trusted[1]], unsaid: [untrusted[0] - 1, trusted[1]] },
        );
        assert.deepEqual(ofOwnRule, [422, 202, 202]);
      });

      it('are others where the client says otherwise whether the folder is trusted', async () => {
        gate.hold();
        const asked = [];
        for (const body of [{ trusted: true }, { trusted: false }, {}, { trusted: true }, { trusted: false }])
          asked.push((await ask(body)).body.id);
        const sameId = await ask({ id: asked[0], trusted: false });

        assert.equal(new Set(asked).size, 3);
        assert.deepEqual(asked.slice(3), asked.slice(0, 2));
        assert.deepEqual(
          { status: sameId.status, code: sameId.body.error.code },
          { status: 409, code: 'id_taken' },
        );
      });

      it('are refused at once where the folder is gone, and answered the same when they are asked for again', async () => {
        const id = '0197a3c2-0000-7000-8000-00000000c0de';
        const first = await ask({ id, paths: ['src'] });
        await waitForState(first.body.id, 'done');
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: path.join(folder, 'gone') } });

        const gone = await ask();
        const again = await ask({ id, paths: ['src'] });

        assert.equal(gone.status, 409);
        assert.match(gone.body.error.message, /no folder .*gone/);
        assert.deepEqual(
          { status: again.status, id: again.body.id, state: again.body.state },
          { status: 202, id, state: 'done' },
        );
      });

      it('fail, and say why, where what was asked for goes while they wait', async () => {
        gate.hold();
        const first = await ask({ paths: ['src/fine.ts'] });
        await waitFor(() => gate.running() === 1, 'the first to run');
        const second = await ask({ paths: ['src/users.ts'] });
        rmSync(path.join(folder, 'src/users.ts'));
        gate.release();
        await waitForState(first.body.id, 'done');
        const failed = await waitForState(second.body.id, 'failed');

        assert.match(failed.error.message, /src\/users\.ts is not in the project/);
      });

      it('are refused at once for a path that leads out by its very words', async () => {
        const replies = [];
        for (const wanted of ['/etc', '..', '../other', 'src/../../other', 'C:\\Windows', '\\\\host\\share'])
          replies.push(await ask({ paths: ['src', wanted] }));
        const inside = await ask({ paths: ['src/../src'] });

        assert.deepEqual(
          replies.map(({ status }) => status),
          replies.map(() => 422),
        );
        assert.match(replies[0]?.body.error.details[0].issue, /relative to the project's folder/);
        assert.equal(inside.status, 202);
        await waitForState(inside.body.id, 'done');
      });

      it('fail by settings that are wrong, as on the command line, and change nothing of what is kept', async () => {
        write('.vireo.yml', "ignore: [{ rule: sql-injection, reason: 'Behind the firewall' }]\n");
        await scan();
        const before = await list();
        write(
          '.vireo.yml',
          `ignore: [{ rule: sql-injection, reason: 'Behind the firewall' }]\nseverityy: low\n`,
        );
        const failed = await waitForState((await ask()).body.id, 'failed');
        const stack = await vireo.ask('GET', `/scanner/stack?projectId=${projectId}`);

        assert.match(failed.error.message, /^\.vireo\.yml:2: severityy: there is no such setting/);
        assert.deepEqual(await list(), before);
        assert.equal(stack.status, 409);
        assert.match(stack.body.error.message, /^\.vireo\.yml:2: severityy/);
      });

      it('count for health what is open, accepted or in the baseline, and nothing that people have dismissed', async () => {
        const health = async () => (await vireo.ask('GET', `/projects/${projectId}/health`)).body;
        const clean = { score: 1, reasons: [] };
        const securityOf = ({ parts }: { parts: { id: string; score: number; reasons: object[] }[] }) =>
          parts.flatMap(({ id, score, reasons }) => (id === 'security' ? [{ score, reasons }] : []));
        await scan();
        const before = securityOf(await health());
        const [known] = await list('&ruleId=sql-injection');
        await vireo.ask('POST', `/findings/${known?.id}/accept`, { body: {} });
        await scan();
        const accepted = securityOf(await health());
        for (const { id } of await list('&category=security'))
          await vireo.ask('POST', `/findings/${id}/dismiss`, { body: { reason: 'Internal tool' } });
        write('src/users.ts', `// lines\n// more\n${vulnerable}`);
        await scan();
        const dismissed = securityOf(await health());
        await vireo.ask('POST', `/findings/${known?.id}/reopen`, { body: {} });
        await scan();
        const reopened = securityOf(await health());

        assert.ok((before[0]?.score ?? 1) < 1);
        assert.deepEqual(accepted, before);
        assert.deepEqual(dismissed, [clean]);
        assert.ok((reopened[0]?.score ?? 1) < 1);
      });

      /** Answers a millisecond that the backend gives while somebody asks as fast as it answers. */
      async function rateOfAnswers(goesOn: (answered: number) => boolean): Promise<number> {
        const startedAt = performance.now();
        let answered = 0;
        for (; goesOn(answered); answered += 1) {
          const { statusCode } = await vireo.app.inject({ url: '/health', headers: { host: '127.0.0.1' } });
          assert.equal(statusCode, 200);
          await new Promise((resolve) => setImmediate(resolve));
        }
        return answered / (performance.now() - startedAt);
      }

      it('leave the backend free for others while the health of what they have scanned is measured', async () => {
        write('package.json', JSON.stringify({ name: 'large', dependencies: { 'package-0': '^1.0.0' } }));
        write('package-lock.json', largeLockFile(10_000));
        const measuring = Promise.withResolvers<void>();
        let isOver = false;
        gate.onceScanned(measuring.resolve);
        hub.subscribe(vireo.owner.organizationId, (one) => {
          if ('type' in one && (one.type === 'scan.done' || one.type === 'scan.failed')) isOver = true;
        });
        const idle = await rateOfAnswers((answered) => answered < 500);
        const { body } = await ask();
        await measuring.promise;

        const busy = await rateOfAnswers(() => !isOver);
        const { state, result } = (await vireo.ask('GET', `/scanner/scans/${body.id}`)).body;
        assert.equal(state, 'done');
        assert.doesNotMatch(JSON.stringify(result.notes), /Health was not measured/);
        // Measured in the backend's own thread, one of forty is left.
        assert.ok(busy > idle / 8, `${busy} answers a millisecond, ${idle} when nothing is measured`);
      });

      it('keep what they find where health cannot be measured, and say so', async () => {
        gate.onceScanned(() => rmSync(folder, { recursive: true }));
        const done = await scan();
        const health = await vireo.ask('GET', `/projects/${projectId}/health`);

        assert.equal((await list('&ruleId=sql-injection')).length, 1);
        assert.match(done.result.notes[0], /^Health was not measured: measuring it failed: ENOENT.*\.$/);
        assert.equal(health.body.score, null);
      });

      it('are one while the same is asked for again, and another afterwards', async () => {
        write('package.json', '{}');
        gate.hold();
        const first = await ask({ paths: ['src', 'package.json'] });
        const same = await ask({ paths: ['./package.json', 'src/', 'src'] }, 'user');
        const other = await ask();
        gate.release();
        await waitForState(first.body.id, 'done');
        await waitForState(other.body.id, 'done');
        const later = await ask();
        await waitForState(later.body.id, 'done');

        assert.equal(same.body.id, first.body.id);
        assert.notEqual(other.body.id, first.body.id);
        assert.notEqual(later.body.id, other.body.id);
      });

      it('run one at a time, as is set, and the others wait', async () => {
        gate.hold();
        const first = await ask({ paths: ['src/users.ts'] });
        const second = await ask({ paths: ['src/fine.ts'] });
        await waitFor(() => gate.running() === 1, 'one scan to run');
        await waitForState(first.body.id, 'running');

        assert.equal((await vireo.ask('GET', `/scanner/scans/${second.body.id}`)).body.state, 'queued');
        gate.release();
        await waitForState(second.body.id, 'done');
      });

      it('are cancelled while they wait and while they run, and bring nothing then', async () => {
        gate.hold();
        const running = await ask();
        const waiting = await ask({ paths: ['src'] });
        await waitFor(() => gate.running() === 1, 'the first to run');

        const cancelled = await Promise.all(
          [waiting, running].map(({ body }) => vireo.ask('POST', `/scanner/scans/${body.id}/cancel`)),
        );
        const again = await vireo.ask('POST', `/scanner/scans/${running.body.id}/cancel`);
        gate.release();
        const fresh = await scan();
        const late = await vireo.ask('POST', `/scanner/scans/${fresh.id}/cancel`);

        assert.deepEqual(
          cancelled.map(({ status, body }) => [status, body.state]),
          [
            [200, 'cancelled'],
            [200, 'cancelled'],
          ],
        );
        assert.deepEqual({ again: again.status, late: late.status }, { again: 200, late: 409 });
        assert.ok((await list()).every(({ runId }) => runId === fresh.id));
      });

      it('tell what is new since the baseline, and what it knows', async () => {
        await scan();
        const [known] = await list('&ruleId=sql-injection');
        const keys = { within: '', text: '', words: [], before: '', after: '' };
        const entry = {
          path: 'src/users.ts',
          rule: 'sql-injection',
          fingerprint: known?.fingerprint,
          ...keys,
        };
        write(
          '.vireo/baseline.json',
          JSON.stringify({ version: 1, salt: '0'.repeat(32), findings: [entry] }),
        );
        write('src/late.ts', vulnerable);

        const done = await scan();

        const flags = (await list('&ruleId=sql-injection&sort=path')).map(({ path: file, isNew }) => [
          file,
          isNew,
        ]);
        assert.deepEqual(
          flags,
          [
            ['src/late.ts', true],
            ['src/users.ts', false],
          ],
          JSON.stringify(done.result.notes),
        );
        assert.equal((await list('&isNew=false')).length, 1);
      });

      it('refuse a project without a folder, an archived one, a viewer, and another organization', async () => {
        const bare = await vireo.createProject();
        const noFolder = await ask({ projectId: bare.projectId });
        await vireo.ask('PATCH', `/projects/${bare.projectId}`, { body: { archived: true } });
        const archived = await ask({ projectId: bare.projectId });
        const viewer = await ask({}, 'viewer');
        const foreign = await ask({}, 'foreign');
        const done = await scan();
        const seen = await vireo.ask('GET', `/scanner/scans/${done.id}`, { as: 'foreign' });
        const listed = await vireo.ask('GET', '/scanner/scans', { as: 'foreign' });

        assert.deepEqual(
          [noFolder, archived, viewer, foreign, seen].map(({ status }) => status),
          [409, 409, 403, 404, 404],
        );
        assert.deepEqual(listed.body.items, []);
      });

      it('are listed newest first', async () => {
        const one = await scan();
        vireo.clock.now += 1_000;
        const two = await scan();

        const { items } = (await vireo.ask('GET', `/scanner/scans?projectId=${projectId}&state=done`)).body;

        assert.deepEqual(
          items.map(({ id }: { id: string }) => id),
          [two.id, one.id],
        );
      });

      it('are listed apart: those of the whole project, and those of parts of it', async () => {
        write('a.ts', '');
        const whole = await scan();
        const part = await scan({ paths: ['a.ts'] });
        const idsOf = async (query: string): Promise<string[]> => {
          const { body } = await vireo.ask('GET', `/scanner/scans?projectId=${projectId}&whole=${query}`);
          return body.items.map(({ id }: { id: string }) => id);
        };

        assert.deepEqual(await idsOf('true'), [whole.id]);
        assert.deepEqual(await idsOf('false'), [part.id]);
      });

      it('stand beside the inventory: what the project is built on, direct or not', async () => {
        const lock = {
          name: 'app',
          lockfileVersion: 3,
          packages: {
            '': { name: 'app', version: '1.0.0', dependencies: { a: '^1.0.0' } },
            'node_modules/a': { version: '1.2.0', license: 'MIT', dependencies: { b: '2.0.0' } },
            'node_modules/b': { version: '2.0.0', hasInstallScript: true },
          },
        };
        write('package-lock.json', JSON.stringify(lock));
        write(
          'package.json',
          JSON.stringify({ name: 'app', version: '1.0.0', dependencies: { a: '^1.0.0' } }),
        );
        write('broken/package-lock.json', '{');
        write('go.mod', 'module app\nrequire a.org/a v1.0.0\nrequire b.org/b v1.0.0 // indirect\n');

        const { body } = await vireo.ask('GET', `/scanner/inventory?projectId=${projectId}`);
        const foreign = await vireo.ask('GET', `/scanner/inventory?projectId=${projectId}`, {
          as: 'foreign',
        });

        const all = body.graphs.flatMap(({ packages }: { packages: Record<string, unknown>[] }) => packages);
        const packages = all.map((one: Record<string, unknown>) => [
          one['name'],
          one['version'],
          one['isDirect'],
          one['hasInstallScript'],
        ]);
        assert.deepEqual(packages, [
          ['a', '1.2.0', true, false],
          ['b', '2.0.0', false, true],
          ['a.org/a', 'v1.0.0', true, false],
          ['b.org/b', 'v1.0.0', false, false],
        ]);
        assert.equal(body.graphs[0].packages[0].purl, 'pkg:npm/a@1.2.0');
        assert.equal(body.problems[0].file, 'broken/package-lock.json');
        assert.equal(foreign.status, 404);
      });

      it('stand beside the stack: what the project is made of, with the evidence', async () => {
        write('package.json', JSON.stringify({ name: 'shop', dependencies: { express: '^5.0.0' } }));

        const threads: unknown[] = [];
        const note = (thread: unknown) => void threads.push(thread);
        diagnostics.subscribe('worker_threads', note);
        const { body } = await vireo.ask('GET', `/scanner/stack?projectId=${projectId}`);
        await vireo.ask('GET', `/scanner/inventory?projectId=${projectId}`);
        diagnostics.unsubscribe('worker_threads', note);
        const foreign = await vireo.ask('GET', `/scanner/stack?projectId=${projectId}`, { as: 'foreign' });

        const express = body.technologies.find(({ id }: { id: string }) => id === 'express');
        assert.deepEqual(
          {
            firstPackagesName: body.packages[0].name,
            firstLanguagesName: body.languages[0].name,
            category: express.category,
            file: express.evidence[0].file,
          },
          {
            firstPackagesName: 'shop',
            firstLanguagesName: 'TypeScript',
            category: 'framework',
            file: 'package.json',
          },
        );
        assert.equal(foreign.status, 404);
        assert.equal(threads.length, 2, 'each is read by a thread of its own');
      });
    });
  });
});
