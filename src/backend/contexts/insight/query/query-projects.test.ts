/** What was invoiced by the projects whose time is on the lines: the parts are the whole. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { playPractice, type RandomPractice, randomPractices } from '../../../testing/random-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

interface Amount {
  readonly amount: string;
  readonly currency: string;
}
interface Group {
  readonly key: string;
  readonly name: string;
  readonly amounts?: readonly Amount[];
}

describe('what was invoiced by project', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let lines: number;

    before(async () => {
      vireo = await createTestApp(await open());
      const [random] = fc.sample(randomPractices, { numRuns: 1, seed: 46 });
      const lively: RandomPractice = {
        ...(random ?? assert.fail('a practice')),
        billings: ['issue', 'draft', 'credit'],
        approvedWeeks: [true, true, false],
        archived: [],
      };
      await playPractice(vireo, lively);
      lines = await sumLines();
    });
    after(async () => await vireo.app.close());

    /** Net amounts of the lines of what was issued. */
    async function sumLines(): Promise<number> {
      const rows = await vireo.database.query
        .selectFrom('invoice_lines')
        .innerJoin('invoices', 'invoices.id', 'invoice_lines.invoice_id')
        .select(['invoice_lines.net_minor as net', 'invoices.document_type as type'])
        .where('invoices.state', '!=', 'draft')
        .execute();
      return rows.reduce((sum, { net, type }) => sum + (type === '381' ? -net : net), 0);
    }

    async function query(more: object) {
      const body = {
        input: { measure: 'invoiced', ...more },
        zone: 'Europe/Berlin',
        locale: 'en',
        asker: { kind: 'coach' },
      };
      const { body: outcome } = requireOk(await vireo.ask('POST', '/ai/tools/query/calls', { body }));
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      return outcome.output;
    }

    const minorOf = (amounts: readonly Amount[] = []) =>
      amounts.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);

    it('is all that was invoiced, and each part that of its project alone', async () => {
      const byProject = await query({ group: 'project', limit: 100 });
      const groups: readonly Group[] = byProject.groups;

      assert.ok(groups.length > 1);
      assert.equal(
        groups.reduce((sum, { amounts }) => sum + minorOf(amounts), 0),
        minorOf(byProject.total.amounts),
      );
      assert.equal(minorOf(byProject.total.amounts), lines);
      for (const { key, name, amounts } of groups) {
        const filters = [{ field: 'project', is: true, values: [{ id: key, name }] }];
        const alone = await query({ filters });
        assert.equal(minorOf(alone.total.amounts), minorOf(amounts), name);
      }
      const [first] = groups;
      const values = [{ id: first?.key, name: first?.name }];
      const others = await query({ filters: [{ field: 'project', is: false, values }] });
      assert.equal(
        minorOf(others.total.amounts),
        minorOf(byProject.total.amounts) - minorOf(first?.amounts ?? []),
      );
    });

    it('is refused of what is open, which is of whole invoices', async () => {
      const body = {
        input: { measure: 'due', group: 'project' },
        zone: 'Europe/Berlin',
        locale: 'en',
        asker: { kind: 'coach' },
      };
      const { body: outcome } = await vireo.ask('POST', '/ai/tools/query/calls', { body });
      assert.match(JSON.stringify(outcome), /project/);
      assert.notEqual(outcome.output?.total !== undefined, true);
    });
  });
});
