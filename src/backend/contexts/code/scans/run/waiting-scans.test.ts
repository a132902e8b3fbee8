import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { describe, it } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpScans } from './set-up-scans.test.ts';

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
describe('scans that wait, and leave room for others', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpScans(open);
      const { write, ask, scan, list, waitForState } = stage;

      /** Answers a millisecond that the backend gives while somebody asks as fast as it answers. */
      async function rateOfAnswers(goesOn: (answered: number) => boolean): Promise<number> {
        const startedAt = performance.now();
        let answered = 0;
        for (; goesOn(answered); answered += 1) {
          const { statusCode } = await stage.vireo.app.inject({
            url: '/health',
            headers: { host: '127.0.0.1' },
          });
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
        stage.gate.onceScanned(measuring.resolve);
        stage.hub.subscribe(stage.vireo.owner.organizationId, (one) => {
          if ('type' in one && (one.type === 'scan.done' || one.type === 'scan.failed')) isOver = true;
        });
        const idle = await rateOfAnswers((answered) => answered < 500);
        const { body } = await ask();
        await measuring.promise;

        const busy = await rateOfAnswers(() => !isOver);
        const { state, result } = (await stage.vireo.ask('GET', `/scanner/scans/${body.id}`)).body;
        assert.equal(state, 'done');
        assert.doesNotMatch(JSON.stringify(result.notes), /Health was not measured/);
        // Measured in the backend's own thread, one of forty is left.
        assert.ok(busy > idle / 8, `${busy} answers a millisecond, ${idle} when nothing is measured`);
      });

      it('keep what they find where health cannot be measured, and say so', async () => {
        stage.gate.onceScanned(() => rmSync(stage.folder, { recursive: true }));
        const done = await scan();
        const health = await stage.vireo.ask('GET', `/projects/${stage.projectId}/health`);

        assert.equal((await list('&ruleId=sql-injection')).length, 1);
        assert.match(done.result.notes[0], /^Health was not measured: measuring it failed: ENOENT.*\.$/);
        assert.equal(health.body.score, null);
      });

      it('are one while the same is asked for again, and another afterwards', async () => {
        write('package.json', '{}');
        stage.gate.hold();
        const first = await ask({ paths: ['src', 'package.json'] });
        const same = await ask({ paths: ['./package.json', 'src/', 'src'] }, 'user');
        const other = await ask();
        stage.gate.release();
        await waitForState(first.body.id, 'done');
        await waitForState(other.body.id, 'done');
        const later = await ask();
        await waitForState(later.body.id, 'done');

        assert.equal(same.body.id, first.body.id);
        assert.notEqual(other.body.id, first.body.id);
        assert.notEqual(later.body.id, other.body.id);
      });

      it('run one at a time, as is set, and the others wait', async () => {
        stage.gate.hold();
        const first = await ask({ paths: ['src/users.ts'] });
        const second = await ask({ paths: ['src/fine.ts'] });
        await waitFor(() => stage.gate.running() === 1, 'one scan to run');
        await waitForState(first.body.id, 'running');

        assert.equal((await stage.vireo.ask('GET', `/scanner/scans/${second.body.id}`)).body.state, 'queued');
        stage.gate.release();
        await waitForState(second.body.id, 'done');
      });

      it('are cancelled while they wait and while they run, and bring nothing then', async () => {
        stage.gate.hold();
        const running = await ask();
        const waiting = await ask({ paths: ['src'] });
        await waitFor(() => stage.gate.running() === 1, 'the first to run');

        const cancelled = await Promise.all(
          [waiting, running].map(({ body }) => stage.vireo.ask('POST', `/scanner/scans/${body.id}/cancel`)),
        );
        const again = await stage.vireo.ask('POST', `/scanner/scans/${running.body.id}/cancel`);
        stage.gate.release();
        const fresh = await scan();
        const late = await stage.vireo.ask('POST', `/scanner/scans/${fresh.id}/cancel`);

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
    });
  });
});
