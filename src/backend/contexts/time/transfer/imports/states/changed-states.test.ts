import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../../../migrations/index.ts';
import type { Schema } from '../../../../../schema.ts';
import { onEveryDatabase } from '../../../../../testing/databases.ts';
import type { Reply } from '../../../../../testing/test-app.ts';
import { setUpImports } from '../../../../../testing/time/set-up-imports.ts';

describe('states that the other tool has changed since an import', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpImports(open);
    const { list, bring, changes } = stage;

    const clockify = (...rows: readonly string[]) =>
      [
        'Project,Client,Description,Task,User,Email,Tags,Billable,Invoiced,Invoice ID,Approval,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal),Billable Rate (EUR),Billable Amount (EUR)',
        ...rows,
        '',
      ].join('\n');

    const clockifyRow = ({ state = 'No,,', rate = '50.00', day = '2026-11-10' } = {}) =>
      `API,Acme,n,,,,,Yes,${state},${day},09:00:00,${day},10:00:00,01:00:00,1.00,${rate},${rate}`;

    const draft = async () =>
      await stage.test.ask('POST', '/invoices', {
        body: {
          clientId: (await list('/clients'))[0]?.['id'],
          period: { from: '2026-11-01', to: '2026-11-30' },
        },
      });

    const unbilled = clockify(clockifyRow(), clockifyRow({ day: '2026-11-11' }));

    const billed = clockify(
      clockifyRow({ state: 'Yes,INV-7,', rate: '80.00' }),
      clockifyRow({ day: '2026-11-11' }),
    );

    it('tell what the other tool changed since, by row and column, and change nothing unasked', async () => {
      await bring(unbilled);

      const again = await bring(billed);

      assert.deepEqual(
        {
          added: again.body.added,
          again: again.body.again,
          changed: again.body.changed,
          settledSince: again.body.settledSince,
          takenOver: again.body.takenOver,
        },
        { added: 0, again: 2, changed: 1, settledSince: 1, takenOver: 0 },
      );
      assert.deepEqual(changes(again), [
        ['state', '2: open → invoiced'],
        ['invoice', '2: – → INV-7'],
        ['rate', '2: 50.00 EUR → 80.00 EUR'],
      ]);
      const entries = await list('/time-entries');
      assert.deepEqual(
        entries.map(({ rate }) => rate),
        [
          { minor: 5000, currency: 'EUR' },
          { minor: 5000, currency: 'EUR' },
        ],
      );
      assert.deepEqual(await list('/timesheets'), []);
    });

    const approvedState = 'No,,Approved';

    const approvedBoth = clockify(
      clockifyRow({ state: approvedState }),
      clockifyRow({ state: approvedState, day: '2026-11-11' }),
    );

    const billedOne = clockify(
      clockifyRow({ state: 'Yes,INV-7,', rate: '80.00' }),
      clockifyRow({ state: approvedState, day: '2026-11-11' }),
    );

    it('take over what was billed or approved since when that is asked for, and bill it no more', async () => {
      await bring(approvedBoth);

      const would = await bring(billedOne, { takeStates: true, dryRun: true });
      const sheetsBefore = (await list('/timesheets')).map(({ state }) => state);
      const taken = await bring(billedOne, { takeStates: true });
      const again = await bring(billedOne, { takeStates: true });
      const invoice = await draft();

      assert.deepEqual(
        { status: would.status, takenOver: would.body.takenOver, sheetsBefore },
        { status: 200, takenOver: 1, sheetsBefore: ['approved'] },
      );
      assert.deepEqual([taken.body.added, taken.body.takenOver, again.body.takenOver], [0, 1, 0]);
      assert.deepEqual(changes(taken), [['rate', '2: 50.00 EUR → 80.00 EUR']]);
      assert.deepEqual(
        (await list('/timesheets')).map(({ state, entryCount }) => `${state} ${entryCount}`).sort(),
        ['approved 1', 'invoiced 1'],
      );
      assert.equal(invoice.body.totals?.netMinor ?? invoice.body.net?.minor, 5000);
      const { text } = (await stage.test.ask('GET', '/exports?format=csv')).body;
      assert.match(text, /,invoiced,INV-7/);
    });

    it('that take over states leave no rejected sheet without an entry', async () => {
      await bring(clockify(clockifyRow()));
      const { body: sheet } = await stage.test.ask('POST', '/timesheets', {
        body: { weekStart: '2026-11-09' },
      });
      await stage.test.ask('POST', `/timesheets/${sheet.id}/submit`);
      await stage.test.ask('POST', `/timesheets/${sheet.id}/reject`, { body: { reason: 'no' } });

      await bring(clockify(clockifyRow({ state: 'No,,Approved' })), { takeStates: true });

      assert.deepEqual((await list('/timesheets')).map(({ state }) => state).toSorted(), [
        'approved',
        'draft',
      ]);
    });

    it('give states back one import after the other, and then the entries', async () => {
      const first = await bring(unbilled);
      const approved = clockify(clockifyRow({ state: 'No,,Approved' }), clockifyRow({ day: '2026-11-11' }));
      const states = async () =>
        (await list('/timesheets')).map(({ state, entryCount }) => `${state} ${entryCount}`).sort();
      const second = await bring(approved, { takeStates: true });
      const told = [await states()];
      const third = await bring(billed, { takeStates: true });
      told.push(await states());
      const undo = async ({ body }: Reply) => (await stage.test.ask('DELETE', `/imports/${body.id}`)).status;

      const refused = [await undo(second), await undo(first)];
      const undone = [await undo(third)];
      told.push(await states());
      undone.push(await undo(second));
      told.push(await states());
      const differs = await bring(approved, { dryRun: true });
      undone.push(await undo(first));

      assert.deepEqual(told, [['approved 1'], ['approved 0', 'invoiced 1'], ['approved 1'], []]);
      assert.deepEqual({ refused, undone }, { refused: [409, 409], undone: [204, 204, 204] });
      assert.deepEqual(changes(differs), [['state', '2: open → approved']]);
      assert.deepEqual([await list('/time-entries'), await list('/clients')], [[], []]);
    });

    it('leave to the practice what it has submitted or billed itself, and say so', async () => {
      await bring(approvedBoth);
      await draft();

      const taken = await bring(billedOne, { takeStates: true });

      assert.deepEqual(
        {
          changed: taken.body.changed,
          settledSince: taken.body.settledSince,
          takenOver: taken.body.takenOver,
        },
        { changed: 1, settledSince: 0, takenOver: 0 },
      );
      assert.deepEqual(changes(taken)[0], ['state', '2: approved → invoiced']);
      assert.equal((await list('/timesheets')).length, 1);
    });
  });
});
