/** What `vireo api` does. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { productVersion } from '../../contract/version.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openConnection } from '../backend/open-api.ts';
import { requirePractice } from '../backend/over-practice.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';

export interface ApiOptions extends BackendOptions {
  readonly body?: string;
  readonly ifMatch?: string;
}

interface Request {
  readonly method: string;
  readonly path: string;
}

export async function runApi(request: Request, options: ApiOptions, io: CliIo): Promise<void> {
  const wanted = readPath(request.path);
  const body = options.body === undefined ? undefined : await readBody(options.body, io);
  requirePractice(options, io);
  const { url, token } = await openConnection(options, io);
  const reply = await ask(new URL(wanted, url), { ...request, token, body, ifMatch: options.ifMatch, io });
  const text = await reply.text();
  io.out(text === '' || text.endsWith('\n') ? text : `${text}\n`);
  if (!reply.ok) io.setExitCode(exitCodes.answerIsNo);
}

/** A path alone: a whole address could name another server, which would get the token. */
function readPath(said: string): string {
  if (!said.startsWith('/') || said.startsWith('//') || said.includes('\\'))
    throw new CliError('usage', `PATH begins with one "/", such as /clients, not "${said}".`);
  return said.startsWith('/api/') ? said : `/api/v1${said}`;
}

async function readBody(file: string, io: CliIo): Promise<string> {
  const text = file === '-' ? await io.readInput() : await readFile(path.resolve(io.cwd, file), 'utf8');
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new CliError('usage', `${file === '-' ? 'Standard input' : file} is no JSON.`, error);
  }
}

interface Asking extends Request {
  readonly token: string;
  readonly body: string | undefined;
  readonly ifMatch: string | undefined;
  readonly io: CliIo;
}

async function ask(url: URL, { method, token, body, ifMatch, io }: Asking): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      redirect: 'error',
      signal: io.signal,
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': `vireo-cli/${productVersion}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      ...(body !== undefined && { body }),
    });
  } catch (error) {
    throw new CliError('failure', `${url.origin} does not answer.`, error);
  }
}
