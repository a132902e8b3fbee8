import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';

const at = (instant: string) => Date.parse(instant);
const hosting = { description: 'Hosting {month} {year}', quantity: '1', unitPrice: '40.00' };
const monthly = { unit: 'month', date: '2027-01-31' };

describe('recurring invoices', () => {
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
    const preview = async (more: object = {}) => {
      const { name: _name, ...body } = bodyOf(more) as Record<string, unknown>;
      return requireOk(await ask('POST', '/recurring-invoices/preview', { body })).body;
    };
    const show = async (id: string) => await practice.get(`/recurring-invoices/${id}`);

    /** As a schedule does, which may say it more than once. */
    async function run(id: string, period: string, askedAt?: string): Promise<void> {
      const kind = vireo.app.scheduleKinds.get('recurring.invoice');
      assert.ok(kind);
      const { organizationId } = vireo.owner;
      const dueAt = askedAt === undefined ? vireo.clock.now : Date.parse(askedAt);
      const signal = new AbortController().signal;
      await kind.run({
        organizationId,
        actor: vireo.owner,
        scheduleId: '',
        subjectId: id,
        period,
        isAsked: askedAt !== undefined,
        dueAt,
        signal,
      });
    }

    const outcomes = async (id: string) =>
      (await show(id)).runs
        .toReversed()
        .map(({ from, to, outcome }: Record<string, string>) => [from, to, outcome]);

    it('make a draft of each period by default, with its placeholders, on month ends as the calendar has them', async () => {
      const { id } = requireOk(await create()).body;
      await run(id, '2027-01-31');
      await run(id, '2027-02-28');
      await run(id, '2027-03-31');
      const [newest] = (await show(id)).runs;
      const invoice = await practice.get(`/invoices/${newest.invoiceId}`);
      const { document } = await practice.get(`/invoices/${newest.invoiceId}/document`);

      assert.deepEqual(await outcomes(id), [
        ['2027-01-31', '2027-02-27', 'draft'],
        ['2027-02-28', '2027-03-30', 'draft'],
        ['2027-03-31', '2027-04-29', 'draft'],
      ]);
      assert.deepEqual(
        [invoice.state, invoice.periodStart, invoice.periodEnd],
        ['draft', '2027-03-31', '2027-04-29'],
      );
      assert.equal(document.lines[0].description, 'Hosting March 2027');
    });

    it('make a period once, however often it runs, also at the same time', async () => {
      const { id } = requireOk(await create()).body;
      await Promise.all([run(id, '2027-01-31'), run(id, '2027-01-31'), run(id, '2027-01-31')]);
      await run(id, '2027-01-31');
      const { items } = await practice.get('/invoices');

      assert.equal(items.length, 1);
      assert.equal((await show(id)).runs.length, 1);
    });

    it('make the newest period that is due where a person asks, once, and nothing before the first', async () => {
      const { id } = requireOk(await create()).body;
      const ask = async (at: string) => await run(id, `asked ${at}`, at);
      await ask('2027-01-30T10:00:00Z');
      assert.deepEqual(await outcomes(id), []);
      await ask('2027-03-01T10:00:00Z');
      await ask('2027-03-30T10:00:00Z');

      assert.deepEqual(await outcomes(id), [['2027-02-28', '2027-03-30', 'draft']]);
    });

    it('run by a schedule of their own, and make up in order for what a machine slept through', async () => {
      const { id } = requireOk(await create()).body;
      const { jobs } = vireo.app.mail.ports;
      vireo.clock.now = at('2027-04-15T10:00:00Z');
      jobs.wake();
      await jobs.idle();
      const { items } = await practice.get('/schedules');
      const own = items.find(({ subjectId }: { subjectId: string }) => subjectId === id);

      assert.deepEqual(
        (await outcomes(id)).map(([from]: string[]) => from),
        ['2027-01-31', '2027-02-28', '2027-03-31'],
      );
      assert.deepEqual([own.kind, own.state], ['recurring.invoice', 'active']);
      assert.equal((await show(id)).next.from, '2027-04-30');
    });

    it('issue by themselves only what was seen in full', async () => {
      const shown = await preview();
      const unseen = await create({ result: 'issued' });
      const { id } = requireOk(await create({ result: 'issued', previewHash: shown.previewHash })).body;
      vireo.clock.now = at('2027-01-31T06:00:00Z');
      await run(id, '2027-01-31');
      const [{ outcome, invoiceId }] = (await show(id)).runs;
      const invoice = await practice.get(`/invoices/${invoiceId}`);

      assert.deepEqual(
        shown.invoices.map(({ from, runsOn, gross, lines }: Reply['body']) => [
          from,
          runsOn,
          gross.minor,
          lines[0].description,
        ]),
        [
          ['2027-01-31', '2027-01-31', 4_760, 'Hosting January 2027'],
          ['2027-02-28', '2027-02-28', 4_760, 'Hosting February 2027'],
          ['2027-03-31', '2027-03-31', 4_760, 'Hosting March 2027'],
        ],
      );
      assert.deepEqual([unseen.status, unseen.body.error.details[0].field], [409, 'previewHash']);
      assert.deepEqual([outcome, invoice.state, invoice.issueDate], ['issued', 'issued', '2027-01-31']);
      // The previews left nothing behind.
      assert.equal((await practice.get('/invoices')).items.length, 1);
    });

    it('leave a draft and ask again where tax, recipient or price differ', async () => {
      const { previewHash } = await preview();
      const { id } = requireOk(await create({ result: 'issued', previewHash })).body;
      const agree = async (more: object = {}) => {
        const next = requireOk(await ask('POST', `/recurring-invoices/${id}/preview`, { body: more })).body;
        const body = { ...more, previewHash: next.previewHash };
        return requireOk(await ask('PATCH', `/recurring-invoices/${id}`, { body })).body;
      };
      const runAnd = async (day: string) => {
        vireo.clock.now = at(`${day}T10:00:00Z`);
        await run(id, day);
        const { runs, asksBecause } = await show(id);
        return [runs[0].outcome, asksBecause];
      };
      const patchClient = async (body: object) =>
        requireOk(await ask('PATCH', `/clients/${practice.clientId}`, { body }));

      const first = await runAnd('2027-01-31');
      await patchClient({ taxRate: '7', taxCategory: 'S' });
      const taxed = await runAnd('2027-02-28');
      const still = await runAnd('2027-03-31');
      const agreed = await agree();
      const again = await runAnd('2027-04-30');
      await patchClient({ email: 'new@nordwind.example' });
      const moved = await runAnd('2027-05-31');
      requireOk(
        await ask('PATCH', `/recurring-invoices/${id}`, {
          body: { items: [{ ...hosting, unitPrice: '45.00' }] },
        }),
      );
      const changed = await runAnd('2027-06-30');
      await agree();
      const last = await runAnd('2027-07-31');

      assert.deepEqual(first, ['issued', null]);
      assert.deepEqual(
        [taxed, still],
        [
          ['draft', 'tax'],
          ['draft', 'tax'],
        ],
      );
      assert.deepEqual([agreed.asksBecause, again], [null, ['issued', null]]);
      assert.deepEqual([moved[0], changed[0]], ['draft', 'draft']);
      assert.deepEqual(last, ['issued', null]);
    });

    it('ask whether to make what lies in the past, and make it or not', async () => {
      vireo.clock.now = at('2027-04-15T10:00:00Z');
      const unsaid = await create();
      const { missed } = await preview();
      const skipped = requireOk(await create({ missed: 'skip' })).body;
      const made = requireOk(await create({ missed: 'make', name: 'All' })).body;
      for (const { id } of [skipped, made]) {
        for (const day of ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']) await run(id, day);
      }

      assert.deepEqual([unsaid.status, unsaid.body.error.details[0].field], [409, 'missed']);
      assert.deepEqual(
        missed.map(({ from }: { from: string }) => from),
        ['2027-01-31', '2027-02-28', '2027-03-31'],
      );
      assert.deepEqual([skipped.next.from, made.next.from], ['2027-04-30', '2027-04-30']);
      assert.deepEqual([(await outcomes(skipped.id)).length, (await outcomes(made.id)).length], [1, 4]);
    });

    it('say how many periods are older than those that are made for the past', async () => {
      vireo.clock.now = at('2029-04-15T10:00:00Z');
      const { missed, olderMissed } = await preview();

      assert.deepEqual([missed.length, missed[0].from, olderMissed], [24, '2027-04-30', 3]);
    });

    it('bill the approved time of the period that is over, of one project, and nothing where there is none', async () => {
      vireo.clock.now = at('2026-11-25T10:00:00Z');
      await practice.addEntry();
      await practice.approveWeek();
      const other = requireOk(
        await ask('POST', '/projects', {
          body: {
            clientId: practice.clientId,
            name: 'Other',
            hourlyRate: { minor: 10_000, currency: 'EUR' },
          },
        }),
      ).body;
      const rule = { unit: 'month', date: '2026-11-01' };
      const more = { items: [], withTime: true, timing: 'arrears', rule, note: '{hours} h in {month}' };
      const time = requireOk(await create({ ...more, projectId: practice.projectId })).body;
      const none = requireOk(await create({ ...more, projectId: other.id, name: 'Other' })).body;
      vireo.clock.now = at('2026-12-01T06:00:00Z');
      await run(time.id, '2026-12-01');
      await run(none.id, '2026-12-01');
      const [{ invoiceId }] = (await show(time.id)).runs;
      const invoice = await practice.get(`/invoices/${invoiceId}`);
      const [nothing] = (await show(none.id)).runs;

      assert.deepEqual(
        [invoice.periodStart, invoice.periodEnd, invoice.note],
        ['2026-11-01', '2026-11-30', '1.5 h in November'],
      );
      assert.deepEqual([nothing.outcome, nothing.invoiceId], ['nothing', null]);
    });

    it('leave time alone that a template of fixed items does not bill', async () => {
      await practice.addEntry();
      await practice.approveWeek();
      const { id } = requireOk(await create({ rule: { unit: 'month', date: '2027-01-01' } })).body;
      await run(id, '2027-01-01');
      const [{ invoiceId }] = (await show(id)).runs;

      assert.equal((await practice.get(`/invoices/${invoiceId}`)).net.minor, 4_000);
    });

    it('make nothing for an archived client, and say so', async () => {
      const { id } = requireOk(await create()).body;
      requireOk(await ask('PATCH', `/clients/${practice.clientId}`, { body: { archived: true } }));
      await run(id, '2027-01-31');
      const [{ outcome, because }] = (await show(id)).runs;
      const another = await create({ name: 'Another' });

      assert.equal(outcome, 'client_archived');
      assert.match(because, /archived/);
      assert.deepEqual([another.status, another.body.error.code], [409, 'client_archived']);
      assert.equal((await practice.get('/invoices')).items.length, 0);
    });

    it('end after their last day, and make nothing while they are paused', async () => {
      const { id } = requireOk(await create({ endsOn: '2027-02-28' })).body;
      requireOk(await ask('PATCH', `/recurring-invoices/${id}`, { body: { state: 'paused' } }));
      await run(id, '2027-01-31');
      requireOk(await ask('PATCH', `/recurring-invoices/${id}`, { body: { state: 'active' } }));
      await run(id, '2027-02-28');
      await run(id, '2027-03-31');
      const { state, runs, next } = await show(id);

      assert.deepEqual([state, runs.length, next], ['ended', 1, null]);
    });

    it('refuse a placeholder that there is not, and a template of nothing', async () => {
      const fieldOf = async (more: object) => {
        const { status, body } = await create(more);
        return [status, body.error.details[0].field];
      };

      assert.deepEqual(await fieldOf({ items: [{ ...hosting, description: '{mnth}' }] }), [
        422,
        'items.0.description',
      ]);
      assert.deepEqual(await fieldOf({ items: [] }), [422, 'items']);
      assert.deepEqual(await fieldOf({ projectId: practice.clientId }), [422, 'projectId']);
    });
  });
});
