import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { onEveryImportPractice } from '../../../../../testing/import-practice.ts';
import { setUpImportedMoney, toggl, togglRow } from '../../../../../testing/time/set-up-imported-money.ts';

describe('money of imports in several currencies', () => {
  onEveryImportPractice((practice) => {
    const { lossesOf } = setUpImportedMoney();

    const { bring, list } = practice;

    it('read each row in the currency whose column it fills, of several', async () => {
      const reply = await bring(
        toggl(
          'Amount (EUR),Amount (USD)',
          togglRow('2026-11-09', '01:00:00', '0.00,0.00', { client: 'States' }),
          togglRow('2026-11-10', '01:00:00', '0.00,100.00', { client: 'States' }),
          togglRow('2026-11-11', '01:00:00', '1090.00,', { client: 'Europe' }),
        ),
      );

      const clients = await list('/clients');
      assert.equal(reply.status, 201, JSON.stringify(reply.body));
      assert.deepEqual(clients.map(({ name, currency }) => [name, currency]).toSorted(), [
        ['Europe', 'EUR'],
        ['States', 'USD'],
      ]);
      const entries = await practice.app.database.query
        .selectFrom('time_entries')
        .selectAll()
        .orderBy('started_at')
        .execute();
      assert.deepEqual(
        entries.map(({ rate_minor, rate_currency }) => [rate_minor, rate_currency]),
        [
          [10_000, 'USD'],
          [10_000, 'USD'],
          [109_000, 'EUR'],
        ],
      );
      assert.deepEqual(Object.keys(lossesOf(reply)).toSorted(), ['no_person', 'rate_from_amount']);
    });

    it('say which amount is not kept where a row has two', async () => {
      const { body } = await bring(
        toggl('Amount (EUR),Amount (USD)', togglRow('2026-11-10', '01:00:00', '95.00,104.50')),
        { dryRun: true },
      );

      const [loss] = body.losses.filter(({ code }: { code: string }) => code === 'column_not_kept');
      assert.deepEqual(
        { column: loss?.column, examples: loss?.examples },
        { column: 'Amount (USD)', examples: [{ row: 2, value: '104.50' }] },
      );
      assert.deepEqual(body.sample[0].rate, { minor: 9_500, currency: 'EUR' });
    });

    it('learn from all columns of money how numbers are written', async () => {
      const { body } = await bring(
        toggl('Amount (EUR),Amount (USD)', togglRow('2026-11-10', '01:00:00', ',"1.234,50"')),
        { dryRun: true },
      );

      assert.deepEqual(
        { decimal: body.detected.decimal, rate: body.sample[0]?.rate },
        { decimal: ',', rate: { minor: 123_450, currency: 'USD' } },
      );
    });

    it('refuse a currency that one of several columns contradicts', async () => {
      const { body } = await bring(
        toggl('Amount (EUR),Amount (USD)', togglRow('2026-11-10', '01:00:00', '0.00,100.00')),
        { dryRun: true, currency: 'EUR' },
      );

      assert.deepEqual(
        body.problems.map(({ option }: { option: string }) => option),
        ['currency'],
      );
    });
  });
});
