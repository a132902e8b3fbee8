import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Money } from '../../../../domain/money.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { playPractice, randomPractices } from '../../../testing/random-practice.ts';
import { readsOf } from '../../../testing/reach/reads-of.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { practice } from '../../practice/context.ts';
import { createFigures } from './figures.service.ts';

const seed = Number(process.env['VIREO_SEED'] ?? 2026);

interface Entry {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly projectId: string;
}

const steps = fc.record({
  act: fc.constantFrom(
    'add',
    'note',
    'move',
    'project',
    'billable',
    'delete',
    'undo',
    'timer',
    'submit',
    'draft',
    'rule',
  ),
  pick: fc.nat(1_000),
  day: fc.integer({ min: 1, max: 18 }),
  minutes: fc.integer({ min: 1, max: 700 }),
});
type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

/** A step that the rules of time refuse changes nothing, which is a case of its own. */
async function take({ ask, owner, clock }: TestApp, { act, pick, day, minutes }: Step): Promise<void> {
  const entries: Entry[] = (await ask('GET', '/time-entries?limit=500')).body.items;
  const projects = (await ask('GET', '/projects?limit=50')).body.items;
  const entry = entries[pick % Math.max(1, entries.length)];
  const project = projects[pick % projects.length];
  const startMs =
    Math.min(clock.now, Date.parse(`2026-11-${String(day).padStart(2, '0')}T20:00:00Z`)) - minutes * 60_000;
  const startedAt = new Date(startMs).toISOString();
  const endedAt = new Date(startMs + minutes * 60_000).toISOString();
  const patch = async (body: object) => entry && (await ask('PATCH', `/time-entries/${entry.id}`, { body }));
  const rounding = { mode: 'up', stepSeconds: 900, scope: ['entry', 'day-task', 'line'][pick % 3] };
  const acts: Readonly<Record<Step['act'], () => Promise<unknown>>> = {
    add: () =>
      ask('POST', '/time-entries', {
        body: { projectId: project.id, startedAt, endedAt, zone: 'Europe/Berlin' },
      }),
    note: () => patch({ note: pick % 2 === 0 ? 'Review' : 'Release' }),
    move: () => patch({ startedAt, endedAt }),
    project: () => patch({ projectId: project.id }),
    billable: () => patch({ billable: pick % 2 === 0 }),
    delete: async () => entry && (await ask('DELETE', `/time-entries/${entry.id}`)),
    undo: () => ask('POST', '/time-entries/undo', { body: {} }),
    timer: async () => {
      await ask('POST', '/timer', { body: { projectId: project.id } });
      clock.now += minutes * 60_000;
      if (pick % 2 === 0) await ask('POST', '/timer/stop', { body: {} });
    },
    submit: () => ask('POST', '/timesheets', { body: { weekStart: day < 9 ? '2026-11-02' : '2026-11-09' } }),
    draft: () => ask('POST', '/invoices', { body: { clientId: project.clientId } }),
    rule: () =>
      pick % 4 === 0
        ? ask('PATCH', `/organizations/${owner.organizationId}`, { body: { rounding } })
        : ask('PATCH', `/projects/${project.id}`, { body: { rounding } }),
  };
  await acts[act]();
}

describe('what is kept of unbilled time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const runs = 4;
    const plays = fc.sample(fc.tuple(randomPractices, fc.array(steps, { minLength: 30, maxLength: 40 })), {
      numRuns: runs,
      seed,
    });
    for (const [index, [random, taken]] of plays.entries()) {
      it(`is what reading all of it tells after each change of practice ${index + 1} of seed ${seed}`, async function follow() {
        this.timeout(60_000);
        const vireo = await createTestApp(await open(), { upTo: 'insight' });
        try {
          await playPractice(vireo, random);
          const sources = { ...readsOf(vireo), loadRuleBook: practice.loadRuleBook };
          for (const [at, step] of taken.entries()) {
            await take(vireo, step);
            const { unbilledSeconds, unbilled } = requireOk(await vireo.ask('GET', '/timer')).body;
            const all = await createFigures(sources).sumUnbilled({
              actor: vireo.owner,
              userId: vireo.owner.userId,
            });
            const told = [unbilledSeconds, sorted(unbilled)];
            assert.deepEqual(told, [all.seconds, sorted(all.amounts)], `after ${at}: ${step.act}`);
          }
        } finally {
          await vireo.app.close();
        }
      });
    }

    it('is each person’s own, whoever of the practice or of another one records in between', async () => {
      const vireo = await createTestApp(await open(), { upTo: 'insight' });
      try {
        const { projectId } = await vireo.createProject();
        const theirs = (await vireo.createProject({ as: 'foreign' })).projectId;
        const sums = { org_admin: 0, user: 0, foreign: 0 };
        const people = Object.keys(sums) as (keyof typeof sums)[];
        for (const [hours, as] of [...people, ...people.toReversed(), ...people].entries()) {
          const startedAt = `2026-11-${String(hours + 2).padStart(2, '0')}T08:00:00Z`;
          const endedAt = new Date(Date.parse(startedAt) + (hours + 1) * 3_600_000).toISOString();
          const body = { projectId: as === 'foreign' ? theirs : projectId, startedAt, endedAt };
          requireOk(await vireo.ask('POST', '/time-entries', { as, body }));
          sums[as] += (hours + 1) * 3_600;
          for (const one of people) {
            const { unbilledSeconds } = requireOk(await vireo.ask('GET', '/timer', { as: one })).body;
            assert.equal(unbilledSeconds, sums[one], `${one} after ${as}`);
          }
        }
      } finally {
        await vireo.app.close();
      }
    });

    it('is read again for the month of what changed alone, and at what is no entry’s for all', async () => {
      const vireo = await createTestApp(await open(), { upTo: 'insight' });
      try {
        const { projectId } = await vireo.createProject();
        const add = async (month: string) => {
          const times = { startedAt: `2026-${month}-02T09:00:00Z`, endedAt: `2026-${month}-02T10:00:00Z` };
          return requireOk(await vireo.ask('POST', '/time-entries', { body: { projectId, ...times } })).body
            .id;
        };
        const unbilled = async () => requireOk(await vireo.ask('GET', '/timer')).body.unbilledSeconds;
        const october = await add('10');
        assert.equal(await unbilled(), 3_600);
        // Behind the back of the event log.
        const rows = vireo.database.query.updateTable('time_entries').set({ seconds: 7_200 });
        await rows.where('id', '=', october).execute();

        await add('11');
        assert.equal(await unbilled(), 2 * 3_600);
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { name: 'Portal' } });
        assert.equal(await unbilled(), 3 * 3_600);
      } finally {
        await vireo.app.close();
      }
    });
  });
});

/** What is worth nothing is named by some and left out by others. */
function sorted(amounts: readonly Money[]): readonly Money[] {
  return amounts
    .filter(({ minor }) => minor !== 0)
    .toSorted((one, other) => one.currency.localeCompare(other.currency));
}
