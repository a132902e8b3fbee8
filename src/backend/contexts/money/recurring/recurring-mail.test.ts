import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';

const at = (instant: string) => Date.parse(instant);
const hosting = { description: 'Hosting {month} {year}', quantity: '1', unitPrice: '40.00' };

describe('recurring invoices that are sent', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: BillingPractice;
    let contactId: string;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'money' });
      practice = await createBillingPractice(vireo);
      vireo.clock.now = at('2027-01-10T10:00:00Z');
      const contact = { name: 'Ms Petersen', role: 'billing', email: 'rechnung@nordwind.example' };
      const path = `/clients/${practice.clientId}/contacts`;
      contactId = requireOk(await vireo.ask('POST', path, { body: contact })).body.id;
    });

    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const ask: MailPractice['ask'] = (...given) => vireo.ask(...given);
    const bodyOf = (more: object = {}) => ({
      clientId: practice.clientId,
      items: [hosting],
      rule: { unit: 'month', date: '2027-01-31' },
      timing: 'advance',
      result: 'sent',
      ...more,
    });
    const preview = async (more: object = {}) =>
      requireOk(await ask('POST', '/recurring-invoices/preview', { body: bodyOf(more) })).body;
    const create = async (more: object = {}) =>
      await ask('POST', '/recurring-invoices', { body: { name: 'Hosting', ...bodyOf(), ...more } });
    const setUp = async (): Promise<string> => {
      const { previewHash } = await preview();
      return requireOk(await create({ previewHash })).body.id;
    };
    const show = async (id: string) => await practice.get(`/recurring-invoices/${id}`);
    const newest = async (id: string) => (await show(id)).runs[0];

    async function run(id: string, period: string): Promise<void> {
      const kind = vireo.app.scheduleKinds.get('recurring.invoice');
      assert.ok(kind);
      const { owner, clock } = vireo;
      await kind.run({
        organizationId: owner.organizationId,
        actor: owner,
        scheduleId: '',
        subjectId: id,
        period,
        isAsked: false,
        dueAt: clock.now,
        signal: new AbortController().signal,
      });
    }

    it('show each mail before they are agreed to, and leave once with their PDF', async () => {
      await vireo.addAccount(server.port);
      const { invoices } = await preview();
      const id = await setUp();
      await run(id, '2027-01-31');
      await run(id, '2027-01-31');
      await vireo.settle();
      const { outcome, invoiceId } = await newest(id);
      const invoice = await practice.get(`/invoices/${invoiceId}`);
      const [accepted] = server.accepted;
      assert.ok(accepted);
      const { subject, text, attachments } = await server.parse(accepted);

      assert.deepEqual(invoices[0].mail.to, { name: 'Ms Petersen', address: 'rechnung@nordwind.example' });
      assert.match(invoices[0].mail.subject, /^Invoice \{number\} from /);
      assert.deepEqual([outcome, invoice.state, server.accepted.length], ['sent', 'sent', 1]);
      assert.equal(subject, invoices[0].mail.subject.replace('{number}', invoice.number));
      assert.match(String(text), /^Dear Ms Petersen,/);
      assert.deepEqual(
        attachments.map(({ contentType }) => contentType),
        ['application/pdf'],
      );
    });

    it('leave with the e-invoice that was chosen, whose broken rules are shown before', async () => {
      await vireo.addAccount(server.port);
      const files = { format: 'pdf', xml: 'cii' };
      const first = await preview({ files: { format: 'pdf', xml: 'ubl' } });
      const { previewHash } = await preview();
      const other = await create({ files, previewHash });
      const shown = await preview({ files });
      const id = requireOk(await create({ files, previewHash: shown.previewHash })).body.id;
      await run(id, '2027-01-31');
      await vireo.settle();
      const [accepted] = server.accepted;
      assert.ok(accepted);
      const { attachments } = await server.parse(accepted);
      requireOk(await ask('PATCH', `/recurring-invoices/${id}`, { body: { files: { format: 'pdf' } } }));

      assert.match(first.invoices[0].problems.join(' '), /PEPPOL/);
      assert.equal(other.body.error.details[0].field, 'previewHash');
      assert.deepEqual(shown.invoices[0].mail.files, files);
      assert.deepEqual(
        attachments.map(({ contentType }) => contentType),
        ['application/pdf', 'application/xml'],
      );
      assert.equal((await show(id)).asksBecause, 'changed');
    });

    it('are refused at set-up without an account, without an address, or by the preview of another result', async () => {
      const { previewHash } = await preview();
      const noAccount = await create({ previewHash });
      await vireo.addAccount(server.port);
      const issued = await create({ previewHash: (await preview({ result: 'issued' })).previewHash });
      requireOk(await ask('DELETE', `/clients/${practice.clientId}/contacts/${contactId}`));
      const shown = await preview();
      const nobody = await create({ previewHash: shown.previewHash });

      assert.deepEqual([noAccount.status, noAccount.body.error.code], [409, 'state_forbids']);
      assert.match(noAccount.body.error.message, /set up email first/);
      assert.deepEqual([issued.status, issued.body.error.details[0].field], [409, 'previewHash']);
      assert.equal(shown.invoices[0].mail.to, null);
      assert.match(nobody.body.error.message, /no contact for invoices/);
    });

    it('stay a draft and ask again where the address or the words of the mail differ', async () => {
      await vireo.addAccount(server.port);
      const id = await setUp();
      const path = `/clients/${practice.clientId}/contacts/${contactId}`;
      requireOk(await ask('PATCH', path, { body: { name: 'Mr Petersen' } }));
      await run(id, '2027-01-31');
      const greeted = await show(id);
      const { previewHash } = requireOk(
        await ask('POST', `/recurring-invoices/${id}/preview`, { body: {} }),
      ).body;
      requireOk(await ask('PATCH', `/recurring-invoices/${id}`, { body: { previewHash } }));
      requireOk(await ask('PATCH', path, { body: { email: 'other@nordwind.example' } }));
      await run(id, '2027-02-28');
      const moved = await show(id);
      await vireo.settle();

      assert.deepEqual([greeted.runs[0].outcome, greeted.asksBecause], ['draft', 'mail']);
      assert.deepEqual([moved.runs[0].outcome, moved.asksBecause], ['draft', 'recipient']);
      assert.equal(server.accepted.length, 0);
    });

    it('wait for the password as any mail does, and say where the account was removed', async () => {
      const accountId = await vireo.addAccount(server.port, {}, '');
      const id = await setUp();
      await run(id, '2027-01-31');
      await vireo.settle();
      const { items } = requireOk(await ask('GET', '/mail/outbox')).body;
      requireOk(await ask('POST', `/mail/outbox/${items[0].id}/drop`, { body: {} }));
      requireOk(await ask('DELETE', `/mail/accounts/${accountId}`));
      await run(id, '2027-02-28');
      const { runs } = await show(id);

      assert.equal(items[0].state, 'waiting_for_password');
      assert.deepEqual([runs[1].outcome, runs[0].outcome], ['sent', 'issued']);
      assert.match(runs[0].because, /No account for mail is set up/);
    });

    const histories = Number(process.env['VIREO_HISTORIES'] ?? 30);
    const seed = process.env['VIREO_SEED'];
    const days = ['2027-01-31', '2027-02-28', '2027-03-31'];
    const day = fc.constantFrom(...days);
    const anyAct = fc.oneof(
      { weight: 3, arbitrary: fc.record({ act: fc.constant('run'), day, commit: fc.constant(0) }) },
      {
        weight: 3,
        arbitrary: fc.record({ act: fc.constant('kill'), day, commit: fc.integer({ min: 1, max: 3 }) }),
      },
      fc.record({
        act: fc.constantFrom('pause', 'resume', 'archive', 'restore'),
        day,
        commit: fc.constant(0),
      }),
    );
    type Act = 'run' | 'kill' | 'pause' | 'resume' | 'archive' | 'restore';

    /** Of the commit that dies; 0: none does. */
    let commitsLeft = 0;

    function dieAtCommits(): void {
      const { database } = vireo;
      const transaction = database.transaction.bind(database);
      Object.defineProperty(database, 'transaction', {
        value: async (work: Parameters<typeof transaction>[0]) =>
          await transaction(async (trx) => {
            const result = await work(trx);
            if (commitsLeft > 0) {
              commitsLeft -= 1;
              if (commitsLeft === 0) throw new Error('killed');
            }
            return result;
          }),
      });
    }

    /** What a plain model and the backend do at once. */
    class Walk {
      readonly made = new Map<string, string>();
      private isPaused = false;
      private isArchived = false;
      private readonly id: string;

      constructor(id: string) {
        this.id = id;
      }

      async run(period: string): Promise<void> {
        await run(this.id, period);
        const before = this.made.get(period);
        if (before === 'sending') this.made.set(period, this.isPaused ? 'issued' : 'sent');
        if (before === undefined && !this.isPaused) {
          this.made.set(period, this.isArchived ? 'client_archived' : 'sent');
        }
      }

      /** At the end of one of its transactions: the invoice alone is kept after the first. */
      async kill(period: string, commit: number): Promise<void> {
        await vireo.settle();
        commitsLeft = commit;
        let isKilled = false;
        try {
          await this.run(period);
        } catch (error) {
          assert.equal((error as Error).message, 'killed');
          isKilled = true;
        } finally {
          commitsLeft = 0;
        }
        if (isKilled && commit > 1 && !this.made.has(period)) this.made.set(period, 'sending');
      }

      async pause(): Promise<void> {
        await this.patch(`/recurring-invoices/${this.id}`, { state: 'paused' });
        this.isPaused = true;
      }

      async resume(): Promise<void> {
        await this.patch(`/recurring-invoices/${this.id}`, { state: 'active' });
        this.isPaused = false;
      }

      async archive(): Promise<void> {
        await this.patch(`/clients/${practice.clientId}`, { archived: true });
        this.isArchived = true;
      }

      async restore(): Promise<void> {
        await this.patch(`/clients/${practice.clientId}`, { archived: false });
        this.isArchived = false;
      }

      private async patch(path: string, body: object): Promise<void> {
        requireOk(await ask('PATCH', path, { body }));
      }

      /** The server has one mail of each that is sent, and none of another. */
      async compare(acceptedBefore: number): Promise<void> {
        await vireo.settle();
        const { runs } = await show(this.id);
        const made = runs.map(({ from, outcome }: { from: string; outcome: string }) => [from, outcome]);
        const invoices = runs.flatMap(({ invoiceId }: { invoiceId: string | null }) => invoiceId ?? []);
        const sent = [...this.made.values()].filter((outcome) => outcome === 'sent');
        const accepted = server.accepted.slice(acceptedBefore);
        const ids = accepted.map(({ messageId }) => messageId);
        assert.deepEqual(new Map(made), this.made);
        assert.equal(new Set(invoices).size, invoices.length);
        assert.deepEqual([accepted.length, new Set(ids).size], [sent.length, sent.length]);
      }
    }

    it('are as a plain model has them, with kills at each of their commits and the count of the server', async () => {
      await vireo.addAccount(server.port, { dailyLimit: 100_000 });
      dieAtCommits();
      await fc.assert(
        fc.asyncProperty(fc.array(anyAct, { maxLength: 12 }), async (acts) => {
          const accepted = server.accepted.length;
          const walk = new Walk(await setUp());
          for (const { act, day: period, commit } of acts) await walk[act as Act](period, commit);
          await walk.compare(accepted);
          await walk.restore();
        }),
        { numRuns: histories, ...(seed !== undefined && { seed: Number(seed) }) },
      );
    });
  });
});
