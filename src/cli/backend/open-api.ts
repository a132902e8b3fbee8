/** The API behind every command that talks to a backend: a server that was named, or the user's own, found or started. */
import path from 'node:path';
import { type ApiClient, createApiClient, isApiRequestError } from '../../api-client/index.ts';
import {
  type Connection,
  ConnectionError,
  type ConnectOptions,
  connectBackend,
  defaultDataDirectory,
} from '../../connection/index.ts';
import { productVersion } from '../../contract/version.ts';
import { assetPath } from '../../workspace/assets.ts';
import { CliError, type CliIo } from '../io.ts';
import type { BackendOptions } from './backend-options.ts';
import { confirmOnTerminal } from './confirm-on-terminal.ts';
import { describeConflict } from './describe-conflict.ts';
import { pickDirectory } from './pick-directory.ts';

/** Of what is this machine's own alone, such as its backups: no account. */
export function resolveDataDirectory({ data }: BackendOptions, io: CliIo): string {
  return data === undefined ? defaultDataDirectory({ ...io.env }) : path.resolve(io.cwd, data);
}

/** The backend of a folder or an account, or the user's own: found, or started. */
export function localBackend(options: BackendOptions, io: CliIo): ConnectOptions {
  return {
    dataDirectory: pickDirectory(options, io),
    backendEntry: assetPath('backend.js'),
    nodePath: process.execPath,
    version: productVersion,
    signal: io.signal,
  };
}

async function connect(options: BackendOptions, io: CliIo): Promise<Pick<Connection, 'url' | 'token'>> {
  if (options.server !== undefined) {
    if (options.token === undefined) {
      throw new CliError('usage', '--server needs --token (or VIREO_TOKEN).');
    }
    return { url: options.server, token: options.token };
  }
  return await connectBackend(localBackend(options, io));
}

/** Throws a CliError with a sentence when there is no backend to be had. */
export async function openConnection(
  options: BackendOptions,
  io: CliIo,
): Promise<Pick<Connection, 'url' | 'token'>> {
  return await withConnectionErrors(options, async () => await connect(options, io));
}

/** Why there is no connection becomes the command's sentence, with what to do. */
export async function withConnectionErrors<T>(options: BackendOptions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConnectionError) {
      const answer = error.code === 'store_set_aside' ? ` ${howToStartEmpty(options)}` : '';
      throw new CliError('failure', `${error.message}${answer}`, error);
    }
    throw error;
  }
}

/** What a person does about a database that was set aside. */
export function howToStartEmpty({ data }: BackendOptions): string {
  const folder = data === undefined ? '' : ` --data ${data}`;
  return `Restore a backup: vireo backup list${folder}, then vireo backup restore ID${folder}. Or start with an empty practice: vireo start-empty${folder}`;
}

export async function openApi(options: BackendOptions, io: CliIo): Promise<ApiClient> {
  const { url, token } = await openConnection(options, io);
  const agent = `vireo-cli/${productVersion}`;
  return createApiClient({ baseUrl: url, token, agent, confirm: confirmOnTerminal(io) });
}

/** What the API refused becomes the command's sentence, with both versions where somebody else was first. */
export async function withApiErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isApiRequestError(error)) {
      const sides = error.conflict ? describeConflict(error.conflict) : '';
      const answer = error.code === 'store_set_aside' ? ' Run: vireo start-empty' : '';
      throw new CliError('failure', `${error.message}${sides}${answer}`, error);
    }
    throw error;
  }
}
