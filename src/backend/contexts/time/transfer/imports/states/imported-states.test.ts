import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../../../migrations/index.ts';
import type { Schema } from '../../../../../schema.ts';
import { onEveryDatabase } from '../../../../../testing/databases.ts';
import { harvest, setUpImports, toggl, togglRow } from '../../../../../testing/time/set-up-imports.ts';

describe('states of imported time', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpImports(open);
    const { bring, list, setSelfApproval, changes } = stage;

    it('lock what was approved or billed elsewhere, and bill it as that says', async () => {
      const { body } = await bring(harvest);

      const sheets = (await list('/timesheets')).map((sheet) => [
        sheet['state'],
        sheet['entryCount'],
        sheet['seconds'],
      ]);
      const entries = await list('/time-entries');
      const replies = [];
      for (const { id } of entries)
        replies.push((await stage.test.ask('DELETE', `/time-entries/${id}`)).status);
      const invoice = await stage.test.ask('POST', '/invoices', {
        body: {
          clientId: (await list('/clients'))[0]?.['id'],
          period: { from: '2026-11-01', to: '2026-11-30' },
        },
      });

      assert.deepEqual(
        { added: body.added, approved: body.approved, invoiced: body.invoiced },
        { added: 3, approved: 1, invoiced: 1 },
      );
      assert.deepEqual(sheets.sort(), [
        ['approved', 1, 5400],
        ['invoiced', 1, 7200],
      ]);
      assert.deepEqual(
        entries.map(({ seconds }) => seconds),
        [10_800, 7200, 5400],
      );
      assert.deepEqual(replies, [204, 409, 409]);
      assert.deepEqual(
        [invoice.status, invoice.body.totals?.netMinor ?? invoice.body.net?.minor],
        [201, 15_000],
      );
    });

    for (const setting of ['alone', 'never'] as const) {
      it(`bring approved time of whoever imports as open where nobody decides on their own: ${setting}`, async () => {
        await setSelfApproval(setting);
        const others = harvest.replace('three,3,No,No,No,Mara,Voss', 'three,3,No,No,Yes,Bob,Roe');

        const preview = await bring(others, { dryRun: true });
        const { body } = await bring(others);
        const again = await bring(others, { takeStates: true });
        const sheets = (await list('/timesheets')).map(({ state, seconds }) => [state, seconds]);
        const byAnother = await stage.test.ask('POST', '/imports', {
          as: 'second_admin',
          body: { file: others, takeStates: true },
        });

        const told = [preview.body, body, again.body].map(({ losses }) =>
          losses.find(({ code }: { code: string }) => code === 'state_not_carried'),
        );
        for (const loss of told) {
          assert.deepEqual(
            { count: loss.count, examples: loss.examples },
            { count: 1, examples: [{ row: 2, value: 'approved' }] },
          );
          assert.match(loss.message, /You do not approve your own time here/);
        }
        assert.deepEqual(
          { approved: body.approved, invoiced: body.invoiced, takenOver: again.body.takenOver },
          { approved: 1, invoiced: 1, takenOver: 0 },
        );
        assert.equal(byAnother.body.takenOver, 1);
        assert.deepEqual(changes(again), []);
        assert.deepEqual(sheets.toSorted(), [
          ['approved', 10_800],
          ['invoiced', 7200],
        ]);
      });
    }

    it('bring approved time of the only person as approved', async () => {
      const { body } = await stage.test.ask('POST', '/imports', { as: 'foreign', body: { file: harvest } });

      assert.deepEqual({ approved: body.approved, invoiced: body.invoiced }, { approved: 1, invoiced: 1 });
      assert.deepEqual(
        body.losses.filter(({ code }: { code: string }) => code === 'state_not_carried'),
        [],
      );
    });

    it('tell which time falls into a week that was submitted, and the next submission shows it as added', async () => {
      await bring(toggl(togglRow({ start: '09' })));
      const { body: sheet } = await stage.test.ask('POST', '/timesheets', {
        body: { weekStart: '2026-11-09' },
      });
      const act = async (what: string, body: object = {}) =>
        await stage.test.ask('POST', `/timesheets/${sheet.id}/${what}`, { body });
      await act('submit');
      const late = toggl(togglRow({ start: '13', note: 'late' }), togglRow({ day: '2026-11-17' }));

      const preview = await bring(late, { dryRun: true });
      const done = await bring(late);
      const during = await stage.test.ask('GET', `/timesheets/${sheet.id}`);
      await act('reject', { reason: 'Friday is missing' });
      await act('submit');
      const { body: differences } = await stage.test.ask('GET', `/timesheets/${sheet.id}/differences`);

      for (const { body } of [preview, done]) {
        const [loss] = body.losses.filter(({ code }: { code: string }) => code === 'week_locked');
        assert.deepEqual(
          { count: loss.count, examples: loss.examples },
          { count: 1, examples: [{ row: 2, value: '2026-11-10' }] },
        );
        assert.match(loss.message, /The week is submitted here, without this time: it joins the week once/);
      }
      assert.equal(during.body.entryCount, 1);
      assert.deepEqual(
        differences.added.map(({ note }: { note: string }) => note),
        ['late'],
      );
    });
  });
});
