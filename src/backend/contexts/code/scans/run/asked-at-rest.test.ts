/** After a rest no work process runs: what is asked for is taken at once, and started by its job. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Work } from '../../../../platform/work/work.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

describe('a scan and an agent that are asked for after a rest', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    it('are taken without the work process, which is asked where the folder is not there', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'vireo-rest-'));
      const asked: string[] = [];
      const work = {
        run: async ({ kind }: { kind: string }, { signal }: { signal: AbortSignal }) => {
          asked.push(kind);
          signal.throwIfAborted();
          return await new Promise<never>((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        },
        ask: async ({ kind }: { kind: string }) => {
          asked.push(kind);
          throw new Error('The work process was asked.');
        },
        close: () => undefined,
      } as unknown as Work;
      const vireo = await createTestApp(await open(), { work });
      try {
        const { projectId } = await vireo.createProject();
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });

        const scan = await vireo.ask('POST', '/scanner/scan', { body: { projectId } });
        const agent = await vireo.ask('POST', `/projects/${projectId}/requests`, {
          body: { agent: 'security' },
        });
        assert.deepEqual([scan.status, agent.status, asked.includes('check-scan')], [202, 202, false]);
        rmSync(folder, { recursive: true });
        const gone = await vireo.ask('POST', '/scanner/scan', { body: { projectId, trusted: true } });
        assert.deepEqual([gone.status, asked.includes('check-scan')], [500, true]);
      } finally {
        await vireo.close();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
});
