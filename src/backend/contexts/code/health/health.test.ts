import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import type { FindingFact, HealthFacts } from '../../../../contract/health.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createFinding, createScriptedAgent, type ScriptedAgent } from '../../../testing/scripted-agent.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { register } from '../../../work/agents/registry.ts';
import { securityAgent } from '../../../work/agents/security/security-agent.ts';
import type { HealthHistory, ProjectHealth } from './health.schema.ts';

const notMeasured = { kind: 'not-assessed', why: 'Not measured.' } as const;

const finding: FindingFact = {
  ruleId: 'sql-injection',
  title: 'SQL injection',
  severity: 'high',
  confidence: 'high',
  file: 'src/db.ts',
  line: 42,
};

/** A project of which security alone is known. */
function createFacts(findings: readonly FindingFact[]): HealthFacts {
  return {
    security: { kind: 'measured', facts: { findings, lines: 5_000 } },
    quality: notMeasured,
    tests: notMeasured,
    documentation: notMeasured,
    dependencies: notMeasured,
    maintenance: notMeasured,
  };
}

describe('the health of a project', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      let vireo: TestApp;
      let agent: ScriptedAgent;
      let projectId: string;
      let folder: string;

      beforeEach(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'vireo-health-'));
        agent = createScriptedAgent();
        vireo = await createTestApp(await open(), {
          agentWork: { agents: [agent, register(securityAgent)] },
        });
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
      });

      afterEach(async () => {
        await vireo.app.close();
        await rm(folder, { recursive: true });
      });

      /** Runs an agent to its end; the request that it was. */
      async function ask(name: string): Promise<string> {
        const { body } = await vireo.ask('POST', `/projects/${projectId}/requests`, {
          body: { agent: name },
        });
        await waitFor(
          async () => (await vireo.ask('GET', `/requests/${body.id}`)).body.state === 'done',
          'the run',
        );
        return body.id;
      }

      async function record(findings: readonly FindingFact[], weights = {}): Promise<string> {
        agent.script(async () => ({ health: { facts: createFacts(findings), choices: { weights } } }));
        return await ask('scripted');
      }

      const read = async (): Promise<ProjectHealth> =>
        (await vireo.ask('GET', `/projects/${projectId}/health`)).body;
      const readHistory = async (query = ''): Promise<HealthHistory['items']> =>
        (await vireo.ask('GET', `/projects/${projectId}/health/history${query}`)).body.items;

      it('is empty until a run has measured it', async () => {
        await ask('scripted');

        assert.deepEqual(await read(), {
          projectId,
          assessedAt: null,
          source: null,
          sourceId: null,
          score: null,
          previousScore: null,
          parts: [],
          gains: [],
        });
        assert.deepEqual(await readHistory(), []);
      });

      it('is that of the last run, with reasons, what raises it, and the value before', async () => {
        await record([finding]);
        const first = await read();
        vireo.clock.now += 60_000;
        const requestId = await record([]);
        const second = await read();

        assert.deepEqual(first.gains[0]?.places, [{ file: 'src/db.ts', line: 42 }]);
        assert.equal(first.parts.length, 6);
        assert.deepEqual(first.parts[1], {
          id: 'quality',
          score: null,
          why: 'Not measured.',
          weight: 0,
          cost: 0,
          reasons: [],
        });
        assert.deepEqual(
          {
            score: second.score,
            previousScore: second.previousScore,
            source: second.source,
            sourceId: second.sourceId,
            assessedAt: second.assessedAt,
          },
          {
            score: 1,
            previousScore: first.score,
            source: 'scripted',
            sourceId: requestId,
            assessedAt: '2026-11-18T10:01:00.000Z',
          },
        );
      });

      it('is listed as one number for each project that has one', async () => {
        await vireo.createProject();
        await record([finding]);
        vireo.clock.now += 60_000;
        await record([]);
        const { body } = await vireo.ask('GET', '/health-scores');
        const foreign = await vireo.ask('GET', '/health-scores', { as: 'foreign' });

        const findings = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
        const [{ scoreBefore, ...now }] = body.items;
        assert.deepEqual(now, { projectId, score: 1, assessedAt: '2026-11-18T10:01:00.000Z', findings });
        assert.ok(scoreBefore < 1);
        assert.equal(body.items.length, 1);
        assert.deepEqual(foreign.body.items, []);
      });

      it('is judged by the weights that the project sets', async () => {
        await record([finding], { security: 0 });

        assert.equal((await read()).score, null);
      });

      it('is kept over time, one value a day: that of its last run', async () => {
        await record([finding]);
        vireo.clock.now += 60_000;
        await record([finding, { ...finding, severity: 'critical' }]);
        const evening = (await read()).score;
        vireo.clock.now += 86_400_000;
        await record([]);

        const items = await readHistory();
        assert.deepEqual(
          items.map(({ date, score, runs }) => [date, score, runs]),
          [
            ['2026-11-18', evening, 2],
            ['2026-11-19', 1, 1],
          ],
        );
        assert.deepEqual(items[0]?.parts[0], { id: 'security', score: evening });
        assert.deepEqual(
          (await readHistory('?from=2026-11-19&to=2026-11-19')).map(({ date }) => date),
          ['2026-11-19'],
        );
        const wrong = await vireo.ask(
          'GET',
          `/projects/${projectId}/health/history?from=2026-12-01&to=2026-11-01`,
        );
        assert.equal(wrong.status, 422);
      });

      it('is told of in the log, under the id of the project', async () => {
        await record([]);
        const { items } = (await vireo.ask('GET', '/events?since=0')).body;

        assert.deepEqual(
          items.flatMap(({ type, id }: { type: string; id: string }) =>
            type === 'health.recorded' ? [id] : [],
          ),
          [projectId],
        );
      });

      it('is measured by the Security agent on the folder itself', async () => {
        await writeFile(path.join(folder, 'app.ts'), 'export const one = 1;\n');
        await ask('security');
        const { score, source, parts } = await read();

        assert.equal(source, 'security');
        assert.ok(score !== null && score > 0 && score < 1);
        assert.deepEqual(
          parts.map(({ id, score: part }) => [id, part === null]),
          [
            ['security', false],
            ['quality', false],
            ['tests', false],
            ['documentation', false],
            ['dependencies', true],
            ['maintenance', true],
          ],
        );
      });

      it('is told of all projects at once: now, thirty days ago, and with the findings that stand', async () => {
        const scoresOf = async (query = '', as = 'org_admin') =>
          (await vireo.ask('GET', `/health-scores${query}`, { as })).body.items;
        const severities = ['critical', 'high', 'high', 'low'] as const;
        const brought = severities.map((severity, index) =>
          createFinding({ severity, fingerprint: `f${index}` }),
        );
        agent.script(async ({ emit }) => {
          for (const one of brought) emit(one);
          return { health: { facts: createFacts([finding, finding]), choices: {} } };
        });
        await ask('scripted');
        const once = await scoresOf();
        const [low] = (await vireo.ask('GET', `/findings?severity=low`)).body.items;
        await vireo.ask('POST', `/findings/${low.id}/dismiss`, { body: { reason: 'Internal tool' } });
        const oldest = (await read()).score;
        vireo.clock.now += 10 * 86_400_000;
        await record([finding]);
        const young = await scoresOf();
        const middle = (await read()).score;
        vireo.clock.now += 35 * 86_400_000;
        await record([]);

        const [one] = await scoresOf();
        const [since] = await scoresOf('?since=2026-11-20');
        vireo.clock.now += 40 * 86_400_000;
        const [still] = await scoresOf();

        assert.equal(once[0].scoreBefore, null);
        assert.deepEqual(once[0].findings, { critical: 1, high: 2, medium: 0, low: 1, info: 0 });
        assert.deepEqual(
          { score: young[0].score, scoreBefore: young[0].scoreBefore },
          { score: middle, scoreBefore: oldest },
        );
        assert.deepEqual(
          { projectId: one.projectId, score: one.score, scoreBefore: one.scoreBefore },
          { projectId, score: 1, scoreBefore: middle },
        );
        assert.equal(since.scoreBefore, oldest);
        assert.deepEqual(
          { score: still.score, scoreBefore: still.scoreBefore },
          { score: 1, scoreBefore: 1 },
        );
        assert.equal(one.findings.low, 0);
        assert.deepEqual(await scoresOf('', 'foreign'), []);
      });

      it('is measured by a scan of the whole project, and not of a part of it', async () => {
        await writeFile(path.join(folder, 'app.ts'), 'export const one = 1;\n');
        const scan = async (body: object) => {
          const { id } = (await vireo.ask('POST', '/scanner/scan', { body: { projectId, ...body } })).body;
          await waitFor(
            async () => (await vireo.ask('GET', `/scanner/scans/${id}`)).body.state === 'done',
            'the scan',
          );
          return id;
        };
        await scan({ paths: ['app.ts'] });
        assert.equal((await read()).assessedAt, null);

        const id = await scan({});
        const { source, sourceId, score } = await read();
        assert.deepEqual([source, sourceId, score === null], ['scan', id, false]);
      });

      it('is nothing to another organization, and to who may not see findings', async () => {
        await record([finding]);
        const paths = [`/projects/${projectId}/health`, `/projects/${projectId}/health/history`];
        const statusOf = async (where: string, as: 'foreign' | 'client') =>
          (await vireo.ask('GET', where, { as })).status;

        for (const where of paths) {
          assert.deepEqual([await statusOf(where, 'foreign'), await statusOf(where, 'client')], [404, 403]);
        }
      });
    });
  });
});
