/** Currency and price of what an import makes: settled by all rows of a client or project, not by the first or last one. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { onEveryImportPractice } from '../../../../../testing/import-practice.ts';
import { setUpImportedMoney, toggl, togglRow } from '../../../../../testing/time/set-up-imported-money.ts';

const harvest = (...rows: readonly string[]) =>
  [
    'Date,Client,Project,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Billable Rate,Currency',
    ...rows.map((row, at) => `2026-11-${10 + at},Acme,Web,,n,${row},US Dollar - USD`),
    '',
  ].join('\n');

const clockify = (...rows: readonly string[]) =>
  [
    'Project,Client,Description,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Billable Rate (USD),Billable Amount (USD)',
    ...rows.map((row, at) => {
      const [billable, money] = row.split(';');
      const day = `2026-11-${10 + at}`;
      return `Web,Acme,n,${billable},${day},08:00:00,${day},09:00:00,01:00:00,${money}`;
    }),
    '',
  ].join('\n');

const kimai = (...rows: readonly string[]) =>
  [
    'Date,From,To,Duration,Currency,Price,Hourly price,Name,Customer,Project,Activity,Description,Billable',
    ...rows.map((row, at) => {
      const [billable, money] = row.split(';');
      return `2026-11-${10 + at},08:00,09:00,1:00,USD,${money},,Acme,Web,,n,${billable}`;
    }),
    '',
  ].join('\n');
describe('money of imports', () => {
  onEveryImportPractice((practice) => {
    const { lossesOf } = setUpImportedMoney();

    const { ask, bring, list } = practice;

    /** In the order of time, in minor units. */
    const listRates = async () => {
      const entries = await practice.app.database.query
        .selectFrom('time_entries')
        .selectAll()
        .orderBy('started_at')
        .execute();
      return entries.map(({ rate_minor }) => rate_minor);
    };

    const listPrices = async () =>
      Object.fromEntries(
        (await list('/projects')).map(({ name, hourlyRate }) => [
          name,
          (hourlyRate as { minor: number }).minor,
        ]),
      );

    for (const [what, file] of [
      [
        'Toggl',
        toggl(
          'Amount (USD)',
          togglRow('2026-11-10', '01:00:00', '0.00', { billable: 'No' }),
          togglRow('2026-11-11', '10:00:00', '950.00'),
        ),
      ],
      ['Harvest', harvest('1.00,No,No,No,,,', '10.00,Yes,No,No,,,95.00')],
      ['Clockify', clockify('No;0.00,0.00', 'Yes;95.00,95.00')],
      ['Kimai', kimai('No;,', 'Yes;95.00,95.00')],
    ] as const) {
      it(`give a new client the currency of its rows, whichever has a rate first: ${what}`, async () => {
        const reply = await bring(file);

        const [[client], [project]] = [await list('/clients'), await list('/projects')];
        assert.equal(client?.['currency'], 'USD');
        assert.deepEqual(project?.['hourlyRate'], { minor: 9_500, currency: 'USD' });
        assert.equal(lossesOf(reply)['other_currency'], undefined);
      });
    }

    for (const [what, rate] of [
      ['empty', ''],
      ['nothing', '0.00'],
    ] as const) {
      it(`give a new client the currency that the file tells where all rates are ${what}`, async () => {
        const { body } = await bring(harvest(`1.00,Yes,No,No,,,${rate}`, `10.00,Yes,No,No,,,${rate}`));

        const [client] = await list('/clients');
        assert.equal(client?.['currency'], 'USD');
        assert.deepEqual(body.detected.currencies, ['USD']);
      });
    }

    it('give a new client the currency that most of its priced rows have', async () => {
      const file = harvest(
        '1.00,Yes,No,No,,,90.00',
        '1.00,Yes,No,No,,,95.00',
        '1.00,Yes,No,No,,,95.00',
      ).replace('90.00,US Dollar - USD', '90.00,Euro - EUR');

      const reply = await bring(file);

      const [[client], [project]] = [await list('/clients'), await list('/projects')];
      assert.equal(client?.['currency'], 'USD');
      assert.deepEqual(project?.['hourlyRate'], { minor: 9_500, currency: 'USD' });
      assert.equal(lossesOf(reply)['other_currency'], 1);
    });

    it('say where the file tells a currency that the client has not, and no rate', async () => {
      await ask('POST', '/clients', { body: { name: 'Acme', currency: 'EUR' } });

      const { body } = await bring(harvest('1.00,Yes,No,No,,,', '2.00,Yes,No,No,,,'));

      const [loss] = body.losses.filter(({ code }: { code: string }) => code === 'other_currency');
      assert.deepEqual(
        { column: loss?.column, count: loss?.count, firstExamples: loss?.examples[0] },
        { column: 'currency', count: 2, firstExamples: { row: 2, value: 'USD' } },
      );
    });

    it('take the rate of a short entry from the longer ones, where its amount does not tell it', async () => {
      const reply = await bring(
        toggl(
          'Amount (EUR)',
          togglRow('2026-11-10', '10:00:00', '950.00'),
          togglRow('2026-11-11', '00:00:01', '0.03'),
          togglRow('2026-11-12', '00:00:00', '0.00'),
          togglRow('2026-11-13', '10:00:00', '625.00', { project: 'Two' }),
          togglRow('2026-11-14', '00:00:36', '0.63', { project: 'Two' }),
        ),
      );

      assert.deepEqual(await listRates(), [9_500, 9_500, 9_500, 6_250, 6_250]);
      assert.deepEqual(await listPrices(), { Web: 9_500, Two: 6_250 });
      assert.equal(lossesOf(reply)['rate_from_amount'], 4);
    });

    it('take a rate that was raised for what came after it', async () => {
      await bring(
        toggl(
          'Amount (EUR)',
          togglRow('2026-03-02', '10:00:00', '1000.00'),
          togglRow('2026-03-03', '00:00:01', '0.03'),
          togglRow('2026-03-09', '10:00:00', '1000.00'),
          togglRow('2026-10-12', '05:00:00', '550.00'),
          togglRow('2026-10-13', '00:00:01', '0.03'),
        ),
      );

      assert.deepEqual(await listRates(), [10_000, 10_000, 10_000, 11_000, 11_000]);
      assert.deepEqual(await listPrices(), { Web: 11_000 });
    });

    it('let no entry of a minute decide what a new project is worth', async () => {
      await bring(
        toggl(
          'Amount (EUR)',
          togglRow('2026-11-10', '10:00:00', '950.00'),
          togglRow('2026-11-11', '00:01:00', '3.00'),
        ),
      );

      assert.deepEqual(await listRates(), [9_500, 18_000]);
      assert.deepEqual(await listPrices(), { Web: 9_500 });
    });

    it('prefer for a new project a rate that the file tells to one from an amount', async () => {
      const { body } = await bring(clockify('Yes;95.00,95.00', 'Yes;,120.00'), { dryRun: true });

      assert.deepEqual(body.made.projects, [
        {
          client: 'Acme',
          name: 'Web',
          source: 'Acme / Web',
          rate: { minor: 9_500, currency: 'USD' },
          isRateFromAmounts: false,
          like: [],
        },
      ]);
    });

    it('tell what a new project is worth, and that it was taken from amounts', async () => {
      const { body } = await bring(toggl('Amount (EUR)', togglRow('2026-11-10', '10:00:00', '950.00')));
      const kept = await ask('GET', `/imports/${body.id}`);

      const [{ rate, isRateFromAmounts }] = body.made.projects;
      assert.deepEqual(
        { rate, isRateFromAmounts },
        { rate: { minor: 9_500, currency: 'EUR' }, isRateFromAmounts: true },
      );
      assert.deepEqual(kept.body.made, body.made);
    });

    it('take no rate for changed that gives the amount which the file tells', async () => {
      const short = togglRow('2026-11-11', '00:00:36', '0.63');
      await bring(toggl('Amount (EUR)', short));

      const again = await bring(toggl('Amount (EUR)', short, togglRow('2026-11-10', '10:00:00', '625.00')));

      assert.deepEqual(
        { added: again.body.added, again: again.body.again, changed: again.body.changed },
        { added: 1, again: 1, changed: 0 },
      );
    });

    it('say in the export to Toggl which rates its amounts do not tell', async () => {
      await bring(
        toggl(
          'Amount (EUR)',
          togglRow('2026-11-10', '10:00:00', '950.00'),
          togglRow('2026-11-11', '00:00:01', '0.03'),
        ),
      );
      const [short] = await list('/time-entries');
      const { body: told } = await ask('GET', '/exports?format=toggl&zone=UTC');
      const rate = { minor: 10_000, currency: 'EUR' };
      await practice.app.database.query
        .updateTable('time_entries')
        .set({ rate_minor: rate.minor })
        .where('id', '=', String(short?.['id']))
        .execute();
      const { body: untold } = await ask('GET', '/exports?format=toggl&zone=UTC');

      const losses = [told, untold].map(
        ({ losses: all }) => all.filter(({ code }: { code: string }) => code === 'rate_not_carried').length,
      );
      assert.deepEqual(losses, [0, 1]);
    });

    it('leave nothing worth 0.00 once the rate is set that a file did not tell', async () => {
      const reply = await bring(
        harvest(
          '2,Yes,No,No,Mara,Voss,',
          '3,Yes,No,Yes,Mara,Voss,',
          '1,Yes,Yes,Yes,Mara,Voss,',
          '1,No,No,No,Mara,Voss,',
        ),
        { takeStates: true },
      );
      assert.equal(reply.status, 201, JSON.stringify(reply.body));
      const { items } = (await ask('GET', '/rates/missing')).body;
      const [{ projectId: scopeId, validFrom, seconds }] = items;

      const set = await ask('POST', '/rates', {
        body: { scope: 'project', scopeId, validFrom, amount: { minor: 9_000, currency: 'USD' } },
      });

      assert.deepEqual({ itemsCount: items.length, seconds }, { itemsCount: 1, seconds: 18_000 });
      assert.deepEqual(
        {
          entries: set.body.effect.entries,
          after: set.body.effect.after,
          reason: set.body.effect.left[0]?.reason,
        },
        { entries: 2, after: [{ minor: 45_000, currency: 'USD' }], reason: 'invoiced' },
      );
      assert.deepEqual((await ask('GET', '/rates/missing')).body.items, []);
      // The third was billed elsewhere: what for is not known here.
      assert.deepEqual(await listRates(), [9_000, 9_000, 0, 9_000]);
    });
  });
});
