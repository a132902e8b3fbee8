import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });

describe('rates by date', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let clientId: string;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'insight' });
      ({ clientId, projectId } = await test.createProject());
    });
    afterEach(async () => {
      await test.app.close();
    });

    const ask = async (...args: Parameters<TestApp['ask']>) => await test.ask(...args);

    /** An hour from nine. */
    const work = async (date: string, more: object = {}) => {
      const body = { projectId, startedAt: `${date}T09:00:00Z`, endedAt: `${date}T10:00:00Z`, ...more };
      const reply = await ask('POST', '/time-entries', { body });
      assert.equal(reply.status, 201, JSON.stringify(reply.body));
      return reply.body;
    };
    const rateOf = async (id: string) => {
      const { body } = await ask('GET', `/time-entries/${id}`);
      return [body.rate.minor, body.rateId, body.ownRate];
    };
    const add = async (body: object) => await ask('POST', '/rates', { body });
    const setProject = async (minor: number, more: object = {}) =>
      await add({ scope: 'project', scopeId: projectId, amount: euros(minor), ...more });
    const submit = async (monday: string) => {
      const { body } = await ask('POST', '/timesheets', { body: { weekStart: monday } });
      const submitted = await ask('POST', `/timesheets/${body.id}/submit`, { body: {} });
      assert.equal(submitted.status, 200, JSON.stringify(submitted.body));
      return String(body.id);
    };
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
      const { body } = await ask('GET', `/rates?projectId=${projectId}`);

      assert.deepEqual(
        body.items.map(({ scope, scopeId, amount, validFrom, actorId }: Record<string, unknown>) => [
          scope,
          scopeId,
          amount,
          validFrom,
          actorId,
        ]),
        [['project', projectId, euros(11_000), '1900-01-01', null]],
      );
      assert.equal((await work('2020-02-03')).rateId, body.items[0].id);
    });

    it('are told by the entry, most specific first', async () => {
      const { body: task } = await ask('POST', '/tasks', { body: { projectId, name: 'On-call' } });
      const { body: other } = await ask('POST', '/projects', {
        body: { clientId, name: 'Other', hourlyRate: euros(0) },
      });
      const made = [
        await add({ scope: 'organization', amount: euros(9_500) }),
        await add({ scope: 'client', scopeId: clientId, amount: euros(10_000) }),
        await add({ scope: 'task', scopeId: task.id, amount: euros(14_000) }),
        await setProject(8_500, { actorId: test.owner.userId, validFrom: '2026-10-05' }),
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

    it('follow an entry to another day, task and project, and leave a typed rate alone', async () => {
      const { body: task } = await ask('POST', '/tasks', { body: { projectId, name: 'On-call' } });
      await add({ scope: 'task', scopeId: task.id, amount: euros(14_000) });
      await setProject(12_500, { validFrom: '2026-11-10' });
      const entry = await work('2026-11-09');
      const typed = await work('2026-11-05', { rate: euros(7_000) });
      const patch = async (id: string, body: object) =>
        (await ask('PATCH', `/time-entries/${id}`, { body })).body;

      const rates = [
        entry.rate.minor,
        (await patch(entry.id, { startedAt: '2026-11-10T09:00:00Z', endedAt: '2026-11-10T10:00:00Z' })).rate
          .minor,
        (await patch(entry.id, { taskId: task.id })).rate.minor,
        (await patch(entry.id, { note: 'said', taskId: null })).rate.minor,
      ];
      await patch(typed.id, { taskId: task.id });
      await setProject(20_000, { validFrom: '2026-11-01' });
      const kept = await rateOf(typed.id);
      const given = await patch(typed.id, { rate: null });

      assert.deepEqual(rates, [11_000, 12_500, 14_000, 12_500]);
      assert.deepEqual(kept, [7_000, null, true]);
      assert.deepEqual(
        { minor: given.rate.minor, ownRate: given.ownRate },
        { minor: 14_000, ownRate: false },
      );
      const refused = await ask('PATCH', `/time-entries/${typed.id}`, {
        body: { rate: { minor: 1, currency: 'USD' } },
      });
      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'rate.currency' },
      );
    });

    it('preview what a change does, do just that, and name what it leaves', async () => {
      const [sent, before, open] = [
        await work('2026-11-03'),
        await work('2026-10-20'),
        await work('2026-11-10'),
      ];
      const typed = await work('2026-11-11', { rate: euros(7_000) });
      await submit('2026-11-02');
      const rate = { scope: 'project', scopeId: projectId, amount: euros(12_500), validFrom: '2026-10-26' };

      const preview = await ask('POST', '/rates/preview', { body: { act: 'add', rate } });
      const untouched = await rateOf(open.id);
      const made = await add(rate);

      const left = (reason: string, minor: number) => ({
        reason,
        entries: 1,
        seconds: 3600,
        amounts: [euros(minor)],
      });
      const effect = {
        entries: 1,
        seconds: 3600,
        before: [euros(11_000)],
        after: [euros(12_500)],
        left: [left('submitted', 11_000), left('own', 7_000)],
      };
      const sorted = (told: typeof effect) => ({
        ...told,
        left: told.left.toSorted((one, other) => (one.reason > other.reason ? -1 : 1)),
      });
      assert.deepEqual(sorted(preview.body.effect), effect);
      assert.deepEqual(sorted(made.body.effect), effect);
      assert.equal(untouched[0], 11_000);
      assert.deepEqual(
        await Promise.all([sent.id, before.id, open.id, typed.id].map(async (id) => (await rateOf(id))[0])),
        [11_000, 11_000, 12_500, 7_000],
      );
    });

    it('are changed and removed, and time has again what holds then', async () => {
      const entry = await work('2026-11-10');
      const { body: made } = await setProject(12_500, { validFrom: '2026-11-01' });
      const seen = [await rateOf(entry.id)];

      const stale = await ask('PATCH', `/rates/${made.id}`, {
        body: { amount: euros(1) },
        headers: { 'if-match': '"7"' },
      });
      await ask('PATCH', `/rates/${made.id}`, { body: { amount: euros(13_000) } });
      seen.push(await rateOf(entry.id));
      await ask('PATCH', `/rates/${made.id}`, { body: { validFrom: '2026-11-11' } });
      seen.push(await rateOf(entry.id));
      await ask('PATCH', `/rates/${made.id}`, { body: { validFrom: '2026-11-10' } });
      seen.push(await rateOf(entry.id));
      const removed = await ask('DELETE', `/rates/${made.id}`);
      seen.push(await rateOf(entry.id));

      assert.deepEqual({ stale: stale.status, removed: removed.status }, { stale: 412, removed: 204 });
      assert.deepEqual(
        seen.map(([minor]) => minor),
        [12_500, 13_000, 11_000, 13_000, 11_000],
      );
    });

    it('give time without one a rate in one step, approved time too, until an invoice holds it', async () => {
      const { body: bare } = await ask('POST', '/projects', {
        body: { clientId, name: 'Bare', hourlyRate: euros(0) },
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
        body: { clientId, name: 'Bare', hourlyRate: euros(0) },
      });
      const entry = await work('2026-11-03', { projectId: bare.id });
      const sheet = await submit('2026-11-02');
      await approve(sheet);
      const draft = await ask('POST', '/invoices', {
        body: { clientId, period: { from: '2026-11-01', to: '2026-11-30' } },
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
      const read = async () => (await ask('GET', `/projects/${projectId}`)).body.hourlyRate.minor;
      const now = await read();

      const patched = await ask('PATCH', `/projects/${projectId}`, { body: { hourlyRate: euros(12_000) } });
      const again = await ask('PATCH', `/projects/${projectId}`, { body: { hourlyRate: euros(12_500) } });
      const { body: listed } = await ask('GET', `/rates?projectId=${projectId}`);

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
      const { etag } = (await ask('GET', `/projects/${projectId}`)).headers;
      const read = await ask('GET', `/projects/${projectId}`, { headers: { 'if-none-match': String(etag) } });
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
        body: { clientId, name: 'Bare', hourlyRate: euros(0) },
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
        await add({ scope: 'client', scopeId: clientId, amount: { minor: 1, currency: 'USD' } }),
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
      const { body: task } = await ask('POST', '/tasks', { body: { projectId, name: 'On-call' } });
      await add({ scope: 'task', scopeId: task.id, amount: euros(1) });
      await ask('DELETE', `/tasks/${task.id}`);
      await ask('DELETE', `/projects/${projectId}`);

      assert.deepEqual((await ask('GET', '/rates')).body.items, []);
    });
  });
});
