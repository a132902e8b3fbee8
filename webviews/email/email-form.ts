/** What is typed on *Set Up Email*: what cannot be tried, and what follows a change; pure. */

import { findTypedEmailFault } from '../../src/domain/identifiers/email.ts';
import type { Faults } from '../components/form/form-model.ts';
import { toAsciiDomain } from '../components/form/party-checks.ts';
import type { EmailContent, EmailField, EmailValues, ShownPreset } from './messages.ts';
import { newAccount } from './new-account.ts';
import type { Words } from './words.ts';

export function presetOf({ presets }: Pick<EmailContent, 'presets'>, values: EmailValues) {
  return presets.find(({ name }) => name === values.preset);
}

/** A password that is stored was given for these. */
export function isOtherSignIn({ values: saved, subject }: EmailContent, values: EmailValues): boolean {
  if (subject === newAccount) return true;
  return (['host', 'port', 'security', 'signIn', 'username'] as const).some(
    (field) => values[field].trim() !== saved[field],
  );
}

const isAddress = (text: string): boolean => findTypedEmailFault(text, toAsciiDomain) === undefined;

function isPort(text: string): boolean {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port > 0 && port < 65_536;
}

function lacksPassword(content: EmailContent, values: EmailValues): boolean {
  return values.signIn === 'password' && values.password === '' && isOtherSignIn(content, values);
}

export function findEmailFaults(
  content: EmailContent,
  values: EmailValues,
  words: Words['faults'],
): Faults<EmailField> {
  const { signIn, security } = values;
  const found: readonly (readonly [EmailField, boolean, string])[] = [
    ['address', !isAddress(values.address), words.address],
    ['host', !/^[a-z0-9.:-]+$/i.test(values.host.trim()), words.host],
    ['port', !isPort(values.port), words.port],
    ['security', security === 'none' && signIn !== 'none', words.unencrypted],
    ['password', lacksPassword(content, values), words.password],
    ['clientId', signIn === 'xoauth2' && values.clientId.trim() === '', words.clientId],
    ['testTo', !isAddress(values.testTo), words.address],
  ];
  return Object.fromEntries(found.flatMap(([field, isFault, text]) => (isFault ? [[field, text]] : [])));
}

/** As the provider has it. */
export function followPreset(
  preset: ShownPreset,
  { address }: EmailValues,
): Partial<Record<EmailField, string>> {
  return {
    host: preset.host ?? '',
    port: preset.port === null ? '465' : String(preset.port),
    security: preset.security ?? 'tls',
    signIn: preset.signIn[0] ?? 'password',
    username: preset.username ?? address,
  };
}

/** Submission with implicit TLS has a port of its own (RFC 8314 §3.3). */
export function followPort(port: string, { security }: EmailValues): Partial<Record<EmailField, string>> {
  if (security === 'none') return {};
  const known: Readonly<Record<string, string>> = { '465': 'tls', '587': 'starttls' };
  const usual = known[port.trim()];
  return usual === undefined ? {} : { security: usual };
}

export function followSecurity(security: string, { port }: EmailValues): Partial<Record<EmailField, string>> {
  if (security === 'tls' && port === '587') return { port: '465' };
  if (security === 'starttls' && port === '465') return { port: '587' };
  return {};
}

/** User name and recipient of the test are the address where nothing else was said. */
export function followAddress(
  address: string,
  { address: before, username, testTo }: EmailValues,
): Partial<Record<EmailField, string>> {
  return {
    ...(username === before && { username: address }),
    ...(testTo === before && { testTo: address }),
  };
}
