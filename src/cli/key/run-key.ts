/** What `vireo key` does, over the API. */
import {
  type ApiClient,
  type CreateKeyInput,
  createKey,
  deleteKey,
  getKeyUse,
  type Key,
  listKeys,
  type MadeKey,
  newId,
  rotateKey,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { keyPermissions } from '../../domain/policy/key-permissions.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findById } from '../backend/find-by-id.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo } from '../io.ts';
import { readDay } from '../time/read-typed.ts';
import type { CreateKeyOptions, ListKeysOptions, RotateKeyOptions } from './key-options.ts';
import { printKey, printKeys } from './print-keys.ts';

async function listEvery(client: ApiClient, { revoked }: Pick<ListKeysOptions, 'revoked'> = {}) {
  const filter = revoked === true ? { revoked: 'true' as const } : {};
  return await loadAll(
    async (page) =>
      (await listKeys({ client, query: { ...filter, limit: 500, ...page }, throwOnError: true })).data,
  );
}

/** By its name where it is the only one, else by its ID. */
async function findKey(client: ApiClient, said: string): Promise<Key> {
  const all = await listEvery(client, { revoked: true });
  const [only, ...more] = all.filter(({ name, state }) => name === said && state !== 'revoked');
  return only !== undefined && more.length === 0 ? only : findById(all, said, 'key');
}

export async function runKeyList(options: ListKeysOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = await listEvery(client, options);
    printValue({ items }, printKeys(items), { options, io });
  });
}

/** `read` stands for all that is read. What no key may have is the API's to refuse, with the name of the field. */
function readScopes(said: readonly string[]): CreateKeyInput['scopes'] {
  const scopes = said
    .flatMap((each) => each.split(','))
    .flatMap((scope) =>
      scope === 'read' ? keyPermissions.filter((each) => each.endsWith(':read')) : [scope.trim()],
    );
  const known = new Set<string>(keyPermissions);
  const wrong = scopes.find((scope) => !known.has(scope));
  if (wrong !== undefined)
    throw new CliError(
      'usage',
      `"${wrong}" is no scope of a key. Those that there are: ${keyPermissions.join(', ')}`,
    );
  return [...new Set(scopes)] as CreateKeyInput['scopes'];
}

function readCount(said: string, option: string): number {
  if (/^\d{1,5}$/.test(said)) return Number(said);
  throw new CliError('usage', `${option} takes a whole number, not "${said}".`);
}

export async function runKeyCreate(name: string, options: CreateKeyOptions, io: CliIo): Promise<void> {
  const { organization, expires, from, perMinute } = options;
  const body: CreateKeyInput = {
    name,
    scopes: readScopes(options.scope),
    ...(organization === true && { owner: 'organization' }),
    ...(expires !== undefined && { expiresAt: endOf(readDay(expires)) }),
    ...(from !== undefined && { addresses: [...from] }),
    ...(perMinute !== undefined && { perMinute: readCount(perMinute, '--per-minute') }),
  };
  await overPractice(options, io, async (client) => {
    const { data } = await createKey({ client, body: { id: newId(), ...body }, throwOnError: true });
    printMade(data, options, io);
  });
}

/** The end of a day, in the zone of this machine. */
function endOf(day: string): string {
  const end = new Date(`${day}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}

function printMade(made: MadeKey, options: BackendOptions, io: CliIo): void {
  printValue(made, `${made.key ?? ''}\n`, { options, io });
  if (options.json !== true) io.err(`Keep it now: it is shown once. Vireo keeps ${made.prefix}… alone.\n`);
}

export async function runKeyShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const key = await findKey(client, said);
    const use = (await getKeyUse({ client, path: { id: key.id }, throwOnError: true })).data;
    printValue({ ...key, use: use.items }, printKey(key, use), { options, io });
  });
}

export async function runKeyRotate(said: string, options: RotateKeyOptions, io: CliIo): Promise<void> {
  const overlapHours = readCount(options.overlap, '--overlap');
  await overPractice(options, io, async (client) => {
    const { id } = await findKey(client, said);
    const { data } = await rotateKey({ client, path: { id }, body: { overlapHours }, throwOnError: true });
    printMade(data, options, io);
  });
}

export async function runKeyRevoke(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const key = await findKey(client, said);
    const headers = { 'If-Match': `"${key.version}"` };
    await deleteKey({ client, path: { id: key.id }, headers, throwOnError: true });
    printValue({ id: key.id, revoked: true }, `${key.name} opens nothing any more.\n`, { options, io });
  });
}
