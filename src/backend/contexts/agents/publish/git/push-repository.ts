/**
 * A repository that a branch is pushed from: Vireo's own and empty, with the user's objects beside it. Nothing that the
 * user's repository is configured to do has a say, and the token is in the environment of this one program alone.
 */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pinned } from '../../../../platform/outbound/outbound.ts';
import { PublishRefused } from '../publish-refused.ts';
import type { HostToken } from '../token-ring.ts';
import { type GitSaid, runGit } from './run-git.ts';

export interface PushPlace {
  /** Of the user's repository. */
  readonly commonFolder: string;
  readonly url: string;
  readonly branch: string;
  readonly token: HostToken;
  readonly pinned: Pinned;
  readonly signal: AbortSignal;
}

export interface PushRepository {
  /** The commit that the branch has on the remote; undefined where it is not there. */
  findRemote(): Promise<string | undefined>;
  /** Only where the branch is not there. */
  push(commit: string): Promise<void>;
}

const networkTimeMs = 5 * 60_000;

/** @throws PublishRefused where the remote says no; an error where trying again may help. */
export async function withPushRepository<Result>(
  place: PushPlace,
  act: (repository: PushRepository) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vireo-push-'));
  try {
    await fill(folder, place);
    return await act(open(folder, place));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string, { commonFolder }: PushPlace): Promise<void> {
  for (const name of ['objects', 'refs']) await mkdir(path.join(folder, name));
  await writeFile(path.join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(path.join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  await writeFile(path.join(folder, 'no-config'), '');
  // Where history was cut off, git must know it.
  await copyFile(path.join(commonFolder, 'shallow'), path.join(folder, 'shallow')).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
}

function open(folder: string, place: PushPlace): PushRepository {
  const { url, branch, signal } = place;
  const ref = `refs/heads/${branch}`;
  const env = environmentOf(folder, place);
  const ask = async (...args: readonly string[]): Promise<string> => {
    const said = await runGit(args, { cwd: folder, env, signal, timeoutMs: networkTimeMs });
    if (said.exitCode === 0) return said.output;
    throw toFault(said, place);
  };
  return {
    async findRemote() {
      const lines = (await ask('ls-remote', '--', url, ref)).split('\n');
      return lines.find((line) => line.endsWith(`\t${ref}`))?.split('\t')[0];
    },
    async push(commit) {
      // The lease on nothing: the server takes it only where no such branch is.
      const options = [
        '--no-verify',
        '--no-follow-tags',
        '--recurse-submodules=no',
        '--no-signed',
        '--porcelain',
      ];
      await ask('push', ...options, `--force-with-lease=${ref}:`, '--', url, `${commit}:${ref}`);
    },
  };
}

function environmentOf(folder: string, place: PushPlace): Record<string, string> {
  const { commonFolder, url, pinned } = place;
  const { protocol, origin } = new URL(url);
  const { address, host, port } = pinned;
  const config = [
    [`http.${origin}/.extraHeader`, `Authorization: Basic ${basicOf(place.token)}`],
    ['http.followRedirects', 'false'],
    ['http.sslVerify', 'true'],
    ['http.proxy', ''],
    ...(address === undefined ? [] : [['http.curloptResolve', `${host}:${port}:${bracketed(address)}`]]),
  ];
  return {
    GIT_DIR: folder,
    GIT_CONFIG_GLOBAL: path.join(folder, 'no-config'),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: path.join(commonFolder, 'objects'),
    GIT_ALLOW_PROTOCOL: protocol.replace(':', ''),
    GIT_CONFIG_COUNT: String(config.length),
    ...Object.fromEntries(
      config.flatMap(([name = '', value = ''], index) => [
        [`GIT_CONFIG_KEY_${index}`, name],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

function bracketed({ address, family }: NonNullable<Pinned['address']>): string {
  return family === 6 ? `[${address}]` : address;
}

function basicOf({ kind, token }: HostToken): string {
  const name = kind === 'github' ? 'x-access-token' : 'oauth2';
  return Buffer.from(`${name}:${token}`).toString('base64');
}

/** What git says of a remote is in English: its language is set. */
function toFault({ complaint, output }: GitSaid, place: PushPlace): Error {
  const { host } = new URL(place.url);
  const said = `${output}\n${complaint}`
    .replaceAll(place.token.token, '…')
    .replaceAll(basicOf(place.token), '…');
  if (/returned error: 401|Authentication failed|could not read (?:Username|Password)/i.test(said))
    return new PublishRefused(`${host} didn't accept the token. Set another one, and approve again.`);
  if (/returned error: 403/.test(said))
    return new PublishRefused(
      `${host} doesn't let this token push: it needs write access to the repository.`,
    );
  if (/returned error: 404|not found/i.test(said))
    return new PublishRefused(`${host} has no such repository, or the token may not see it.`);
  if (/returned error: 3\d\d|redirect/i.test(said))
    return new PublishRefused(`${host} says that the repository moved. Change the address of the remote.`);
  const rejected = /^!\t\S+\t(.+)$/m.exec(said)?.[1] ?? /remote rejected\]?\s*(.*)$/m.exec(said)?.[1];
  if (rejected !== undefined) return new PublishRefused(`${host} rejected the branch: ${oneLine(rejected)}`);
  const fatal = /^(?:fatal|error): (.+)$/m.exec(said)?.[1] ?? 'git ended without a word';
  return new Error(`The branch was not pushed: ${oneLine(fatal)}`);
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 300);
}
