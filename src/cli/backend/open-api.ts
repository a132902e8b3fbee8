/** The API behind every command that talks to a backend: a server that was named, or the user's own, found or started. */
import path from 'node:path';
import { type ApiClient, createApiClient, isApiRequestError } from '../../api-client/index.ts';
import {
  type Connection,
  ConnectionError,
  connectBackend,
  defaultDataDirectory,
} from '../../connection/index.ts';
import { productVersion } from '../../contract/version.ts';
import { assetPath } from '../../workspace/assets.ts';
import { CliError, type CliIo } from '../io.ts';
import type { BackendOptions } from './backend-options.ts';
import { describeConflict } from './describe-conflict.ts';

export function resolveDataDirectory({ data }: BackendOptions, io: CliIo): string {
  return data === undefined ? defaultDataDirectory() : path.resolve(io.cwd, data);
}

async function connect(options: BackendOptions, io: CliIo): Promise<Pick<Connection, 'url' | 'token'>> {
  if (options.server !== undefined) {
    if (options.token === undefined) {
      throw new CliError('usage', '--server needs --token (or VIREO_TOKEN).');
    }
    return { url: options.server, token: options.token };
  }
  return await connectBackend({
    dataDirectory: resolveDataDirectory(options, io),
    backendEntry: assetPath('backend.js'),
    nodePath: process.execPath,
    version: productVersion,
    signal: io.signal,
  });
}

/** Throws a CliError with a sentence when there is no backend to be had. */
export async function openConnection(
  options: BackendOptions,
  io: CliIo,
): Promise<Pick<Connection, 'url' | 'token'>> {
  try {
    return await connect(options, io);
  } catch (error) {
    if (error instanceof ConnectionError) {
      throw new CliError('failure', error.message, error);
    }
    throw error;
  }
}

export async function openApi(options: BackendOptions, io: CliIo): Promise<ApiClient> {
  const { url, token } = await openConnection(options, io);
  return createApiClient({ baseUrl: url, token, agent: `vireo-cli/${productVersion}` });
}

/** What the API refused becomes the command's sentence, with both versions where somebody else was first. */
export async function withApiErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isApiRequestError(error)) {
      const sides = error.conflict ? describeConflict(error.conflict) : '';
      throw new CliError('failure', `${error.message}${sides}`, error);
    }
    throw error;
  }
}
