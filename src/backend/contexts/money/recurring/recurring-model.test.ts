import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const at = (instant: string) => Date.parse(instant);
const hosting = { description: 'Hosting {month} {year}', quantity: '1', unitPrice: '40.00' };
const monthly = { unit: 'month', date: '2027-01-31' };

describe('histories of recurring invoices', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: BillingPractice;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'money' });
      practice = await createBillingPractice(vireo);
      vireo.clock.now = at('2026-12-01T10:00:00Z');
    });

    afterEach(async () => await vireo.app.close());

    const ask: TestApp['ask'] = (...given) => vireo.ask(...given);
    const bodyOf = (more: object = {}) => ({
      name: 'Hosting',
      clientId: practice.clientId,
      items: [hosting],
      rule: monthly,
      timing: 'advance',
      ...more,
    });
    const create = async (more: object = {}) =>
      await ask('POST', '/recurring-invoices', { body: bodyOf(more) });
    const show = async (id: string) => await practice.get(`/recurring-invoices/${id}`);

    /** As a schedule does, which may say it more than once. */
    async function run(id: string, period: string): Promise<void> {
      const kind = vireo.app.scheduleKinds.get('recurring.invoice');
      assert.ok(kind);
      const { organizationId } = vireo.owner;
      const dueAt = vireo.clock.now;
      const signal = new AbortController().signal;
      await kind.run({
        organizationId,
        actor: vireo.owner,
        scheduleId: '',
        subjectId: id,
        period,
        isAsked: false,
        dueAt,
        signal,
      });
    }

    const histories = Number(process.env['VIREO_HISTORIES'] ?? 30);
    const seed = process.env['VIREO_SEED'];
    const days = ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'];
    const anyAct = fc.oneof(
      { weight: 4, arbitrary: fc.record({ act: fc.constant('run'), day: fc.nat(days.length - 1) }) },
      fc.record({ act: fc.constantFrom('kill', 'twice', 'clock'), day: fc.nat(days.length - 1) }),
      fc.record({ act: fc.constantFrom('pause', 'resume', 'archive', 'restore'), day: fc.constant(0) }),
    );

    /** What a plain model and the backend do at once. */
    class Walk {
      readonly made = new Map<string, string>();
      private isPaused = false;
      private isArchived = false;
      private readonly id: string;

      constructor(id: string) {
        this.id = id;
      }

      async run(day: string): Promise<void> {
        await run(this.id, day);
        if (!this.isPaused && !this.made.has(day)) {
          this.made.set(day, this.isArchived ? 'client_archived' : 'draft');
        }
      }

      async twice(day: string): Promise<void> {
        await this.run(day);
        await this.run(day);
      }

      /** At the end of its transaction: nothing of it is kept. */
      async kill(day: string): Promise<void> {
        kills = true;
        await run(this.id, day).catch((error: Error) => assert.equal(error.message, 'killed'));
        kills = false;
      }

      async clock(day: string): Promise<void> {
        vireo.clock.now = at(`${day}T00:00:00Z`);
      }

      async pause(): Promise<void> {
        this.isPaused = true;
        requireOk(await ask('PATCH', `/recurring-invoices/${this.id}`, { body: { state: 'paused' } }));
      }

      async resume(): Promise<void> {
        this.isPaused = false;
        requireOk(await ask('PATCH', `/recurring-invoices/${this.id}`, { body: { state: 'active' } }));
      }

      async archive(): Promise<void> {
        await this.setArchived(true);
      }

      async restore(): Promise<void> {
        await this.setArchived(false);
      }

      private async setArchived(archived: boolean): Promise<void> {
        this.isArchived = archived;
        requireOk(await ask('PATCH', `/clients/${practice.clientId}`, { body: { archived } }));
      }

      async compare(): Promise<void> {
        const { runs } = await show(this.id);
        const made = runs.map(({ from, outcome }: { from: string; outcome: string }) => [from, outcome]);
        const drafts = runs.flatMap(({ invoiceId }: { invoiceId: string | null }) => invoiceId ?? []);
        const wanted = [...this.made.values()].filter((outcome) => outcome === 'draft');
        assert.deepEqual(new Map(made), this.made);
        assert.deepEqual([runs.length, new Set(drafts).size], [this.made.size, wanted.length]);
      }
    }

    let kills = false;

    function dieAtCommits({ database }: TestApp): void {
      const transaction = database.transaction.bind(database);
      Object.defineProperty(database, 'transaction', {
        value: async (work: Parameters<typeof transaction>[0]) =>
          await transaction(async (trx) => {
            const result = await work(trx);
            if (kills) throw new Error('killed');
            return result;
          }),
      });
    }

    it('are as a plain model has them, with kills and clocks that are set', async () => {
      dieAtCommits(vireo);
      await fc.assert(
        fc.asyncProperty(fc.array(anyAct, { maxLength: 12 }), async (acts) => {
          vireo.clock.now = at('2026-12-01T10:00:00Z');
          const walk = new Walk(requireOk(await create()).body.id);
          for (const { act, day } of acts) await walk[act](days[day] ?? '');
          await walk.compare();
          await walk.restore();
        }),
        { numRuns: histories, ...(seed !== undefined && { seed: Number(seed) }) },
      );
    });
  });
});
