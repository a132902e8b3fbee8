import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import type { EventType } from '../../../platform/events/catalogue.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice } from '../../../testing/paying-practice.ts';
import { type Ask, createTestApp, type TestApp } from '../../../testing/test-app.ts';
import type { NotificationItem } from './notifications.schema.ts';

type Who = NonNullable<Ask['as']>;
const unknownId = '019a0000-0000-7000-8000-000000000000';

describe('notifications', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
    });
    afterEach(async () => await vireo.close());

    const list = async (as: Who = 'org_admin', query = ''): Promise<NotificationItem[]> =>
      requireOk(await vireo.ask('GET', `/notifications${query}`, { as })).body.items;
    const holds = async (as: Who, ...types: readonly string[]): Promise<void> =>
      await waitFor(
        async () =>
          JSON.stringify((await list(as)).map(({ type }) => type).toSorted()) === JSON.stringify(types),
        `${as} to have ${types.join(', ') || 'nothing'}`,
      );

    const submitWeek = async (): Promise<string> => {
      const { projectId } = await vireo.createProject();
      const entry = {
        projectId,
        startedAt: '2026-11-16T08:00:00Z',
        endedAt: '2026-11-16T10:00:00Z',
        zone: 'UTC',
      };
      requireOk(await vireo.ask('POST', '/time-entries', { as: 'user', body: { ...entry, note: 'Review' } }));
      const body = { weekStart: '2026-11-16' };
      const { id } = requireOk(await vireo.ask('POST', '/timesheets', { as: 'user', body })).body;
      requireOk(await vireo.ask('POST', `/timesheets/${id}/submit`, { as: 'user', body: {} }));
      return id;
    };
    /** As the system, which no person is. */
    const logThreshold = async (times = 1): Promise<void> => {
      const { organizationId } = vireo.owner;
      const actor = { kind: 'system', organizationId, task: 'test' } as const;
      const type = 'spending.threshold' as EventType;
      const after = { scope: 'day', percent: 80, capMicroUsd: 10_000_000 };
      for (let time = 0; time < times; time += 1)
        await vireo.app.mail.ports.unitOfWork.write(
          actor,
          async (work) => await work.log({ type, id: organizationId, version: 1, after }),
        );
    };
    /** As it was written while the person might see it. */
    const keep = async (
      userId: string,
      { type, subject }: { readonly type: string; readonly subject: string },
    ): Promise<string> => {
      const id = newId();
      const { now } = vireo.clock;
      const stamps = { occurred_at: now, created_at: now, updated_at: now, mark: now };
      const about = { subject_kind: type.split('.')[0] ?? '', subject_id: subject, content: '{}' };
      const place = { id, user_id: userId, organization_id: vireo.owner.organizationId, type, key: id };
      await vireo.database.query
        .insertInto('notifications')
        .values({ ...place, ...about, ...stamps, count: 1, read_at: null, version: 1 })
        .execute();
      return id;
    };
    const look = async (): Promise<void> => {
      const { items } = requireOk(await vireo.ask('GET', '/schedules')).body;
      const { id } = items.find(({ kind }: { kind: string }) => kind === 'notification.look');
      requireOk(await vireo.ask('POST', `/schedules/${id}/run`));
      const finishedAt = new Date(vireo.clock.now).toISOString();
      await waitFor(async () => {
        const { lastRun } = requireOk(await vireo.ask('GET', `/schedules/${id}`)).body;
        return lastRun?.state === 'done' && lastRun.finishedAt === finishedAt;
      }, 'the look');
    };

    it('reach those who decide, go when it is decided, and then reach whose week it is', async () => {
      const id = await submitWeek();
      await holds('approver', 'timesheet.submitted');
      const [waiting] = await list('approver', '?language=en');
      requireOk(
        await vireo.ask('POST', `/timesheets/${id}/reject`, { as: 'approver', body: { reason: 'No note' } }),
      );
      await holds('user', 'timesheet.decided');
      const [decided] = await list('user', '?language=de');

      assert.deepEqual(waiting?.subject, { kind: 'timesheet', id });
      assert.equal(waiting?.title, 'user submitted week 47');
      assert.equal(waiting?.detail, '2:00, 2:00 billable');
      assert.equal(waiting?.waiting, true);
      assert.equal(decided?.title, 'Woche 47 wurde abgelehnt');
      assert.equal(decided?.detail, 'No note');
      await holds('approver');
      assert.deepEqual(await list('viewer'), []);
      assert.deepEqual(await list('foreign'), []);
    });

    it('ask the owner of a timer that another person ended to look at its entry, until they changed it', async () => {
      const { projectId } = await vireo.createProject();
      const body = { projectId, zone: 'UTC' };
      const { id } = requireOk(await vireo.ask('POST', '/timer', { as: 'user', body })).body;
      vireo.clock.now += 3_600_000;
      requireOk(await vireo.ask('POST', `/time-entries/${id}/stop`, { body: {} }));
      await holds('user', 'timer.ended');
      const [ended] = await list('user', '?language=en');

      assert.deepEqual(ended?.subject, { kind: 'entry', id });
      assert.equal(ended?.title, 'user’s timer ended: look at its entry');
      assert.equal(ended?.detail, '1:00 on API rewrite: stopped by another person');
      assert.deepEqual(await list('org_admin'), []);
      requireOk(await vireo.ask('PATCH', `/time-entries/${id}`, { as: 'user', body: { note: 'Seen' } }));
      await holds('user');
    });

    it('are heard of, read and marked by their person alone', async () => {
      await submitWeek();
      await holds('approver', 'timesheet.submitted');
      const [item] = await list('approver');
      const path = `/notifications/${item?.id}`;
      const log = async (as: Who) =>
        (await vireo.ask('GET', '/events', { as })).body.items.filter(
          ({ id }: { id: string }) => id === item?.id,
        );

      for (const as of ['user', 'viewer', 'foreign'] as const) {
        assert.equal((await vireo.ask('GET', path, { as })).status, 404);
        assert.equal((await vireo.ask('PUT', `${path}/read`, { as, body: { read: true } })).status, 404);
        assert.deepEqual(await log(as), []);
      }
      assert.equal((await vireo.ask('GET', path, { as: 'client' })).status, 403);
      assert.equal((await vireo.ask('GET', `/notifications/${unknownId}`, { as: 'approver' })).status, 404);
      assert.equal((await log('approver')).length, 1);
    });

    it('are hidden from a person who may no longer see what they speak of', async () => {
      const sheet = await submitWeek();
      // What is submitted again ends what was said of the sheet before: the desk has to be behind it.
      await holds('approver', 'timesheet.submitted');
      const { userId } = requireOk(await vireo.ask('GET', `/timesheets/${sheet}`, { as: 'user' })).body;
      const own = await keep(userId, { type: 'timesheet.decided', subject: sheet });
      const hidden = [
        await keep(userId, { type: 'timesheet.decided', subject: unknownId }),
        await keep(userId, { type: 'payment.received', subject: unknownId }),
        await keep(userId, { type: 'schedule.failed', subject: unknownId }),
      ];
      const page = requireOk(await vireo.ask('GET', '/notifications', { as: 'user' })).body;

      assert.deepEqual(
        page.items.map(({ id }: NotificationItem) => id),
        [own],
      );
      assert.equal(page.unread, 1);
      for (const id of hidden) {
        const path = `/notifications/${id}`;
        const read = await vireo.ask('PUT', `${path}/read`, { as: 'user', body: { read: true } });
        assert.deepEqual([(await vireo.ask('GET', path, { as: 'user' })).status, read.status], [404, 404]);
      }
    });

    it('are read one by one or all, up to an instant', async () => {
      await logThreshold();
      await holds('org_admin', 'spending.threshold');
      const [item] = await list();
      const { readAt, version } = requireOk(
        await vireo.ask('PUT', `/notifications/${item?.id}/read`, { body: { read: true } }),
      ).body;
      const unread = await list('org_admin', '?unread=true');
      requireOk(await vireo.ask('PUT', `/notifications/${item?.id}/read`, { body: { read: false } }));
      const early = { upTo: '2026-11-18T09:59:59.000Z' };
      const left = requireOk(await vireo.ask('POST', '/notifications/read', { body: early })).body;
      const none = requireOk(await vireo.ask('POST', '/notifications/read', { body: {} })).body;

      assert.equal(readAt, '2026-11-18T10:00:00.000Z');
      assert.equal(version, 2);
      assert.deepEqual(unread, []);
      assert.deepEqual([left, none], [{ unread: 1 }, { unread: 0 }]);
    });

    it('are one item of twenty causes', async () => {
      await logThreshold(20);
      await waitFor(async () => (await list())[0]?.count === 20, 'all causes');

      assert.equal((await list()).length, 1);
      assert.match((await list())[0]?.title ?? '', /\(20×\)$/);
    });

    it('say once that an invoice is overdue, and no more once it is paid', async () => {
      const practice = await createPayingPractice(vireo);
      const { id, number } = await practice.bill();
      await look();
      assert.deepEqual(await list(), []);
      vireo.clock.now = Date.parse('2027-01-20T10:00:00Z');
      await look();
      await waitFor(async () => (await list()).some(({ type }) => type === 'invoice.overdue'), 'the invoice');
      const [item] = (await list()).filter(({ type }) => type === 'invoice.overdue');
      await vireo.ask('POST', '/notifications/read', { body: {} });
      vireo.clock.now = Date.parse('2027-01-29T10:00:00Z');
      await look();

      assert.deepEqual(item?.subject, { kind: 'invoice', id });
      assert.match(item?.detail ?? '', new RegExp(number));
      assert.equal(
        requireOk(await vireo.ask('GET', `/notifications/${item?.id}`)).body.readAt !== null,
        true,
      );
      await practice.pay(id);
      await waitFor(async () => (await list()).every(({ type }) => !type.startsWith('invoice.')), 'none');
    });

    it('say of a budget that passes a level, once each', async () => {
      const { projectId } = await vireo.createProject();
      requireOk(await vireo.ask('PATCH', `/projects/${projectId}`, { body: { budgetSeconds: 10 * 3_600 } }));
      const work = async (startedAt: string, endedAt: string) => {
        const entry = { projectId, startedAt, endedAt, zone: 'UTC', note: 'Review' };
        requireOk(await vireo.ask('POST', '/time-entries', { as: 'user', body: entry }));
      };
      const passed = async (level: number) =>
        await waitFor(
          async () => (await list('org_admin', '?language=en'))[0]?.title === `Budget passed ${level} %`,
          `${level} %`,
        );
      await work('2026-11-16T00:00:00Z', '2026-11-16T08:00:00Z');
      await passed(75);
      requireOk(await vireo.ask('POST', '/notifications/read', { body: {} }));
      await work('2026-11-17T00:00:00Z', '2026-11-17T00:30:00Z');
      await waitFor(
        async () => (await list('org_admin', '?language=en'))[0]?.detail.endsWith('now 85 %') === true,
        '85 %',
      );
      const still = await list('org_admin', '?unread=true');
      await work('2026-11-17T02:00:00Z', '2026-11-17T02:45:00Z');
      await passed(90);

      assert.deepEqual(still, []);
      assert.equal((await list('org_admin', '?unread=true')).length, 1);
    });

    it('say of a changed bank account, also to the person who changed it', async () => {
      const put = async (iban: string) =>
        requireOk(
          await vireo.ask('PATCH', `/organizations/${vireo.owner.organizationId}`, { body: { iban } }),
        );
      await put('DE89370400440532013000');
      await put('DE02120300000000202051');
      await holds('org_admin', 'practice.account_changed');

      assert.match((await list())[0]?.detail ?? '', /DE02 … 2051/);
    });
  });
});
