/** What `vireo outbox` does, over the local backend of an account. */
import {
  type ApiClient,
  discardOutboxItem,
  getOutbox,
  listProjects,
  type Outbox,
  type OutboxItem,
  sendOutbox,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findById } from '../backend/find-by-id.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { shortId } from '../backend/short-id.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

export interface DiscardOptions extends BackendOptions {
  readonly yes?: true;
}

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'WHAT' },
  { title: 'PROJECT' },
  { title: 'FROM (UTC)' },
  { title: 'TO (UTC)' },
  { title: 'NOTE' },
  { title: '' },
];
const whatOf = {
  start: 'start',
  stop: 'stop',
  entry: 'entry',
  discard: 'discard',
  note: 'note',
  undo: 'undo',
} as const;

const minuteOf = (instant: string | null) => instant?.slice(0, 16).replace('T', ' ') ?? '';

/** Names as they were read last; none where they never were. */
async function namesOf(client: ApiClient): Promise<ReadonlyMap<string, string>> {
  try {
    const projects = await loadAll(
      async (page) =>
        (await listProjects({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
    );
    return new Map(projects.map(({ id, name }) => [id, name]));
  } catch {
    return new Map();
  }
}

function printOutbox({ server, connected, items }: Outbox, names: ReadonlyMap<string, string>): string {
  if (server === null) return 'Your records are on this machine: nothing waits.\n';
  const head = connected ? `Connected to ${server}.\n` : `No connection to ${server}.\n`;
  if (items.length === 0) return `${head}Nothing waits.\n`;
  const rows = items.map((item) => [
    shortId(item),
    whatOf[item.kind],
    item.projectId === null ? '' : (names.get(item.projectId) ?? ''),
    minuteOf(item.startedAt),
    minuteOf(item.endedAt),
    item.note,
    item.refused === null ? 'waits' : `refused: ${item.refused.message}`,
  ]);
  return head + printColumns(columns, rows);
}

interface Shown {
  readonly client: ApiClient;
  readonly options: BackendOptions;
  readonly io: CliIo;
}

async function show(outbox: Outbox, { client, options, io }: Shown): Promise<void> {
  const names = outbox.items.length === 0 ? new Map<string, string>() : await namesOf(client);
  printValue(outbox, printOutbox(outbox, names), { options, io });
}

export async function runOutboxList(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await getOutbox({ client, throwOnError: true });
    await show(data, { client, options, io });
  });
}

/** All of it, but for notes that were changed elsewhere, which are sent by their ID. */
export async function runOutboxSend(
  said: string | undefined,
  options: BackendOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const item = said === undefined ? undefined : await findItem(client, said);
    const { data } = await sendOutbox({
      client,
      body: item === undefined ? {} : { id: item.id },
      throwOnError: true,
    });
    await show(data, { client, options, io });
  });
}

export async function runOutboxDiscard(said: string, options: DiscardOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const item = await findItem(client, said);
    await confirmDiscard(item, options, io);
    const { data } = await discardOutboxItem({ client, body: { id: item.id }, throwOnError: true });
    await show(data, { client, options, io });
  });
}

async function findItem(client: ApiClient, said: string): Promise<OutboxItem> {
  const { items } = (await getOutbox({ client, throwOnError: true })).data;
  return findById(items, said, 'write that waits');
}

/** Nobody else has it. */
async function confirmDiscard(
  { kind, startedAt, endedAt, note }: OutboxItem,
  { yes }: DiscardOptions,
  io: CliIo,
): Promise<void> {
  if (yes === true) return;
  const what = [whatOf[kind], minuteOf(startedAt ?? endedAt), note].filter((part) => part !== '').join(' ');
  if (io.ask === undefined) throw new CliError('usage', 'It is nowhere else. Say --yes to delete it.');
  const answer = await io.ask(`${withoutControls(what)} is on no server yet. Delete it for good? [y/N] `);
  if (!isYes(answer)) throw new CliError('failure', 'Nothing was deleted.');
}
