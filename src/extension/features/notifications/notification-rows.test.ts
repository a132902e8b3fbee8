import assert from 'node:assert/strict';
import type { NotificationItem } from '../../../api-client/index.ts';
import { inEnglish } from '../../../pages/words.ts';
import { countUnread } from './count-unread.ts';
import { notificationRows, printWhen } from './notification-rows.ts';

const now = new Date(2026, 10, 27, 16, 0).getTime();

const item: NotificationItem = {
  id: 'n1',
  version: 1,
  createdAt: '2026-11-27T09:00:00.000Z',
  updatedAt: '2026-11-27T09:00:00.000Z',
  type: 'invoice.overdue',
  reason: 'owner',
  severity: 'warning',
  waiting: true,
  title: '€5,836.91 · 37 days late',
  detail: 'Nordwind',
  subject: { kind: 'invoice', id: 'i1' },
  count: 1,
  occurredAt: new Date(2026, 10, 27, 14, 31).toISOString(),
  zone: 'Europe/Berlin',
  readAt: null,
};

const rowsOf = (...items: readonly NotificationItem[]) =>
  notificationRows(items, { t: inEnglish, locale: 'en', now });

describe('rows of notifications', () => {
  it('have what asks for an act first, under a title of its own, and none where nothing is', () => {
    const passed = { ...item, id: 'n2', waiting: false };

    assert.deepEqual(
      rowsOf(passed, item).map(({ label, children = [] }) => [label, children.map(({ id }) => id)]),
      [
        ['Waiting for you', ['notification/n1']],
        ['Earlier', ['notification/n2']],
      ],
    );
    assert.deepEqual(rowsOf(), []);
  });

  it('say by a sign and in words which are unread, and count them', () => {
    const rows = rowsOf(item, { ...item, id: 'n2', readAt: item.createdAt });
    const [unread, read] = rows[0]?.children ?? [];

    assert.deepEqual([unread?.description, read?.description], ['● Nordwind', 'Nordwind']);
    assert.deepEqual([unread?.kind, read?.kind], ['notification.unread', 'notification.read']);
    assert.equal(unread?.spoken, 'Unread, €5,836.91 · 37 days late, Nordwind, 14:31');
    assert.equal(countUnread(rows), 1);
  });

  it('show what they are about, and how severe it is', () => {
    const iconOf = (change: Partial<NotificationItem>) => {
      const row = rowsOf({ ...item, ...change })[0]?.children?.[0];
      return [row?.icon, row?.iconColor];
    };

    assert.deepEqual(iconOf({}), ['warning', 'list.warningForeground']);
    assert.deepEqual(iconOf({ type: 'agent.failed', severity: 'error' }), ['error', 'list.errorForeground']);
    assert.deepEqual(iconOf({ type: 'agent.finished', severity: 'info' }), ['pass', undefined]);
    assert.deepEqual(iconOf({ type: 'new.thing', severity: 'info' }), ['bell', undefined]);
  });

  it('name the day as far as it is needed', () => {
    const at = (day: number, hour: number) =>
      printWhen(new Date(2026, 10, day, hour).toISOString(), { locale: 'en', now });

    assert.equal(at(27, 9), '09:00');
    assert.equal(at(25, 9), 'Wed 09:00');
    assert.equal(at(10, 9), 'Nov 10, 2026');
  });
});
