import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { playPractice, randomPractices } from '../../../testing/random-practice.ts';
import { readsOf } from '../../../testing/reach/reads-of.ts';
import { createTestApp } from '../../../testing/test-app.ts';
import { practice } from '../../practice/context.ts';
import { createFigures } from './figures.service.ts';

const seed = Number(process.env['VIREO_SEED'] ?? 2026);

describe('unbilled time by project', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const practices = fc.sample(randomPractices, { numRuns: 6, seed });
    for (const [index, random] of practices.entries()) {
      it(`is that of each project alone, in practice ${index + 1} of seed ${seed}`, async function agree() {
        this.timeout(60_000);
        const vireo = await createTestApp(await open(), { upTo: 'insight' });
        try {
          await playPractice(vireo, random);
          const figures = createFigures({ ...readsOf(vireo), loadRuleBook: practice.loadRuleBook });
          const projects: { id: string; clientId: string }[] = (await vireo.ask('GET', '/projects?limit=50'))
            .body.items;
          const scope = { actor: vireo.owner, userId: vireo.owner.userId };
          const period = { from: '2026-11-05', to: '2026-11-14' };
          for (const filter of [{}, { period }, { clientId: projects[0]?.clientId }]) {
            const rows = await figures.listUnbilledProjects(scope, filter);
            const alone = await Promise.all(
              projects.map(async ({ id: projectId }) => {
                const clients = await figures.listUnbilled(scope, { ...filter, projectId });
                return clients.map(({ clientName, entries, seconds, amounts }) => ({
                  projectId,
                  clientName,
                  entries,
                  seconds,
                  amounts,
                }));
              }),
            );
            const told = rows.map(({ projectName: _name, ...row }) => row);
            const byId = (one: { projectId: string }, other: { projectId: string }) =>
              one.projectId.localeCompare(other.projectId);
            assert.deepEqual(told.toSorted(byId), alone.flat().toSorted(byId));
            const seconds = rows.map((row) => row.seconds);
            assert.deepEqual(
              seconds,
              seconds.toSorted((one, other) => other - one),
            );
            const clients = await figures.listUnbilled(scope, filter);
            assert.equal(
              seconds.reduce((sum, one) => sum + one, 0),
              clients.reduce((sum, one) => sum + one.seconds, 0),
            );
          }
        } finally {
          await vireo.app.close();
        }
      });
    }
  });
});
