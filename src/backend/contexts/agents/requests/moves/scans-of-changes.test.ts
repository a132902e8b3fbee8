/** What Vireo changes itself is scanned: after an agent's fix all figures of findings and health say the same. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { healthText } from '../../../../../domain/figures/health-score.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { load, token } from '../../../../testing/agents/set-up-development.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

/** No fix is known for these: they stay. */
const unfixable = `const express = require('express');
const app = express();
app.get('/a', (req, res) => res.send(eval(req.query.a)));
app.get('/b', (req, res) => res.send(eval(req.query.b)));
`;

interface Shown {
  readonly open: number;
  readonly health: string;
}

describe('after the fixes of an agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let folder: string;
    let dataDirectory: string;
    let projectId: string;

    beforeEach(async () => {
      folder = await realpath(await mkdtemp(path.join(tmpdir(), 'vireo-changes-')));
      await Promise.all([
        writeFile(path.join(folder, 'load.py'), load),
        writeFile(path.join(folder, 'token.js'), token),
        writeFile(path.join(folder, 'unfixable.js'), unfixable),
      ]);
      dataDirectory = await mkdtemp(path.join(tmpdir(), 'vireo-data-'));
      vireo = await createTestApp(await open(), { agentWork: { dataDirectory } });
      ({ projectId } = await vireo.createProject());
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
    });

    afterEach(async () => {
      await vireo.app.close();
      await Promise.all([folder, dataDirectory].map((each) => rm(each, { recursive: true, force: true })));
    });

    async function get(route: string) {
      const { status, body } = await vireo.ask('GET', route);
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    }

    async function wait(route: string, state: string) {
      await waitFor(async () => (await get(route)).state === state, `${route} to be ${state}`);
    }

    /** No scan of the project waits or runs any more. */
    async function settle(scans: number): Promise<void> {
      await waitFor(async () => {
        const { items } = await get(`/scanner/scans?projectId=${projectId}`);
        return items.length === scans && items.every(({ state }: { state: string }) => state === 'done');
      }, `${scans} scans to be done`);
    }

    /** The figures of each surface; the test fails where two of them differ. */
    async function shown(): Promise<Shown> {
      const [summary, { items: scores }, { score }] = await Promise.all([
        get(`/findings/summary?projectId=${projectId}&state=open&state=accepted`),
        get('/health-scores'),
        get(`/projects/${projectId}/health`),
      ]);
      const [own] = scores;
      const counted = Object.values<number>(own.findings).reduce((sum, count) => sum + count, 0);
      assert.equal(counted, summary.total, 'Dashboard and list');
      assert.equal(healthText(own.score), healthText(score), 'Dashboard and status bar');
      const chat = await openChat(vireo.app);
      const [findings, health] = [
        await chat.ask('How many findings are open?'),
        await chat.ask('How healthy is the code?'),
      ];
      await chat.cut();
      assert.match(findings.text, new RegExp(`\\b${summary.total}\\b`), `coach and list: ${findings.text}`);
      assert.ok(health.text.includes(healthText(score)), `coach and status bar: ${health.text}`);
      return { open: summary.total, health: healthText(score) };
    }

    it('findings, health, Dashboard and coach say the same, and so they do once the fixes are undone', async () => {
      await vireo.ask('POST', '/scanner/scan', { body: { projectId } });
      await settle(1);
      const before = await shown();

      const { body: asked } = await vireo.ask('POST', `/projects/${projectId}/requests`, {
        body: { agent: 'development', input: {} },
      });
      await wait(`/requests/${asked.id}`, 'waiting');
      const { question } = await get(`/requests/${asked.id}`);
      await vireo.ask('POST', `/requests/${asked.id}/answer`, {
        body: { approved: true, payload: { accepted: question.payload.accepted } },
      });
      await wait(`/requests/${asked.id}`, 'done');
      assert.match(await readFile(path.join(folder, 'load.py'), 'utf8'), /safe_load/);
      await settle(2);
      const fixed = await shown();

      assert.ok(fixed.open < before.open, `${before.open} findings, then ${fixed.open}`);
      assert.ok(fixed.health > before.health, `${before.health}, then ${fixed.health}`);

      await vireo.ask('POST', `/requests/${asked.id}/restore`);
      await settle(3);
      assert.deepEqual(await shown(), before);
    });
  });
});
