/** What is asked of an account, with what its preset says, and what is refused. */
import { type MailPreset, mailPresets } from '../../../../domain/mail/mail-presets.ts';
import { text } from '../../../../words/text.ts';
import { invalidField } from '../../http/api-error.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import type { AccountRow } from './accounts.repository.ts';
import type { AccountRecord, CreateAccount, MailOAuth } from './accounts.schema.ts';

export type Settings = Omit<AccountRecord, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'isDefault'>;

function needed<T>(value: T | null | undefined, field: string): T {
  if (value === undefined || value === null) throw invalidField(field, 'is needed, or a preset that has it');
  return value;
}

function oauthFor(input: CreateAccount, preset: MailPreset): MailOAuth | null {
  if (input.oauth === undefined) return null;
  const { clientId, ...own } = input.oauth;
  const given = { ...preset.oauth, ...own };
  return {
    clientId,
    authorizationUrl: needed(given.authorizationUrl, 'oauth.authorizationUrl'),
    deviceUrl: needed(given.deviceUrl, 'oauth.deviceUrl'),
    tokenUrl: needed(given.tokenUrl, 'oauth.tokenUrl'),
    scope: needed(given.scope, 'oauth.scope'),
  };
}

/** Submission with implicit TLS has a port of its own (RFC 8314 §3.3); on all others TLS begins by STARTTLS. */
function securityOf(port: number): Settings['security'] {
  return port === 465 ? 'tls' : 'starttls';
}

export function settingsOf(input: CreateAccount): Settings {
  const preset = mailPresets[input.preset];
  const port = needed(input.port ?? preset.port, 'port');
  const settings = {
    preset: input.preset,
    senderName: input.senderName,
    address: input.address,
    host: needed(input.host ?? preset.host, 'host'),
    port,
    security: input.security ?? preset.security ?? securityOf(port),
    signIn: needed(input.signIn ?? preset.signIn[0], 'signIn'),
    username: input.username ?? preset.username ?? input.address,
    oauth: oauthFor(input, preset),
    dailyLimit: input.dailyLimit === undefined ? preset.dailyLimit : input.dailyLimit,
  };
  requireSignIn(settings);
  return settings;
}

export function requireSignIn({ preset, signIn, oauth, security }: Settings): void {
  const { signIn: taken, title } = mailPresets[preset];
  if (!taken.includes(signIn))
    throw invalidField('signIn', text`is not taken by ${title}: ${taken.join(' or ')}`);
  if (signIn === 'xoauth2' && oauth === null) {
    throw invalidField('oauth', 'is needed: the id of your own app registration');
  }
  if (signIn !== 'none' && security === 'none') {
    throw invalidField('security', 'must not be none: a password or a token is sent encrypted only');
  }
}

/** What is sent in the clear stays in a network that the user's own settings name. */
export async function requireNamed(
  { namesMail }: Pick<Outbound, 'namesMail'>,
  { host, port, security }: Pick<Settings, 'host' | 'port' | 'security'>,
): Promise<void> {
  if (security !== 'none' || (await namesMail({ host, port }))) return;
  throw invalidField('security', text`must not be none: outbound.json does not name ${host}`);
}

export function columnsOf(settings: Settings) {
  return {
    preset: settings.preset,
    sender_name: settings.senderName,
    address: settings.address,
    host: settings.host,
    port: settings.port,
    security: settings.security,
    sign_in: settings.signIn,
    username: settings.username,
    oauth: settings.oauth && JSON.stringify(settings.oauth),
    daily_limit: settings.dailyLimit,
  };
}

/** A password belongs to a server, a user and a kind of sign-in. */
export function isOtherSignIn(before: AccountRow, after: AccountRow): boolean {
  return (['host', 'port', 'security', 'sign_in', 'username', 'oauth'] as const).some(
    (column) => before[column] !== after[column],
  );
}
