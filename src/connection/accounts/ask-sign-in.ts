/** Has a person signed in to a server, or out of it, by the process that alone holds what opens the session. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import {
  type SignedInAccount,
  type SignedOut,
  type SignInCode,
  type SignInFailure,
  type SignInLine,
  type SignInRequest,
  signInArgument,
  signInLineSchema,
} from '../../contract/local/sign-in-process.ts';
import { proxyEntryOf } from '../backend-entry.ts';
import type { ConnectOptions } from '../connection.ts';

export class SignInError extends Error {
  readonly code: SignInFailure;

  constructor(code: SignInFailure, message: string) {
    super(message);
    this.name = 'SignInError';
    this.code = code;
  }
}

export interface SignInProcess extends Pick<ConnectOptions, 'backendEntry' | 'nodePath'> {
  /** Aborted: nobody waits any more, and the sign-in ends. */
  readonly signal: AbortSignal;
}

type RequestOf<K extends SignInRequest['kind']> = Extract<SignInRequest, { readonly kind: K }>;

/** @throws SignInError with a sentence for the user */
export async function askSignIn(
  where: SignInProcess,
  request: Omit<RequestOf<'sign-in'>, 'kind'>,
  onCode: (code: SignInCode) => void,
): Promise<SignedInAccount> {
  const last = await run(where, { kind: 'sign-in', ...request }, onCode);
  if (last !== undefined && 'signedIn' in last) return last.signedIn;
  throw ended(where);
}

/** @throws SignInError with a sentence for the user */
export async function askSignOut(
  where: SignInProcess,
  request: Omit<RequestOf<'sign-out'>, 'kind'>,
): Promise<SignedOut> {
  const last = await run(where, { kind: 'sign-out', ...request }, () => undefined);
  if (last !== undefined && 'signedOut' in last) return last.signedOut;
  throw ended(where);
}

function ended({ signal }: SignInProcess): SignInError {
  return signal.aborted
    ? new SignInError('cancelled', 'The sign-in was cancelled.')
    : new SignInError('folder', 'The process that signs in ended before it was done.');
}

/** The last line. */
async function run(
  { backendEntry, nodePath, signal }: SignInProcess,
  request: SignInRequest,
  onCode: (code: SignInCode) => void,
): Promise<SignInLine | undefined> {
  const child = spawn(nodePath, [proxyEntryOf(backendEntry), signInArgument], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // In the editor `nodePath` is Electron, which this makes a Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  // The input stays open while a person waits.
  const end = () => child.stdin.end();
  signal.addEventListener('abort', end, { once: true });
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(request)}\n`);
  child.stderr.resume();
  if (signal.aborted) end();
  try {
    return await readLines(child, onCode);
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

async function readLines(
  child: ChildProcessWithoutNullStreams,
  onCode: (code: SignInCode) => void,
): Promise<SignInLine | undefined> {
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const lines = async () => {
    let last: SignInLine | undefined;
    for await (const line of createInterface(child.stdout)) {
      last = signInLineSchema.parse(JSON.parse(line));
      if ('failed' in last) throw new SignInError(last.failed.code, last.failed.message);
      if ('code' in last) onCode(last.code);
    }
    return last;
  };
  return await Promise.race([lines(), failed]);
}
