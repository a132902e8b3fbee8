import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { importAdvisories } from '../../../../workspace/dependencies/advisories/import-advisories.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const npmProject = path.join(import.meta.dirname, '../../../../../test/fixtures/dependencies/npm3');

const files = {
  'src/users.ts': `import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
express().get('/', async (req, res) => {
  res.json(await pool.query('select * from t where a = ' + req.query.a));
});
`,
  'src/keys.py': "password = 'Xk29fhQ27bnsAq81'\n",
  Dockerfile: 'FROM node:24\nUSER root\nCMD ["node", "."]\n',
  'main.go': 'package main\n\nfunc main() {}\n',
};

const advisory = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-11-01T00:00:00Z',
  summary: 'Slow on <b>long</b> texts',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'debug' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '4.0.0' }, { fixed: '4.3.5' }] }],
    },
  ],
};

describe('a run of the Security agent', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('over the API', () => {
      let folder: string;
      let advisoryDirectory: string;
      let vireo: TestApp;
      let projectId: string;

      beforeEach(async () => {
        const place = await mkdtemp(path.join(os.tmpdir(), 'vireo-security-'));
        folder = path.join(place, 'project');
        advisoryDirectory = path.join(place, 'advisories');
        await cp(npmProject, folder, { recursive: true });
        await mkdir(path.join(folder, 'src'), { recursive: true });
        for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
        vireo = await createTestApp(await open(), { agentWork: { advisoryDirectory } });
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
      });
      afterEach(async () => {
        await vireo.app.close();
        await rm(path.dirname(folder), { recursive: true });
      });

      async function bringAdvisories(): Promise<void> {
        const file = path.join(path.dirname(folder), 'advisory.json');
        await writeFile(file, JSON.stringify(advisory));
        await importAdvisories({
          folder: advisoryDirectory,
          source: file,
          now: new Date(vireo.clock.now),
        });
      }

      async function run(): Promise<string> {
        const { body } = await vireo.ask('POST', `/projects/${projectId}/requests`, {
          body: { agent: 'security' },
        });
        await waitFor(
          async () => {
            const { state, error } = (await vireo.ask('GET', `/requests/${body.id}`)).body;
            assert.notEqual(state, 'failed', error?.message);
            return state === 'done';
          },
          'the run to end',
          60_000,
        );
        return body.id;
      }

      const reportOf = async (id: string, format: string, as = 'org_admin') =>
        await vireo.ask('GET', `/requests/${id}/report?format=${format}`, { as });

      async function openFindings(): Promise<Map<string, string>> {
        const { body } = await vireo.ask('GET', `/findings?projectId=${projectId}&state=open&limit=200`);
        return new Map(
          body.items.map(({ ruleId, path: file }: { ruleId: string; path: string }) => [ruleId, file]),
        );
      }

      it('says what changed since the run before, of the same project alone', async () => {
        const markdownOf = async (id: string) => (await reportOf(id, 'markdown')).body.content as string;
        assert.doesNotMatch(await markdownOf(await run()), /Since the last run/);
        await writeFile(path.join(folder, 'src/keys.py'), 'import os\n\npassword = os.environ["PASSWORD"]\n');
        await writeFile(
          path.join(folder, 'src/load.py'),
          'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n',
        );

        const second = await markdownOf(await run());

        assert.match(second, /## Since the last run\n\n[^\n]*1 new finding, [1-9]\d* gone/);
        assert.match(second, /`src\/load\.py:5` unsafe-yaml-load/);
        assert.match(second, /`src\/keys\.py:1` /);
        assert.equal((await reportOf('none', 'summary')).status, 422);
      });

      it('sets aside what people have dismissed, of packages as well: no open finding, no point of health, each with its reason', async () => {
        await bringAdvisories();
        await run();
        const healthOf = async () => (await vireo.ask('GET', `/projects/${projectId}/health`)).body;
        const partOf = (
          { parts }: { parts: { id: string; score: number; reasons: object[] }[] },
          id: string,
        ) => parts.find((part) => part.id === id);
        const before = await healthOf();
        const { items } = (await vireo.ask('GET', `/findings?projectId=${projectId}&state=open&limit=200`))
          .body;
        const dismissed = items.filter(({ ruleId }: { ruleId: string }) =>
          ['sql-injection', 'dependency-vulnerable'].includes(ruleId),
        );
        for (const { id } of dismissed)
          await vireo.ask('POST', `/findings/${id}/dismiss`, { body: { reason: 'Behind the *firewall*' } });
        // The function round it gets another name, and its lines move.
        await writeFile(path.join(folder, 'src/users.ts'), `// moved\n${files['src/users.ts']}`);

        const request = await run();

        const after = await healthOf();
        const markdown: string = (await reportOf(request, 'markdown')).body.content;
        const [log] = JSON.parse((await reportOf(request, 'sarif')).body.content).runs;
        assert.equal(dismissed.length, 2);
        assert.ok((partOf(after, 'security')?.score ?? 0) > (partOf(before, 'security')?.score ?? 1));
        assert.equal(partOf(after, 'dependencies')?.score, 1);
        assert.doesNotMatch(JSON.stringify(after), /sql-injection|dependency-vulnerable/);
        const [, changes = '', still = ''] =
          /(## Since the last run.*?)(## What to do first.*?)### OWASP ASVS/s.exec(markdown) ?? [];
        assert.match(changes, /sql-injection/);
        assert.match(still, /Password in plain text/);
        assert.doesNotMatch(still, /sql-injection|Upgrade debug/);
        assert.match(markdown, /\n## What was set aside\n\n2 findings for a reason/);
        assert.match(markdown, /\n\| Behind the \\\*firewall\\\* \| dismissed by a person \| 2 \|\n/);
        const suppressed = log.results.filter((result: { suppressions?: object[] }) => result.suppressions);
        assert.deepEqual(
          suppressed.map(({ suppressions: [one] }: { suppressions: [object] }) => one),
          dismissed.map(() => ({
            kind: 'external',
            status: 'accepted',
            justification: 'Behind the *firewall*',
          })),
        );
        const kept = (await vireo.ask('GET', `/findings?projectId=${projectId}&state=dismissed`)).body.items;
        assert.deepEqual(
          kept.map(({ id, runId }: { id: string; runId: string }) => [id, runId]).sort(),
          dismissed.map(({ id }: { id: string }) => [id, request]).sort(),
        );
      });

      it('brings flaws of code, secrets, infrastructure and dependencies as findings, and in all three formats', async () => {
        await bringAdvisories();
        const id = await run();

        const kept = await openFindings();
        const markdown = (await reportOf(id, 'markdown')).body;
        const html = (await reportOf(id, 'html')).body;
        const sarif = (await reportOf(id, 'sarif')).body;
        assert.equal(kept.get('sql-injection'), 'src/users.ts');
        assert.equal(kept.get('image-runs-as-root'), 'Dockerfile');
        assert.equal(kept.get('dependency-vulnerable'), 'package.json');
        assert.equal(
          [...kept].some(([, file]) => file === 'src/keys.py'),
          true,
        );
        for (const rule of kept.keys()) {
          assert.ok(markdown.content.includes(`\`${rule}\``), rule);
          assert.ok(html.content.includes(`<code>${rule}</code>`), rule);
        }
        const [log] = JSON.parse(sarif.content).runs;
        assert.deepEqual(
          new Set(log.results.map(({ ruleId }: { ruleId: string }) => ruleId)),
          new Set(kept.keys()),
        );
        assert.equal(log.properties.advisories.newestAt, advisory.modified);
        assert.match(markdown.content, /Upgrade debug to 4\.3\.5/);
        assert.match(html.content, /Slow on &lt;b&gt;long&lt;\/b&gt; texts/);
        assert.match(markdown.content, /\| Go \| 3 \| for secrets alone; nothing else was assessed \|/);
        assert.match(markdown.content, /the newest of 2026-11-01 \(17 days old\)/);
        assert.deepEqual(
          { fileName: markdown.fileName, htmlMediaType: html.mediaType, sarifMediaType: sarif.mediaType },
          {
            fileName: 'security-report-2026-11-18.md',
            htmlMediaType: 'text/html; charset=utf-8',
            sarifMediaType: 'application/sarif+json',
          },
        );
      });

      it('says that vulnerabilities were not assessed without advisories, and leaves what it knew of them open', async () => {
        await bringAdvisories();
        await run();
        await rm(advisoryDirectory, { recursive: true });
        const id = await run();

        const { content } = (await reportOf(id, 'markdown')).body;
        assert.match(
          content,
          /Vulnerabilities were not looked for: there are no advisories of npm on this machine/,
        );
        assert.match(content, /A06\\?:2021 .*not assessed: packages were not compared with advisories/);
        assert.equal((await openFindings()).has('dependency-vulnerable'), true);
      });

      it('resolves a vulnerable package once it is upgraded', async () => {
        await bringAdvisories();
        await run();
        for (const name of ['package.json', 'package-lock.json']) {
          const file = path.join(folder, name);
          await writeFile(file, (await readFile(file, 'utf8')).replaceAll('4.3.4', '4.3.5'));
        }
        await run();

        assert.equal((await openFindings()).has('dependency-vulnerable'), false);
      });

      it('is one record with a scan that finds the same: both are named, and a decision on it holds', async () => {
        const scan = async () => {
          const { body } = await vireo.ask('POST', '/scanner/scan', { body: { projectId } });
          await waitFor(
            async () => (await vireo.ask('GET', `/scanner/scans/${body.id}`)).body.state === 'done',
            'the scan to end',
            60_000,
          );
        };
        const flaws = async (query = '') =>
          (await vireo.ask('GET', `/findings?projectId=${projectId}&ruleId=sql-injection${query}`)).body
            .items;
        const sourcesOf = ({ sources }: { sources: { title: string }[] }) =>
          sources.map(({ title }) => title);

        await run();
        await scan();
        const [flaw, ...twins] = await flaws();
        assert.deepEqual([sourcesOf(flaw), twins], [['Security agent', 'Vireo scan'], []]);
        assert.equal((await flaws('&source=scan'))[0].id, (await flaws('&source=security'))[0].id);
        assert.deepEqual(await flaws('&source=sca'), []);
        const { body: summary } = await vireo.ask('GET', `/findings/summary?projectId=${projectId}`);
        assert.deepEqual(summary.bySource.map(({ value }: { value: string }) => value).sort(), [
          'scan',
          'security',
        ]);

        await vireo.ask('POST', `/findings/${flaw.id}/dismiss`, { body: { reason: 'Constant' } });
        await run();
        await scan();
        assert.deepEqual(
          (await flaws()).map(({ id, state }: Record<string, string>) => [id, state]),
          [[flaw.id, 'dismissed']],
        );

        await vireo.ask('POST', `/findings/${flaw.id}/reopen`, { body: {} });
        await writeFile(path.join(folder, 'src/users.ts'), '');
        await scan();
        const [fixed] = await flaws();
        await run();
        const [later] = await flaws();
        assert.deepEqual([fixed.state, sourcesOf(fixed)], ['resolved', ['Security agent', 'Vireo scan']]);
        assert.equal(later.state, 'resolved');
      });

      it('is read by those who may read requests alone, in a format that there is', async () => {
        await rm(folder, { recursive: true });
        await mkdir(folder);
        const id = await run();

        assert.equal((await reportOf(id, 'html', 'foreign')).status, 404);
        assert.equal((await reportOf(id, 'pdf')).status, 422);
        assert.equal((await vireo.ask('GET', `/requests/${id}/report`)).body.format, 'markdown');
      });
    });
  });
});
