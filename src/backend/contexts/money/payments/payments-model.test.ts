/** Random deeds against a naive account: what is refused, what is due and what is owed are always the same. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { NaiveAccount } from '../../../testing/naive-account.ts';
import { createPayingPractice, eur, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type Reply } from '../../../testing/test-app.ts';

const seed = process.env['VIREO_SEED'];
const at = fc.nat(4);
const minor = fc.integer({ min: 1, max: 30_000 });
const anyDeed = fc.oneof(
  fc.record({ act: fc.constant('bill'), at, minor }),
  fc.record({ act: fc.constant('pay'), at, minor }),
  fc.record({ act: fc.constant('pay'), at, minor }),
  fc.record({ act: fc.constant('deposit'), at, minor }),
  fc.record({ act: fc.constantFrom('transfer', 'writeOff', 'creditNote', 'refund'), at, minor }),
  fc.record({ act: fc.constant('reverse'), at: fc.nat(12), minor }),
);
type Deed = typeof anyDeed extends fc.Arbitrary<infer Value> ? Value : never;

class Walk {
  readonly naive = new NaiveAccount();
  readonly payments: string[] = [];
  private readonly practice: PayingPractice;

  constructor(practice: PayingPractice) {
    this.practice = practice;
  }

  async step({ act, at: index, minor: amount }: Deed): Promise<void> {
    const { naive, practice } = this;
    const allocations = [{ invoiceId: naive.invoices[index]?.id ?? '' }];
    if (act === 'bill' || !naive.invoices[0]) return await this.bill(amount);
    if (act === 'reverse') return await this.reverse(index);
    if (!naive.invoices[index]) return;
    if (act === 'creditNote') {
      const { status } = await practice.credit(naive.invoices[index].id);
      return assert.equal(status < 300, naive.creditNote(index));
    }
    const { clientId } = practice;
    const [isAccepted, body] = {
      pay: () => [naive.pay(index, amount), { kind: 'payment', amount: eur(amount), allocations }] as const,
      deposit: () => [naive.deposit(amount), { kind: 'payment', amount: eur(amount), clientId }] as const,
      transfer: () => [naive.transfer(index), { kind: 'transfer', allocations }] as const,
      writeOff: () => [naive.writeOff(index), { kind: 'write_off', allocations }] as const,
      refund: () => [naive.refund(amount), { kind: 'refund', amount: eur(amount), clientId }] as const,
    }[act]();
    this.note(await practice.post(body), isAccepted);
  }

  async compare(): Promise<void> {
    const { naive, practice } = this;
    const { items } = await practice.get('/invoices?limit=500');
    const shown = new Map<string, Reply['body']>(items.map((each: Reply['body']) => [each.id, each]));
    for (const [index, { id, paid }] of naive.invoices.entries()) {
      const invoice = shown.get(id);
      assert.deepEqual(
        { due: invoice.due.minor, overpaid: invoice.overpaid.minor, paid: invoice.paid.minor },
        { due: naive.due(index), overpaid: naive.overpaid(index), paid },
      );
    }
    const { accounts } = await practice.get(`/clients/${practice.clientId}/statement`);
    const [account] = accounts;
    assert.deepEqual([account?.closing.minor ?? 0, account?.credit.minor ?? 0], [naive.owed, naive.credit()]);
    assert.deepEqual((await practice.get('/invoices/verify')).differences, []);
  }

  private async bill(amount: number): Promise<void> {
    if (this.naive.invoices.length === 5) return;
    // Of one price, so that no two drafts round differently.
    const { id, gross } = await this.practice.bill(String(amount / 100));
    this.naive.bill(id, gross.minor);
  }

  private async reverse(index: number): Promise<void> {
    const id = this.payments[index];
    if (id === undefined) return;
    const { status } = await this.practice.reverse(id);
    assert.equal(status < 300, this.naive.reverse(index));
  }

  private note(reply: Reply, isAccepted: boolean): void {
    assert.equal(reply.status < 300, isAccepted, JSON.stringify(reply.body));
    if (isAccepted) this.payments.push(requireOk(reply).body.id);
  }
}

describe('ledger of payments against a naive account', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    it('agrees after every deed', async () => {
      const property = fc.asyncProperty(
        fc.array(anyDeed, { minLength: 15, maxLength: 25 }),
        async (deeds) => {
          const practice = await createPayingPractice(await createTestApp(await open(), { upTo: 'money' }));
          const walk = new Walk(practice);
          for (const deed of deeds) {
            await walk.step(deed);
            await walk.compare();
          }
          await practice.vireo.app.close();
        },
      );

      await fc.assert(property, { numRuns: 4, ...(seed === undefined ? {} : { seed: Number(seed) }) });
    });
  });
});
