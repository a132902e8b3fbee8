/** What `vireo notification` does, over the API. */
import {
  type ApiClient,
  listNotifications,
  type NotificationItem,
  type NotificationPreferences,
  pauseNotifications,
  putNotificationRead,
  readAllNotifications,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findById } from '../backend/find-by-id.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { shortId } from '../backend/short-id.ts';
import { printFacts } from '../client/print-client.ts';
import { CliError, type CliIo } from '../io.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

export interface NotificationListOptions extends BackendOptions {
  readonly unread?: true;
}

export interface ReadOptions extends NotificationListOptions {
  readonly all?: true;
}

export interface PauseOptions extends BackendOptions {
  readonly untilTomorrow?: true;
}

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'WHEN (UTC)' },
  { title: '' },
  { title: 'WHAT' },
  { title: 'DETAIL' },
];

async function listEvery(client: ApiClient, isUnread = false): Promise<readonly NotificationItem[]> {
  const filter = isUnread ? ({ unread: 'true' } as const) : {};
  return await loadAll(
    async (page) =>
      (await listNotifications({ client, query: { ...filter, limit: 200, ...page }, throwOnError: true }))
        .data,
    Number.POSITIVE_INFINITY,
  );
}

const minuteOf = (instant: string) => instant.slice(0, 16).replace('T', ' ');

function titleOf({ title, count }: NotificationItem): string {
  return count === 1 ? title : `${title} (${count})`;
}

function printItems(items: readonly NotificationItem[]): string {
  if (items.length === 0) return 'There are no notifications.\n';
  const rows = items.map((item) => [
    shortId(item),
    minuteOf(item.occurredAt),
    item.readAt === null ? 'unread' : '',
    titleOf(item),
    item.detail,
  ]);
  return printColumns(columns, rows);
}

function printItem(item: NotificationItem): string {
  return printFacts([
    ['ID', shortId(item)],
    ['What', titleOf(item)],
    ['Detail', item.detail],
    ['Waits for you', item.waiting ? 'yes' : null],
    ['About', `${item.subject.kind} ${item.subject.id}`],
    ['When (UTC)', minuteOf(item.occurredAt)],
    ['Read (UTC)', item.readAt === null ? 'not yet' : minuteOf(item.readAt)],
  ]);
}

export async function runNotificationList(options: NotificationListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = await listEvery(client, options.unread);
    printValue({ items }, printItems(items), { options, io });
  });
}

export async function runNotificationShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const item = findById(await listEvery(client), said, 'notification');
    printValue(item, printItem(item), { options, io });
  });
}

export async function runNotificationRead(
  said: string | undefined,
  options: ReadOptions,
  io: CliIo,
): Promise<void> {
  if ((said === undefined) !== (options.all === true) || (options.all === true && options.unread === true)) {
    throw new CliError('usage', 'Say which notification, or --all.');
  }
  await overPractice(options, io, async (client) => {
    if (said === undefined) {
      const { data } = await readAllNotifications({ client, body: {}, throwOnError: true });
      printValue(data, 'All are read.\n', { options, io });
      return;
    }
    const { id, version } = findById(await listEvery(client), said, 'notification');
    const headers = { 'If-Match': `"${version}"` };
    const body = { read: options.unread !== true };
    const { data } = await putNotificationRead({ client, path: { id }, headers, body, throwOnError: true });
    printValue(data, printItem(data), { options, io });
  });
}

async function pauseFor(
  length: 'hour' | 'tomorrow' | 'none',
  { options, io }: { readonly options: BackendOptions; readonly io: CliIo },
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await pauseNotifications({ client, body: { for: length }, throwOnError: true });
    printValue({ pausedUntil: data.pausedUntil }, printPause(data), { options, io });
  });
}

function printPause({ pausedUntil }: NotificationPreferences): string {
  return pausedUntil === null ? 'Nothing is paused.\n' : `Paused until ${minuteOf(pausedUntil)} (UTC).\n`;
}

export async function runNotificationPause(options: PauseOptions, io: CliIo): Promise<void> {
  await pauseFor(options.untilTomorrow === true ? 'tomorrow' : 'hour', { options, io });
}

export async function runNotificationResume(options: BackendOptions, io: CliIo): Promise<void> {
  await pauseFor('none', { options, io });
}
