/** The real work process, killed at a message that it sends: in the middle of a run, at a question, and at its last word. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { canReadProcesses, findWorkProcess } from '../../../../../test/support/work-process.ts';
import { type FromWork, fromWorkSchema } from '../../../../contract/work/work-messages.ts';
import { migrations } from '../../../migrations/index.ts';
import { type Work, WorkClient } from '../../../platform/work/work.ts';
import { startWorkProcess } from '../../../platform/work/work-process.ts';
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

type FoundFlaw = Pick<Finding, 'ruleId' | 'category' | 'fingerprint' | 'state' | 'range'> & {
  readonly file: string;
};

interface Cold {
  readonly outcome: unknown;
  readonly found: readonly FoundFlaw[];
}

interface Kill {
  readonly at: FromWork['type'];
  /** The process was dead before the message had left it. */
  readonly isUnsent?: true;
}

/** The answer to the question whether a scan's rules and paths are there is a list. */
function isOfJob(message: FromWork, type: FromWork['type'] | undefined): boolean {
  return message.type === type && !(message.type === 'done' && Array.isArray(message.result));
}

/** Work in the real process, which can be killed. */
class KilledWork {
  readonly work: Work;
  #next: Kill | undefined;

  constructor(scanCacheDirectory: string) {
    this.work = new WorkClient({
      settings: { scanCacheDirectory },
      start: ({ onMessage, onEnd }) =>
        startWorkProcess({ onEnd, onMessage: (message) => this.#take(message, onMessage) }),
      onFault: () => undefined,
    });
  }

  get isKillDue(): boolean {
    return this.#next !== undefined;
  }

  killOnce(kill: Kill): void {
    this.#next = kill;
  }

  kill(): void {
    const pid = findWorkProcess(process.pid);
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
  }

  #take(message: unknown, deliver: (message: unknown) => void): void {
    const kill = isOfJob(fromWorkSchema.parse(message), this.#next?.at) ? this.#next : undefined;
    if (kill !== undefined) {
      this.#next = undefined;
      this.kill();
    }
    if (kill?.isUnsent !== true) deliver(message);
  }
}

describe('a job whose work process is killed at a message', () => {
  let folder: string;
  let cache: string;
  let cold: Cold | undefined;

  before(function () {
    if (!canReadProcesses) this.skip();
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-killed-at-')));
    cache = mkdtempSync(path.join(tmpdir(), 'vireo-killed-cache-'));
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'src/users.ts'), vulnerable);
    writeFileSync(path.join(folder, 'src/debug.ts'), 'export function run() {\n  debugger;\n}\n');
  });
  after(() => {
    for (const each of [folder, cache]) if (each !== undefined) rmSync(each, { recursive: true });
  });

  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      let vireo: TestApp;
      let killed: KilledWork;

      beforeEach(async () => {
        forgetScans();
        killed = new KilledWork(cache);
        vireo = await createTestApp(await open(), { work: killed.work });
      });
      afterEach(async () => {
        await vireo.app.close();
        killed.work.close();
      });

      function forgetScans(): void {
        rmSync(cache, { recursive: true });
        mkdirSync(cache);
      }

      async function createProject(): Promise<string> {
        const { projectId } = await vireo.createProject();
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
        return projectId;
      }

      async function finish({ status, body }: Reply, address: string): Promise<Reply['body']> {
        assert.equal(status, 202, JSON.stringify(body));
        let last = body;
        await waitFor(async () => {
          last = (await vireo.ask('GET', `${address}/${body.id}`)).body;
          assert.ok(!['failed', 'cancelled'].includes(last.state), JSON.stringify(last.error));
          return last.state === 'done';
        }, 'the job to be done');
        return last;
      }

      const scan = async (projectId: string) =>
        await finish(await vireo.ask('POST', '/scanner/scan', { body: { projectId } }), '/scanner/scans');
      const askAgent = async (projectId: string) =>
        await finish(
          await vireo.ask('POST', `/projects/${projectId}/requests`, { body: { agent: 'security' } }),
          '/requests',
        );

      async function findingsOf(projectId: string): Promise<readonly FoundFlaw[]> {
        const { body } = await vireo.ask('GET', `/findings?projectId=${projectId}&sort=path`);
        return body.items.map(({ path: file, ruleId, category, fingerprint, state, range }: Finding) => ({
          file,
          ruleId,
          category,
          fingerprint,
          state,
          range,
        }));
      }

      function outcomeOf({ result }: Reply['body']): unknown {
        const { files, findings, bySeverity, suppressed, notes, resolved, reopened } = result;
        return { files, findings, bySeverity, suppressed, notes, resolved, reopened };
      }

      /** Scanned by a process that knows nothing of the folder, for a project without findings. */
      async function scanCold(): Promise<Cold> {
        forgetScans();
        killed.kill();
        const projectId = await createProject();
        return { outcome: outcomeOf(await scan(projectId)), found: await findingsOf(projectId) };
      }

      const ofScan = { job: 'a scan', run: scan, sees: () => true } as const;
      const ofAgent = {
        job: 'an agent',
        run: askAgent,
        sees: (category: string) => category === 'security',
      } as const;
      for (const [{ job, run, sees }, when, kill, attempts] of [
        [ofScan, 'at a question about dismissals', { at: 'ask' }, 2],
        [ofScan, 'when its last message has arrived', { at: 'done' }, 1],
        [ofScan, 'before its last message has left', { at: 'done', isUnsent: true }, 2],
        [ofAgent, 'while it tells how far it is', { at: 'progress' }, 2],
        [ofAgent, 'at a question about dismissals', { at: 'ask' }, 2],
      ] as const) {
        it(`loses neither ${job} nor a finding ${when}, and the next scan equals a cold one`, async () => {
          const projectId = await createProject();
          killed.killOnce(kill);
          const done = await run(projectId);
          const brought = await findingsOf(projectId);
          const next = await scan(projectId);
          const known = await findingsOf(projectId);
          cold ??= await scanCold();

          assert.equal(killed.isKillDue, false);
          assert.equal(done.attempts, attempts);
          assert.deepEqual(
            brought,
            cold.found.filter(({ category }) => sees(category)),
          );
          assert.deepEqual(outcomeOf(next), cold.outcome);
          assert.deepEqual(known, cold.found);
          assert.equal(next.result.added, known.length - brought.length);
        });
      }
    });
  });
});
