/** What dist/proxy.js does with `--sign-in`: one request on standard input, lines on standard output; its input ends when nobody waits. */
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type SignedInAccount,
  type SignedOut,
  type SignInLine,
  type SignInRequest,
  signInRequestSchema,
} from '../../../contract/local/sign-in-process.ts';
import { withToken } from '../sealed-token.ts';
import { checkServer, openServer } from './check-server.ts';
import { signInByDevice } from './device-flow.ts';
import { endSession, signOut } from './end-session.ts';
import { chooseFolder, findAccountOf, keepAccount } from './keep-account.ts';
import { SignInFailed } from './sign-in-failed.ts';

type SignIn = Extract<SignInRequest, { readonly kind: 'sign-in' }>;
type SignOut = Extract<SignInRequest, { readonly kind: 'sign-out' }>;

export interface SignInPorts {
  readonly signal: AbortSignal;
  readonly print: (line: SignInLine) => void;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export async function answerSignIn(request: SignInRequest, ports: SignInPorts): Promise<SignInLine> {
  try {
    return request.kind === 'sign-in'
      ? { signedIn: await signIn(request, ports) }
      : { signedOut: await leave(request) };
  } catch (error) {
    if (error instanceof SignInFailed) return { failed: { code: error.code, message: error.message } };
    const message = error instanceof Error ? error.message : String(error);
    return { failed: { code: 'folder', message } };
  }
}

async function signIn(
  { server, device, deviceKind, own, sealKey }: SignIn,
  { signal, print, pause }: SignInPorts,
): Promise<SignedInAccount> {
  const link = openServer(server);
  await checkServer(link, signal);
  const onCode = (code: Extract<SignInLine, { readonly code: unknown }>['code']) => print({ code });
  const ports = { link, clock: Date.now, signal, onCode, pause };
  const session = await signInByDevice(ports, { device, kind: deviceKind });
  const { refreshToken, ...person } = session;
  const unsigned = { server: link.server, ...person, refreshToken: null };
  const account = withToken(unsigned, refreshToken, sealKey);
  const before = findAccountOf(chooseFolder(own, account));
  const kept = await keepAccount(own, account);
  // The session that the folder had is nobody's any more.
  if (before !== undefined) await endSession(before, { signal: new AbortController().signal, sealKey });
  return kept;
}

async function leave({ directory, sealKey }: SignOut): Promise<SignedOut> {
  const { signal } = new AbortController();
  return { endedOnServer: await signOut(directory, { signal, sealKey }) };
}

export async function runSignInProcess(): Promise<void> {
  const end = new AbortController();
  // A person's Ctrl-C reaches the whole group: the starter says what it means by closing our input.
  process.on('SIGINT', () => undefined);
  const pause = async (ms: number, signal: AbortSignal) => await delay(ms, undefined, { signal });
  const print = (line: SignInLine) => void process.stdout.write(`${JSON.stringify(line)}\n`);
  const input = createInterface(process.stdin);
  const request = new Promise<string>((resolve, reject) => {
    input.once('line', resolve);
    input.once('close', () => reject(new Error('Nobody asked for anything.')));
  });
  process.stdin.once('end', () => end.abort());
  const asked = signInRequestSchema.parse(JSON.parse(await request));
  print(await answerSignIn(asked, { signal: end.signal, print, pause }));
  input.close();
  process.stdin.destroy();
}
