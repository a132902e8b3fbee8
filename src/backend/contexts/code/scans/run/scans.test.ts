import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import { describe, it } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpScans, vulnerable } from './set-up-scans.test.ts';

describe('scans of a project', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpScans(open);
      const { scan, list, write } = stage;

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

        const types = () => stage.heard.flatMap((one) => ('type' in one && one.id === id ? [one.type] : []));
        await waitFor(() => types().includes('scan.done'), 'its end to be told');
        assert.deepEqual(types(), ['scan.created', 'scan.started', 'finding.reported', 'scan.done']);
        assert.ok(
          stage.heard.some(
            (one) => 'scan' in one && one.scan.scanId === id && one.scan.projectId === stage.projectId,
          ),
        );
      });

      it('count for health what is open, confirmed or in the baseline, and nothing that people have dismissed', async () => {
        const health = async () => (await stage.vireo.ask('GET', `/projects/${stage.projectId}/health`)).body;
        const clean = { score: 1, reasons: [] };
        const securityOf = ({ parts }: { parts: { id: string; score: number; reasons: object[] }[] }) =>
          parts.flatMap(({ id, score, reasons }) => (id === 'security' ? [{ score, reasons }] : []));
        await scan();
        const before = securityOf(await health());
        const [known] = await list('&ruleId=sql-injection');
        await stage.vireo.ask('POST', `/findings/${known?.id}/confirm`, { body: {} });
        await scan();
        const confirmed = securityOf(await health());
        for (const { id } of await list('&category=security'))
          await stage.vireo.ask('POST', `/findings/${id}/dismiss`, { body: { reason: 'Internal tool' } });
        write('src/users.ts', `// lines\n// more\n${vulnerable}`);
        await scan();
        const dismissed = securityOf(await health());
        await stage.vireo.ask('POST', `/findings/${known?.id}/reopen`, { body: {} });
        await scan();
        const reopened = securityOf(await health());

        assert.ok((before[0]?.score ?? 1) < 1);
        assert.deepEqual(confirmed, before);
        assert.deepEqual(dismissed, [clean]);
        assert.ok((reopened[0]?.score ?? 1) < 1);
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

      it('are listed newest first', async () => {
        const one = await scan();
        stage.vireo.clock.now += 1_000;
        const two = await scan();

        const { items } = (
          await stage.vireo.ask('GET', `/scanner/scans?projectId=${stage.projectId}&state=done`)
        ).body;

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
          const { body } = await stage.vireo.ask(
            'GET',
            `/scanner/scans?projectId=${stage.projectId}&whole=${query}`,
          );
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

        const { body } = await stage.vireo.ask('GET', `/scanner/inventory?projectId=${stage.projectId}`);
        const foreign = await stage.vireo.ask('GET', `/scanner/inventory?projectId=${stage.projectId}`, {
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
        const { body } = await stage.vireo.ask('GET', `/scanner/stack?projectId=${stage.projectId}`);
        await stage.vireo.ask('GET', `/scanner/inventory?projectId=${stage.projectId}`);
        diagnostics.unsubscribe('worker_threads', note);
        const foreign = await stage.vireo.ask('GET', `/scanner/stack?projectId=${stage.projectId}`, {
          as: 'foreign',
        });

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
