import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';

const rounding = fc.constantFrom(
  null,
  ...(['entry', 'day-task', 'line'] as const).flatMap((scope) => [
    { mode: 'up', stepSeconds: 900, scope },
    { mode: 'nearest', stepSeconds: 360, scope, minimumSeconds: 1_800 },
    { mode: 'down', stepSeconds: 600, scope },
  ]),
);

describe('rounding of invoices', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const setRounding = async (path: string, rule: object | null) =>
      requireOk(await practice.vireo.ask('PATCH', path, { body: { rounding: rule } }));
    const addProject = async (name: string, minor: number): Promise<string> => {
      const body = { name, clientId: practice.clientId, hourlyRate: { minor, currency: 'EUR' } };
      return requireOk(await practice.vireo.ask('POST', '/projects', { body })).body.id;
    };
    const billable = async () => (await practice.get('/invoices/billable')).items;
    const addMinutes = async (fields: object, hour: number, minutes: number) =>
      await practice.addEntry({
        startedAt: `2026-11-16T${String(hour).padStart(2, '0')}:00`,
        endedAt: `2026-11-16T${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
        ...fields,
      });

    it('takes the rule of the project over the client’s over the practice’s, line by line', async () => {
      const other = await addProject('Portal', 6_000);
      await setRounding(`/organizations/${practice.vireo.owner.organizationId}`, {
        mode: 'up',
        stepSeconds: 3_600,
        scope: 'entry',
      });
      await setRounding(`/clients/${practice.clientId}`, { mode: 'up', stepSeconds: 900, scope: 'entry' });
      await setRounding(`/projects/${other}`, { mode: 'none', stepSeconds: 60, scope: 'line' });
      await addMinutes({ note: 'A' }, 9, 20);
      await addMinutes({ note: 'B', projectId: other }, 11, 20);
      await practice.approveWeek();

      const draft = await practice.draft();
      const { trace } = await practice.get(`/invoices/${draft.body.id}/document`);

      assert.deepEqual(
        trace.map((line: Traced) => [line.recordedSeconds, line.billedSeconds, line.rounding.stepSeconds]),
        [
          [1_200, 1_800, 900],
          [1_200, 1_200, 60],
        ],
      );
      assert.equal(draft.body.net.minor, 5_500 + 2_000);
    });

    it('keeps the rules that the draft was made with, until it is given one of its own', async () => {
      await setRounding(`/projects/${practice.projectId}`, {
        mode: 'up',
        stepSeconds: 3_600,
        scope: 'entry',
      });
      await addMinutes({}, 9, 20);
      await practice.approveWeek();
      const { id } = (await practice.draft()).body;
      await setRounding(`/projects/${practice.projectId}`, null);
      const patch = async (body: object) =>
        (await practice.vireo.ask('PATCH', `/invoices/${id}`, { body })).body.net.minor;

      assert.equal(await patch({ items: [] }), 11_000);
      assert.equal(await patch({ rounding: { mode: 'up', stepSeconds: 1_800, scope: 'entry' } }), 5_500);
    });

    it('leaves what is issued as it was, whatever becomes of the rules', async () => {
      await setRounding(`/projects/${practice.projectId}`, {
        mode: 'up',
        stepSeconds: 3_600,
        scope: 'entry',
      });
      await addMinutes({}, 9, 20);
      await practice.approveWeek();
      const { id } = (await practice.draft()).body;
      requireOk(await practice.issue(id));
      const before = await practice.get(`/invoices/${id}/document`);
      await setRounding(`/projects/${practice.projectId}`, null);

      assert.deepEqual(await practice.get(`/invoices/${id}/document`), before);
      assert.equal(before.trace[0].rounding.stepSeconds, 3_600);
    });

    it('is the same in the sum that one chooses by, to the cent', async () => {
      const other = await addProject('Portal', 7_331);
      const minutes = [1, 7, 19, 31, 44, 59, 13, 2];
      for (const [index, length] of minutes.entries()) {
        const projectId = index % 2 === 0 ? other : practice.projectId;
        await addMinutes({ projectId, note: index % 3 === 0 ? 'Review' : 'Import' }, 6 + index, length);
      }
      await practice.approveWeek();
      await fc.assert(
        fc.asyncProperty(rounding, rounding, async (ofClient, ofProject) => {
          await setRounding(`/clients/${practice.clientId}`, ofClient);
          await setRounding(`/projects/${other}`, ofProject);

          const [told] = await billable();
          const draft = (await practice.draft()).body;
          const { trace } = await practice.get(`/invoices/${draft.id}/document`);
          await practice.vireo.ask('DELETE', `/invoices/${draft.id}`);

          assert.deepEqual(told.amounts, [draft.net]);
          assert.equal(told.clientId, practice.clientId);
          assert.deepEqual(
            { seconds: told.seconds, billedSeconds: told.billedSeconds },
            { seconds: sum(trace, 'recordedSeconds'), billedSeconds: sum(trace, 'billedSeconds') },
          );
        }),
        { numRuns: 12 },
      );
    });

    it('has nothing to choose where a draft has it all, or nothing is approved', async () => {
      await addMinutes({}, 9, 20);
      assert.deepEqual(await billable(), []);
      await practice.approveWeek();
      assert.equal((await billable())[0].entryCount, 1);
      await practice.draft();
      assert.deepEqual(await billable(), []);
    });
  });
});

interface Traced {
  readonly recordedSeconds: number;
  readonly billedSeconds: number;
  readonly rounding: { readonly stepSeconds: number };
}

function sum(trace: readonly Traced[], column: 'recordedSeconds' | 'billedSeconds'): number {
  return trace.reduce((total, line) => total + line[column], 0);
}
