/** Flaws of packages that a scan records, beside those that the Security agent does. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { OsvServer } from '../../../../../test/support/osv-server.ts';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { importAdvisories } from '../../../../workspace/dependencies/advisories/import-advisories.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';
import type { Finding } from '../findings/findings.schema.ts';

const npmProject = path.join(import.meta.dirname, '../../../../../test/fixtures/dependencies/npm3');

const advisory = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-11-01T00:00:00Z',
  summary: 'Slow on long texts',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'debug' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '4.0.0' }, { fixed: '4.3.5' }] }],
    },
  ],
};

describe('a scan of a project with packages', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('over the API', () => {
      let place: string;
      let vireo: TestApp;
      let projectId: string;
      let scanner: WorkspaceScan;
      let osv: OsvServer;
      let osvUrl: string;

      before(() => {
        scanner = createWorkspaceScan({ jobs: 1 });
      });
      after(() => scanner.dispose());

      beforeEach(async () => {
        place = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-package-scans-')));
        cpSync(npmProject, path.join(place, 'project'), { recursive: true });
        write('src/fine.ts', 'export const one = 1;\n');
        // The suite's: its worker takes longer to start than to scan.
        const shared: WorkspaceScan = { ...scanner, workers: 0, dispose: async () => undefined };
        osv = new OsvServer();
        osvUrl = await osv.start();
        const agentWork = { scanner: shared, osvUrl, advisoryDirectory: path.join(place, 'advisories') };
        vireo = await createTestApp(await open(), { agentWork });
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: path.join(place, 'project') } });
      });
      afterEach(async () => {
        await vireo.app.close();
        await osv.stop();
        rmSync(place, { recursive: true });
      });

      function write(file: string, text: string): void {
        const absolute = path.join(place, 'project', file);
        mkdirSync(path.dirname(absolute), { recursive: true });
        writeFileSync(absolute, text);
      }

      function upgrade(): void {
        for (const file of ['package.json', 'package-lock.json']) {
          write(file, readFileSync(path.join(npmProject, file), 'utf8').replaceAll('4.3.4', '4.3.5'));
        }
      }

      async function bringAdvisories(): Promise<void> {
        const source = path.join(place, 'advisory.json');
        writeFileSync(source, JSON.stringify(advisory));
        const now = new Date(vireo.clock.now);
        await importAdvisories({ folder: path.join(place, 'advisories'), source, now });
      }

      async function waitUntilDone(address: string): Promise<Reply['body']> {
        let last: Reply | undefined;
        await waitFor(
          async () => {
            last = await vireo.ask('GET', address);
            assert.notEqual(last.body.state, 'failed', last.body.error?.message);
            return last.body.state === 'done';
          },
          `${address} to be done`,
          60_000,
        );
        return last?.body;
      }

      async function scan(body: object = {}): Promise<Reply['body']> {
        const reply = await vireo.ask('POST', '/scanner/scan', { body: { projectId, ...body } });
        assert.equal(reply.status, 202, JSON.stringify(reply.body));
        return (await waitUntilDone(`/scanner/scans/${reply.body.id}`)).result;
      }

      async function runAgent(input: object = {}): Promise<string> {
        const { body } = await vireo.ask('POST', `/projects/${projectId}/requests`, {
          body: { agent: 'security', input },
        });
        return (await waitUntilDone(`/requests/${body.id}`)).result;
      }

      async function flaws(query = ''): Promise<readonly Finding[]> {
        const address = `/findings?projectId=${projectId}&ruleId=dependency-vulnerable${query}`;
        return (await vireo.ask('GET', address)).body.items;
      }
      const told = (found: readonly Finding[]) => found.map(({ path: file, state }) => `${file}: ${state}`);

      it('records what advisories say, at the manifest, with why it matters, and resolves what is mended', async () => {
        await bringAdvisories();
        const first = await scan();
        const [flaw] = await flaws('&source=scan');
        upgrade();
        const again = await scan();

        assert.deepEqual(
          { path: flaw?.path, severity: flaw?.severity, isNew: flaw?.isNew },
          { path: 'package.json', severity: 'high', isNew: null },
        );
        assert.match(flaw?.message ?? '', /^debug 4\.3\.4: Slow on long texts .*fixed in 4\.3\.5\.$/);
        assert.match(flaw?.explanation ?? '', /The flaw is public/);
        assert.ok(first.bySeverity.some(({ severity }: { severity: string }) => severity === 'high'));
        assert.deepEqual(told(await flaws()), ['package.json: resolved']);
        assert.ok(again.resolved >= 1);
      });

      it('shares one record with the Security agent, decided on once', async () => {
        await bringAdvisories();
        await scan();
        const [before] = await flaws();
        await vireo.ask('POST', `/findings/${before?.id}/dismiss`, { body: { reason: 'Never reached' } });
        await runAgent();
        const found = await flaws();
        upgrade();
        await scan();
        const byScan = await flaws();

        assert.deepEqual(
          found.map(({ id, state, sources }) => [id, state, sources.map(({ source }) => source).sort()]),
          [[before?.id, 'dismissed', ['scan', 'security']]],
        );
        assert.deepEqual(told(byScan), ['package.json: dismissed']);
      });

      it('says that it did not look where there are no advisories, and takes nothing for mended then', async () => {
        await bringAdvisories();
        await scan();
        rmSync(path.join(place, 'advisories'), { recursive: true });
        upgrade();
        const blind = await scan();

        assert.match(
          blind.notes.join('\n'),
          /^Vulnerabilities were not looked for: there are no advisories of npm on this machine/m,
        );
        assert.deepEqual(told(await flaws()), ['package.json: open']);
      });

      it('asks the service about names and versions when it is told to, and says so', async () => {
        osv.knows(advisory);
        const { notes } = await scan({ advisories: 'online' });
        const report = await runAgent({ advisories: 'online' });

        assert.deepEqual(told(await flaws()), ['package.json: open']);
        assert.ok(
          notes.some((note: string) => note.startsWith(`Advisories: asked of ${osvUrl} at 20`)),
          notes,
        );
        assert.ok(report.includes('Advisories: asked of '), report);
        assert.deepEqual(
          [...new Set(osv.asked.map(({ path: asked }) => asked))],
          ['POST /v1/querybatch', 'POST /v1/query'],
        );
      });

      it('asks nobody otherwise', async () => {
        osv.knows(advisory);
        await scan();
        await runAgent();

        assert.deepEqual(osv.asked, []);
      });

      it('makes do with what was imported where the service cannot be asked, and says both', async () => {
        await bringAdvisories();
        osv.answer = () => 503;
        const { notes } = await scan({ advisories: 'online' });
        const report = await runAgent({ advisories: 'online' });

        assert.deepEqual(told(await flaws()), ['package.json: open']);
        const note = notes.find((each: string) => each.includes('answered 503')) ?? '';
        assert.match(
          note,
          /What is on this machine was used instead\. Advisories: 1 of npm, the newest of 2026-11-01/,
        );
        assert.match(report, /answered 503.*What is on this machine was used instead/);
      });

      it('keeps what it knew where neither is to be had', async () => {
        osv.knows(advisory);
        await scan({ advisories: 'online' });
        osv.answer = () => 503;
        upgrade();
        const { notes } = await scan({ advisories: 'online' });

        assert.match(notes.join('\n'), /answered 503.*Vulnerabilities were not looked for/);
        assert.deepEqual(told(await flaws()), ['package.json: open']);
      });

      it('leaves packages alone when it is asked for a part, or for other rules', async () => {
        await bringAdvisories();
        await scan();
        upgrade();
        await scan({ paths: ['src'] });
        await scan({ rules: ['sql-injection'] });
        const left = told(await flaws());
        await scan({ rules: ['dependencies'] });

        assert.deepEqual(left, ['package.json: open']);
        assert.deepEqual(told(await flaws()), ['package.json: resolved']);
      });

      it('keeps what the baseline knows as known, and what settings set aside as nothing', async () => {
        await bringAdvisories();
        await scan();
        const [{ fingerprint } = assert.fail('nothing was found')] = await flaws();
        const known = { within: '', text: '', words: [], before: '', after: '' };
        const entry = { path: 'package.json', rule: 'dependency-vulnerable', fingerprint, ...known };
        const baseline = { version: 1, salt: '0123456789abcdef', findings: [entry] };
        write('.vireo/baseline.json', JSON.stringify(baseline));
        await scan();
        const [kept] = await flaws();
        write('.vireo.yml', 'ignore: [{ rule: dependency-vulnerable, reason: Never reached }]\n');
        await scan();

        assert.deepEqual({ state: kept?.state, isNew: kept?.isNew }, { state: 'open', isNew: false });
        assert.deepEqual(told(await flaws()), ['package.json: resolved']);
      });

      it('goes on where a lock file is broken, and says which', async () => {
        await bringAdvisories();
        await scan();
        write('package-lock.json', '{\n  "lockfileVersion": 3,\n<<<<<<< ours\n');
        const broken = await scan();

        assert.match(broken.notes.join('\n'), /^package-lock\.json holds the marks of a merge conflict/m);
        assert.deepEqual(told(await flaws()), ['package.json: open']);
      });
    });
  });
});
