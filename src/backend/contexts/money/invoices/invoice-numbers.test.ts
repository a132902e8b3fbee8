/** Model test of numbering: whatever issuers do at once, numbers run from 1 without gap or duplicate, in order of dates. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp, type Reply } from '../../../testing/test-app.ts';

/** What one person does with a draft of theirs, all of them at the same time. */
type Deed =
  | 'issue'
  | 'issue twice'
  | 'issue yesterday'
  | 'issue what breaks a rule'
  | 'delete'
  | 'issue and delete'
  | 'credit';

const deeds = fc.array(
  fc.constantFrom<Deed>(
    'issue',
    'issue',
    'issue twice',
    'issue yesterday',
    'issue what breaks a rule',
    'delete',
    'issue and delete',
    'credit',
  ),
  { minLength: 2, maxLength: 7 },
);

describe('invoice numbers', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let practice: BillingPractice;

    before(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    after(async () => await practice.vireo.app.close());

    async function draftFor(deed: Deed): Promise<string> {
      const special = {
        'issue yesterday': { issueDate: '2026-11-17' },
        'issue what breaks a rule': { taxCategory: 'AE' },
      };
      return requireOk(await practice.draftItem(deed in special ? special[deed as keyof typeof special] : {}))
        .body.id;
    }

    async function perform(deed: Deed, id: string): Promise<readonly Reply[]> {
      switch (deed) {
        case 'delete':
          return [await practice.vireo.ask('DELETE', `/invoices/${id}`)];
        case 'issue twice':
          return await Promise.all([practice.issue(id), practice.issue(id)]);
        case 'issue and delete':
          return await Promise.all([practice.issue(id), practice.vireo.ask('DELETE', `/invoices/${id}`)]);
        case 'credit':
          return [await practice.issue(id), await practice.credit(id)];
        default:
          return [await practice.issue(id)];
      }
    }

    async function checkSeries(prefix: string, expected: number): Promise<void> {
      const rows = await practice.vireo.database.query
        .selectFrom('invoices')
        .select(['sequence', 'number', 'issue_date'])
        .where('series_prefix', '=', prefix)
        .orderBy('sequence')
        .execute();
      const joint = prefix === '' ? '' : `${prefix}-`;

      assert.deepEqual(
        rows.map((row) => [row.sequence, row.number]),
        rows.map((_, index) => [index + 1, `${joint}2026-${String(index + 1).padStart(4, '0')}`]),
      );
      const dates = rows.map((row) => row.issue_date ?? '');
      assert.deepEqual(dates, [...dates].sort());
      assert.equal(rows.length, expected);
    }

    it('have no gap and no duplicate after any mix of deeds at once', async () => {
      const counted = { '': 0, CN: 0 };
      await fc.assert(
        fc.asyncProperty(deeds, async (round) => {
          const ids = await Promise.all(round.map(draftFor));
          const replies = (
            await Promise.all(round.map(async (deed, index) => await perform(deed, ids[index] ?? '')))
          ).flat();

          assert.ok(
            replies.every((reply) => reply.status < 500),
            JSON.stringify(replies.map((reply) => reply.body)),
          );
          const numbers = replies
            .filter((reply) => reply.status < 300)
            .map((reply) => String(reply.body.number ?? ''));
          counted[''] += numbers.filter((number) => number.startsWith('2026')).length;
          counted.CN += numbers.filter((number) => number.startsWith('CN')).length;
          await checkSeries('', counted['']);
          await checkSeries('CN', counted.CN);
        }),
        // A credit in the first round, whatever chance brings.
        { numRuns: 12, endOnFailure: true, examples: [[['issue', 'credit']]] },
      );

      assert.ok(counted[''] > 0 && counted.CN > 0);
    });

    it('run on when the pattern is changed to one that counts the same', async () => {
      const issued = [];
      for (const invoicePattern of ['A-{YYYY}-{####}', 'A-{YYYY}-{##}']) {
        await practice.vireo.ask('PATCH', `/organizations/${practice.vireo.owner.organizationId}`, {
          body: { invoicePattern },
        });
        const { id } = requireOk(await practice.draftItem()).body;
        issued.push(requireOk(await practice.issue(id)).body.number);
      }

      assert.deepEqual(issued, ['A-2026-0001', 'A-2026-02']);
    });
  });
});
