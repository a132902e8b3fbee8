/** Signs in by a browser (RFC 8628): asks for codes, and then for tokens until a person has answered. */
import * as z from 'zod';
import type { SignInCode } from '../../../contract/local/sign-in-process.ts';
import type { ServerLink } from '../server-link.ts';
import { askJson, type JsonAnswer, notVireo, readAnswer } from './ask-json.ts';
import { SignInFailed } from './sign-in-failed.ts';

const codesPath = '/api/v1/auth/device';
const tokenPath = `${codesPath}/token`;
const organizationsPath = '/api/v1/organizations';

/** A server says how long, within what a person would wait. */
const longestSeconds = 1_800;
const longestWaitSeconds = 60;
const slowerSeconds = 5;

const codesSchema = z.object({
  deviceCode: z.string().min(20).max(200),
  userCode: z.string().regex(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/),
  verificationUrl: z.url().max(500),
  expiresIn: z.number().transform((seconds) => Math.min(longestSeconds, Math.max(1, seconds))),
  interval: z.number().transform((seconds) => Math.min(longestWaitSeconds, Math.max(1, seconds))),
});

/** As it is shown in terminals and menus: on one line, and without marks that turn or hide what stands around it. */
const shownSchema = z
  .string()
  .max(400)
  .transform((text) => text.replace(/\p{C}/gu, '').slice(0, 200));

const signedInSchema = z.object({
  account: z.object({
    id: z.string().min(1).max(100),
    organizationId: z.string().min(1).max(100),
    email: shownSchema,
  }),
  access: z.object({
    accessToken: z.string().min(1).max(8_192),
    refreshToken: z.string().min(20).max(1_024),
  }),
});

const organizationsSchema = z.object({ items: z.array(z.object({ id: z.string(), name: shownSchema })) });

export interface DeviceSession {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly identityId: string;
  readonly email: string;
  readonly refreshToken: string;
}

export interface Device {
  readonly device: string;
  readonly kind: 'cli' | 'editor';
}

export interface FlowPorts {
  readonly link: ServerLink;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly onCode: (code: SignInCode) => void;
  /** Rejects as soon as the signal says so. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** @throws SignInFailed */
export async function signInByDevice(ports: FlowPorts, device: Device): Promise<DeviceSession> {
  const { link, clock, signal, onCode } = ports;
  const asked = await askJson(link, { method: 'POST', path: codesPath, body: device, signal });
  if (asked.code === 'too_many_requests') throw refused(link, asked);
  const codes = readAnswer(link, asked, codesSchema);
  const page = pageOf(link, codes.verificationUrl);
  const expiresAt = clock() + codes.expiresIn * 1_000;
  const urlComplete = `${page}#${codes.userCode}`;
  onCode({ userCode: codes.userCode, url: page, urlComplete, host: link.host, expiresAt });
  const { account, access } = await waitForTokens(ports, { ...codes, expiresAt });
  const { id: identityId, organizationId, email } = account;
  const organizationName = await findName(ports, access.accessToken, organizationId);
  return { organizationId, organizationName, identityId, email, refreshToken: access.refreshToken };
}

/** A page of another server than the one that was typed is never opened. @throws SignInFailed `not_vireo` */
function pageOf(link: ServerLink, said: string): string {
  const url = new URL(said);
  const isSafe = url.protocol === 'https:' || `${url.protocol}//` === link.server.slice(0, 7);
  if (url.host !== link.host || !isSafe || url.username !== '' || url.password !== '') throw notVireo(link);
  return `${url.origin}${url.pathname}`;
}

interface Waiting {
  readonly deviceCode: string;
  readonly interval: number;
  readonly expiresAt: number;
}

async function waitForTokens(
  { link, clock, signal, pause }: FlowPorts,
  { deviceCode, interval, expiresAt }: Waiting,
): Promise<z.output<typeof signedInSchema>> {
  let waitSeconds = interval;
  while (clock() < expiresAt) {
    await pause(waitSeconds * 1_000, signal).catch(() => {
      throw new SignInFailed('cancelled', 'The sign-in was cancelled.');
    });
    const answer = await ask(link, deviceCode, signal);
    if (answer?.status === 200) return readAnswer(link, answer, signedInSchema);
    waitSeconds = nextWait(link, answer, waitSeconds);
  }
  throw expired();
}

/** Undefined where the server was not reached this time. */
async function ask(
  link: ServerLink,
  deviceCode: string,
  signal: AbortSignal,
): Promise<JsonAnswer | undefined> {
  try {
    return await askJson(link, { method: 'POST', path: tokenPath, body: { deviceCode }, signal });
  } catch (error) {
    if (error instanceof SignInFailed && error.code === 'unreachable') return undefined;
    throw error;
  }
}

/** Seconds until the next question. @throws SignInFailed `refused`, `expired` */
function nextWait(link: ServerLink, answer: JsonAnswer | undefined, before: number): number {
  if (answer === undefined || answer.status >= 500) return Math.min(longestWaitSeconds, before * 2);
  switch (answer.code) {
    case 'authorization_pending':
      return before;
    case 'slow_down':
    case 'too_many_requests':
      return Math.min(longestWaitSeconds, before + slowerSeconds);
    case 'expired_token':
      throw expired();
    default:
      throw refused(link, answer);
  }
}

function expired(): SignInFailed {
  return new SignInFailed('expired', 'Nobody answered in time: the code has run out. Start again.');
}

function refused({ host }: ServerLink, { code }: JsonAnswer): SignInFailed {
  const why =
    code === 'too_many_requests' ? 'Too many sign-ins wait for an answer: try again in a minute.' : '';
  return new SignInFailed('refused', `${host} refused the sign-in. ${why}`.trim());
}

/** Empty where the server does not say: the account is known by its address then. */
async function findName(
  { link, signal }: FlowPorts,
  accessToken: string,
  organizationId: string,
): Promise<string> {
  try {
    const answer = await askJson(link, { method: 'GET', path: organizationsPath, accessToken, signal });
    const { items } = readAnswer(link, answer, organizationsSchema);
    return items.find(({ id }) => id === organizationId)?.name ?? '';
  } catch (error) {
    if (error instanceof SignInFailed) return '';
    throw error;
  }
}
