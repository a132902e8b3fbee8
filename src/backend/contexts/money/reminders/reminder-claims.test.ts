import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, eur, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const at = (instant: string) => Date.parse(instant);
const step = (afterDays: number, more: object = {}) => ({ afterDays, ...more });
const three = [
  step(7),
  step(21, { fee: { kind: 'lump_sum' }, interest: true }),
  step(35, { interest: true }),
];

describe('what reminders ask for', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'money' });
      practice = await createPayingPractice(vireo);
      await setDebtor('business');
      vireo.clock.now = at('2026-10-01T10:00:00Z');
    });

    afterEach(async () => await vireo.app.close());

    const ask: TestApp['ask'] = (...given) => vireo.ask(...given);
    const setDebtor = async (debtor: string | null) =>
      requireOk(await ask('PATCH', `/clients/${practice.clientId}`, { body: { debtor } }));
    const preview = async (id: string) => await practice.get(`/invoices/${id}/reminder`);
    const record = async (id: string, number: number) =>
      await ask('POST', `/invoices/${id}/reminders`, { body: { step: number, via: 'other' } });

    /** 119.00 EUR, sent on 1 October and due on Saturday, 31 October. */
    async function billed(): Promise<string> {
      const { id } = await practice.bill();
      requireOk(await ask('POST', `/invoices/${id}/sent`, { body: {} }));
      return id;
    }

    it('show what is open after a part payment, fee and interest, and book none of them', async () => {
      requireOk(await ask('PUT', '/reminder-rules', { body: { steps: three } }));
      const id = await billed();
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      requireOk(await record(id, 1));
      vireo.clock.now = at('2026-11-10T10:00:00Z');
      requireOk(
        await practice.post({
          kind: 'payment',
          valueDate: '2026-11-10',
          allocations: [{ invoiceId: id }],
          amount: eur(1_900),
        }),
      );
      vireo.clock.now = at('2026-11-23T10:00:00Z');
      const shown = await preview(id);

      assert.deepEqual([shown.plan.state, shown.plan.step], ['ready', 2]);
      const { letter } = shown;
      assert.deepEqual([letter.open, letter.fee, letter.deadline], [eur(10_000), eur(4_000), '2026-12-07']);
      // In time until Monday, 2 November: 8 days of 119.00 and 13 of 100.00 at 10.52 %.
      assert.deepEqual(
        letter.interestParts.map(
          ({ days, open: of, percent }: { days: number; open: object; percent: string }) => [
            days,
            of,
            percent,
          ],
        ),
        [
          [8, eur(11_900), '10.52'],
          [13, eur(10_000), '10.52'],
        ],
      );
      assert.deepEqual([letter.interest, letter.toPay], [eur(65), eur(14_065)]);
      assert.match(letter.text, /Received: €19\.00/);
      const invoice = await practice.invoice(id);
      assert.deepEqual([invoice.due, invoice.gross], [eur(10_000), eur(11_900)]);
    });

    /** Due on 31 October; its second reminder has interest alone. */
    async function interestOf(
      client: object,
      { sentOn, remindedOn } = { sentOn: '2026-10-01', remindedOn: '2026-11-09' },
    ): Promise<object> {
      requireOk(
        await ask('PUT', '/reminder-rules', { body: { steps: [step(7), step(14, { interest: true })] } }),
      );
      requireOk(await ask('PATCH', `/clients/${practice.clientId}`, { body: client }));
      const { id } = await practice.bill('10000.00');
      vireo.clock.now = at(`${sentOn}T10:00:00Z`);
      requireOk(await ask('POST', `/invoices/${id}/sent`, { body: { date: sentOn } }));
      vireo.clock.now = at(`${remindedOn}T10:00:00Z`);
      requireOk(await record(id, 1));
      vireo.clock.now = at('2026-12-07T10:00:00Z');
      const { letter } = await preview(id);
      return [letter.interestParts[0].from, letter.interest];
    }

    // Saturday, 31 October, is the day of the Reformation in the north, and the Sunday is All Saints' Day in the south.
    const places = [
      ['of the debtor in Germany', { countryCode: 'DE' }, ['2026-11-03', eur(12_004)]],
      ['of the debtor in Austria', { countryCode: 'AT' }, ['2026-11-03', eur(12_004)]],
      ['and of no other debtor', { countryCode: 'FR' }, ['2026-11-01', eur(12_690)]],
    ] as const;
    for (const [whose, client, expected] of places) {
      it(`has interest from the day after the next working day ${whose}`, async () => {
        assert.deepEqual(await interestOf(client), expected);
      });
    }

    it('has interest from the day after sending where the invoice was sent after its due date', async () => {
      // Buß- und Bettag in Saxony: where the region is not known it counts.
      const days = { sentOn: '2026-11-18', remindedOn: '2026-11-25' };
      const anywhere = await interestOf({ countryCode: 'DE' }, days);

      assert.deepEqual(anywhere, ['2026-11-20', eur(6_174)]);
    });

    it('ask for no fee and no interest until it is known what the client is, and say so', async () => {
      requireOk(await ask('PUT', '/reminder-rules', { body: { steps: three } }));
      await setDebtor(null);
      const id = await billed();
      const shown = async () => {
        const { plan, letter } = await preview(id);
        const { items } = await practice.get('/reminders');
        assert.equal(items[0].plan.asksDebtor, plan.asksDebtor);
        return [plan.asksDebtor, letter.fee, letter.interest, letter.toPay];
      };
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      const first = await shown();
      requireOk(await record(id, 1));
      vireo.clock.now = at('2026-11-23T10:00:00Z');
      const unknown = await shown();
      requireOk(await ask('PATCH', `/clients/${practice.clientId}`, { body: { vatId: 'DE136695976' } }));
      const withVatId = await shown();
      await setDebtor('consumer');
      const consumer = await shown();

      assert.deepEqual(first, [false, null, null, eur(11_900)]);
      assert.deepEqual(unknown, [true, null, null, eur(11_900)]);
      // 21 days from 3 November at 10.52 % or 6.52 %.
      assert.deepEqual(withVatId, [false, eur(4_000), eur(72), eur(15_972)]);
      assert.deepEqual(consumer, [false, null, eur(45), eur(11_945)]);
      const { text } = (await preview(id)).letter;
      assert.match(text, /Late interest, 5 percentage points above the base rate/);
    });

    it('ask for no fee of a fixed amount either while it is not known', async () => {
      const fee = { kind: 'amount', amount: eur(500) };
      requireOk(await ask('PUT', '/reminder-rules', { body: { steps: [step(7), step(14, { fee })] } }));
      await setDebtor(null);
      const id = await billed();
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      requireOk(await record(id, 1));
      vireo.clock.now = at('2026-11-23T10:00:00Z');
      const unknown = await preview(id);
      const sent = requireOk(await record(id, 2)).body;

      assert.deepEqual([unknown.plan.asksDebtor, unknown.letter.fee], [true, null]);
      assert.deepEqual([sent.fee, sent.interest], [null, null]);
    });

    it('are sent only as they were shown: not with a sum that was paid, a fee, interest or a deadline of before', async () => {
      requireOk(await ask('PUT', '/reminder-rules', { body: { steps: three } }));
      const id = await billed();
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      requireOk(await record(id, 1));
      vireo.clock.now = at('2026-11-23T10:00:00Z');
      const shownOf = async () => {
        const { open: due, fee, interest, deadline } = (await preview(id)).letter;
        return { open: due, fee, interest, deadline };
      };
      const send = async (more: object) =>
        await ask('POST', `/invoices/${id}/reminders`, { body: { step: 2, via: 'other', ...more } });
      const edited = { subject: 'Please pay', text: 'You owe us €119.00.' };
      const unseen = await send(edited);
      const before = await shownOf();
      await practice.pay(id, 1_900);
      const paid = await send({ ...edited, shown: before });
      vireo.clock.now = at('2026-11-24T10:00:00Z');
      const nextDay = await send({ shown: { ...before, open: eur(10_000) } });
      const after = await shownOf();
      const feeless = await send({ shown: { ...after, fee: null } });
      const late = await send({ shown: { ...after, deadline: before.deadline } });
      const sent = await send({ ...edited, shown: after });

      assert.deepEqual([unseen.status, unseen.body.error.details[0].field], [422, 'shown']);
      assert.deepEqual(
        [paid, nextDay, feeless, late].map(({ status, body }) => [
          status,
          body.error.code,
          body.error.details[0].field,
        ]),
        [
          [409, 'conflict', 'shown.open'],
          [409, 'conflict', 'shown.interest'],
          [409, 'conflict', 'shown.fee'],
          [409, 'conflict', 'shown.deadline'],
        ],
      );
      assert.match(
        paid.body.error.message,
        /^The open amount was €119\.00 when it was shown, and is €100\.00/,
      );
      assert.deepEqual([sent.status, sent.body.open, sent.body.text], [201, eur(10_000), edited.text]);
    });

    it('refuse to compute interest of a half-year whose rate is not known, and name it', async () => {
      requireOk(
        await ask('PUT', '/reminder-rules', { body: { steps: [step(7), step(70, { interest: true })] } }),
      );
      const id = await billed();
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      requireOk(await record(id, 1));
      vireo.clock.now = at('2027-01-12T10:00:00Z');
      const { letter, problem } = await preview(id);
      const sent = await record(id, 2);

      assert.equal(letter, null);
      assert.match(problem, /2027-H1 is not known; those of 2023-H1 to 2026-H2 are/);
      assert.deepEqual([sent.status, sent.body.error.code], [409, 'state_forbids']);
    });
  });
});
