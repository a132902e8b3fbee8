import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { euros, setUpRates } from '../../../testing/practice/set-up-rates.ts';

describe('rates by date', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpRates(open);
    const { ask, work, add, setProject, submit, rateOf } = stage;

    const approve = async (sheet: string) => {
      const { status, body } = await ask('POST', `/timesheets/${sheet}/approve`, {
        body: {},
        as: 'approver',
      });
      assert.equal(status, 200, JSON.stringify(body));
    };

    const unbilled = async () => {
      const { body } = await ask('GET', '/timer');
      return body.unbilled;
    };

    it('begin with what a project charges', async () => {
      const { body } = await ask('GET', `/rates?projectId=${stage.projectId}`);

      assert.deepEqual(
        body.items.map(({ scope, scopeId, amount, validFrom, actorId }: Record<string, unknown>) => [
          scope,
          scopeId,
          amount,
          validFrom,
          actorId,
        ]),
        [['project', stage.projectId, euros(11_000), '1900-01-01', null]],
      );
      assert.equal((await work('2020-02-03')).rateId, body.items[0].id);
    });

    it('are told by the entry, most specific first', async () => {
      const { body: task } = await ask('POST', '/tasks', {
        body: { projectId: stage.projectId, name: 'On-call' },
      });
      const { body: other } = await ask('POST', '/projects', {
        body: { clientId: stage.clientId, name: 'Other', hourlyRate: euros(0) },
      });
      const made = [
        await add({ scope: 'organization', amount: euros(9_500) }),
        await add({ scope: 'client', scopeId: stage.clientId, amount: euros(10_000) }),
        await add({ scope: 'task', scopeId: task.id, amount: euros(14_000) }),
        await setProject(8_500, { actorId: stage.test.owner.userId, validFrom: '2026-10-05' }),
      ];
      assert.deepEqual(
        made.map(({ status }) => status),
        [201, 201, 201, 201],
      );

      const entries = [
        await work('2026-10-06', { taskId: task.id }),
        await work('2026-10-06', { startedAt: '2026-10-06T11:00:00Z', endedAt: '2026-10-06T12:00:00Z' }),
        await work('2026-10-04'),
        await work('2026-10-03', { projectId: other.id }),
      ];

      assert.deepEqual(
        entries.map(({ rate }) => rate.minor),
        [14_000, 8_500, 11_000, 10_000],
      );
    });

    it('give time without one a rate in one step, approved time too, until an invoice holds it', async () => {
      const { body: bare } = await ask('POST', '/projects', {
        body: { clientId: stage.clientId, name: 'Bare', hourlyRate: euros(0) },
      });
      const approved = await work('2026-11-03', { projectId: bare.id });
      const open = await work('2026-11-10', { projectId: bare.id });
      const sheet = await submit('2026-11-02');
      await approve(sheet);
      const { body: missing } = await ask('GET', '/rates/missing');
      const [item] = missing.items;

      const worthBefore = await unbilled();
      const { validFrom } = item;
      const set = await add({ scope: 'project', scopeId: bare.id, amount: euros(9_000), validFrom });

      assert.deepEqual(
        {
          projectName: item.projectName,
          entries: item.entries,
          seconds: item.seconds,
          firstDate: item.firstDate,
          lastDate: item.lastDate,
          validFrom,
        },
        {
          projectName: 'Bare',
          entries: 2,
          seconds: 7200,
          firstDate: '2026-11-03',
          lastDate: '2026-11-10',
          validFrom: '1900-01-01',
        },
      );
      assert.deepEqual(
        { status: set.status, entries: set.body.effect.entries, after: set.body.effect.after },
        { status: 201, entries: 2, after: [euros(18_000)] },
      );
      assert.deepEqual([(await rateOf(approved.id))[0], (await rateOf(open.id))[0]], [9_000, 9_000]);
      assert.deepEqual((await ask('GET', '/rates/missing')).body.items, []);
      assert.deepEqual([worthBefore, await unbilled()], [[euros(0)], [euros(18_000)]]);
      const { body: ready } = await ask('GET', '/invoices/billable');
      assert.deepEqual(
        ready.items.map(({ amounts }: { amounts: unknown }) => amounts),
        [[euros(9_000)]],
        JSON.stringify(ready),
      );
    });

    it('leave time on a draft as it is', async () => {
      const { body: bare } = await ask('POST', '/projects', {
        body: { clientId: stage.clientId, name: 'Bare', hourlyRate: euros(0) },
      });
      const entry = await work('2026-11-03', { projectId: bare.id });
      const sheet = await submit('2026-11-02');
      await approve(sheet);
      const draft = await ask('POST', '/invoices', {
        body: { clientId: stage.clientId, period: { from: '2026-11-01', to: '2026-11-30' } },
      });
      assert.equal(draft.status, 201, JSON.stringify(draft.body));

      const set = await add({ scope: 'project', scopeId: bare.id, amount: euros(9_000) });

      assert.deepEqual(
        set.body.effect.left.map(({ reason }: { reason: string }) => reason),
        ['drafted'],
      );
      assert.equal((await rateOf(entry.id))[0], 0);
    });

    it('show in a project what it charges today, which it sets from today', async () => {
      const [past, today] = [await work('2026-11-10'), await work('2026-11-18')];
      await setProject(20_000, { validFrom: '2027-01-01' });
      const read = async () => (await ask('GET', `/projects/${stage.projectId}`)).body.hourlyRate.minor;
      const now = await read();

      const patched = await ask('PATCH', `/projects/${stage.projectId}`, {
        body: { hourlyRate: euros(12_000) },
      });
      const again = await ask('PATCH', `/projects/${stage.projectId}`, {
        body: { hourlyRate: euros(12_500) },
      });
      const { body: listed } = await ask('GET', `/rates?projectId=${stage.projectId}`);

      assert.deepEqual(
        [now, patched.body.hourlyRate.minor, again.body.hourlyRate.minor, await read()],
        [11_000, 12_000, 12_500, 12_500],
      );
      assert.deepEqual(
        listed.items.map(({ validFrom, amount }: { validFrom: string; amount: { minor: number } }) => [
          validFrom,
          amount.minor,
        ]),
        [
          ['2027-01-01', 20_000],
          ['2026-11-18', 12_500],
          ['1900-01-01', 11_000],
        ],
      );
      assert.deepEqual([(await rateOf(past.id))[0], (await rateOf(today.id))[0]], [11_000, 12_500]);
    });

    it('show in the week, reports, timesheets and what is unbilled as soon as they change', async () => {
      const entry = await work('2026-11-17');
      const seen = async () => {
        const week = await ask('GET', '/weeks/2026-11-16');
        const report = await ask('GET', '/reports/time?from=2026-11-16&to=2026-11-22&groupBy=project');
        const sheets = await ask('GET', '/timesheets?from=2026-11-16');
        const amounts = JSON.stringify([week.body.amounts, report.body.total, sheets.body.items]);
        return [amounts.includes('11000'), amounts.includes('12500'), await unbilled()];
      };
      const before = await seen();

      await setProject(12_500, { validFrom: '2026-11-16' });

      assert.deepEqual(
        [before, await seen()],
        [
          [true, false, [euros(11_000)]],
          [false, true, [euros(12_500)]],
        ],
      );
      const { etag } = (await ask('GET', `/projects/${stage.projectId}`)).headers;
      const read = await ask('GET', `/projects/${stage.projectId}`, {
        headers: { 'if-none-match': String(etag) },
      });
      assert.deepEqual(
        { status: read.status, hourlyRate: read.body.hourlyRate },
        { status: 200, hourlyRate: euros(12_500) },
      );
      assert.equal((await rateOf(entry.id))[0], 12_500);
    });

    it('are looked up anew for what an undo brings back, and keep no change from being undone', async () => {
      const entry = await work('2026-11-17');
      const deleted = await work('2026-11-18', { note: 'deleted' });
      await ask('PATCH', `/time-entries/${entry.id}`, { body: { note: 'said' } });
      await ask('DELETE', `/time-entries/${deleted.id}`);
      await setProject(12_500, { validFrom: '2026-11-16' });

      const undone = [
        await ask('POST', '/time-entries/undo', { body: {} }),
        await ask('POST', '/time-entries/undo', { body: {} }),
      ];

      assert.deepEqual(
        undone.map(({ status, body }) => [status, body.entries?.[0]?.note, body.entries?.[0]?.rate.minor]),
        [
          [200, 'deleted', 12_500],
          [200, '', 12_500],
        ],
      );
    });

    it('of a project without one apply from its first entry', async () => {
      const { body: bare } = await ask('POST', '/projects', {
        body: { clientId: stage.clientId, name: 'Bare', hourlyRate: euros(0) },
      });
      const entry = await work('2024-01-15', { projectId: bare.id });

      await ask('PATCH', `/projects/${bare.id}`, { body: { hourlyRate: euros(9_000) } });

      assert.equal((await rateOf(entry.id))[0], 9_000);
    });

    it('are made once, of records that there are, in the currency of the client, one a day', async () => {
      const id = '0197a3c2-0000-7000-8000-00000000c0de';
      const replies = [
        await setProject(12_000, { id, validFrom: '2026-11-01' }),
        await setProject(12_000, { id, validFrom: '2026-11-01' }),
        await setProject(13_000, { id, validFrom: '2026-11-01' }),
        await setProject(13_000, { validFrom: '2026-11-01' }),
        await add({ scope: 'project', scopeId: id, amount: euros(1) }),
        await add({ scope: 'client', scopeId: stage.clientId, amount: { minor: 1, currency: 'USD' } }),
        await setProject(1, { actorId: id }),
        await setProject(1, { validFrom: '2026-02-30' }),
      ];

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.error?.details?.[0]?.field]),
        [
          [201, undefined],
          [200, undefined],
          [409, 'id'],
          [409, 'validFrom'],
          [422, 'scopeId'],
          [422, 'amount.currency'],
          [422, 'actorId'],
          [422, 'validFrom'],
        ],
      );
    });

    it('go with what they are for', async () => {
      const { body: task } = await ask('POST', '/tasks', {
        body: { projectId: stage.projectId, name: 'On-call' },
      });
      await add({ scope: 'task', scopeId: task.id, amount: euros(1) });
      await ask('DELETE', `/tasks/${task.id}`);
      await ask('DELETE', `/projects/${stage.projectId}`);

      assert.deepEqual((await ask('GET', '/rates')).body.items, []);
    });
  });
});
