/** What an account asks its provider of tokens, through the one way out. */

import * as z from 'zod';
import { parseJson } from '../../../../contract/text/parse-json.ts';
import { type Outbound, OutboundError } from '../../outbound/outbound.ts';
import type { MailOAuth } from '../accounts/accounts.schema.ts';

type Caller = Pick<Outbound, 'call'>;

const timeoutMs = 20_000;
const defaultLifeS = 3_600;

const tokensSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().max(31_536_000).default(defaultLifeS),
});

const errorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

const deviceSchema = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1).max(100),
  verification_uri: z.url({ protocol: /^https?$/ }).optional(),
  /** As Google calls it. */
  verification_url: z.url({ protocol: /^https?$/ }).optional(),
  verification_uri_complete: z.url({ protocol: /^https?$/ }).optional(),
  expires_in: z.coerce.number().positive().max(86_400),
  interval: z.coerce.number().positive().max(600).default(5),
});

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly lifeMs: number;
}

export interface DeviceCode {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUrl: string;
  readonly verificationUrlComplete: string | null;
  readonly lifeMs: number;
  readonly intervalSeconds: number;
}

/** `error` is the code of RFC 6749 or 8628; `unavailable` where the provider does not answer as one. */
export interface OAuthRefusal {
  readonly error: string;
  readonly description: string | undefined;
}

export const unavailable = 'unavailable';

async function post<T>(
  outbound: Caller,
  {
    url,
    form,
    schema,
  }: { readonly url: string; readonly form: Record<string, string>; readonly schema: z.ZodType<T> },
): Promise<T | OAuthRefusal> {
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = { accept: 'application/json' };
  try {
    const { status, body } = await outbound.call({ method: 'POST', url, headers, form, signal });
    const said = parseJson(body);
    const read = schema.safeParse(said);
    if (status >= 200 && status < 300 && read.success) return read.data;
    const { data } = errorSchema.safeParse(said);
    if (data !== undefined && status < 500) return { error: data.error, description: data.error_description };
    return { error: unavailable, description: undefined };
  } catch (error) {
    if (!OutboundError.is(error)) throw error;
    return { error: unavailable, description: error.message };
  }
}

/** A public client has no secret; one that a provider wants nevertheless protects nothing. */
function clientOf({ clientId }: MailOAuth, clientSecret: string | undefined): Record<string, string> {
  return { client_id: clientId, ...(clientSecret !== undefined && { client_secret: clientSecret }) };
}

export async function askForTokens(
  outbound: Caller,
  oauth: MailOAuth,
  {
    clientSecret,
    grant,
  }: { readonly clientSecret: string | undefined; readonly grant: Record<string, string> },
): Promise<Tokens | OAuthRefusal> {
  const form = { ...clientOf(oauth, clientSecret), ...grant };
  const said = await post(outbound, { url: oauth.tokenUrl, form, schema: tokensSchema });
  if ('error' in said) return said;
  const { access_token: accessToken, refresh_token: refreshToken, expires_in } = said;
  return { accessToken, refreshToken, lifeMs: expires_in * 1000 };
}

export async function askForDeviceCode(
  outbound: Caller,
  oauth: MailOAuth,
): Promise<DeviceCode | OAuthRefusal> {
  const form = { client_id: oauth.clientId, scope: oauth.scope };
  const said = await post(outbound, { url: oauth.deviceUrl, form, schema: deviceSchema });
  if ('error' in said) return said;
  const verificationUrl = said.verification_uri ?? said.verification_url;
  if (verificationUrl === undefined) return { error: unavailable, description: undefined };
  return {
    deviceCode: said.device_code,
    userCode: said.user_code,
    verificationUrl,
    verificationUrlComplete: said.verification_uri_complete ?? null,
    lifeMs: said.expires_in * 1000,
    intervalSeconds: said.interval,
  };
}
