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

export function findEmailFaults(
  content: EmailContent,
  values: EmailValues,
  words: Words['faults'],
): Faults<EmailField> {
  const { signIn, security, port, password } = values;
  const portNumber = /^\d{1,5}$/.test(port.trim()) ? Number(port) : 0;
  const found: readonly (readonly [EmailField, string | undefined])[] = [
    ['address', isAddress(values.address) ? undefined : words.address],
    ['host', /^[a-z0-9.:-]+$/i.test(values.host.trim()) ? undefined : words.host],
    ['port', portNumber > 0 && portNumber < 65_536 ? undefined : words.port],
    ['security', security === 'none' && signIn !== 'none' ? words.unencrypted : undefined],
    [
      'password',
      signIn === 'password' && password === '' && isOtherSignIn(content, values) ? words.password : undefined,
    ],
    ['clientId', signIn === 'xoauth2' && values.clientId.trim() === '' ? words.clientId : undefined],
    ['testTo', isAddress(values.testTo) ? undefined : words.address],
  ];
  return Object.fromEntries(found.filter(([, fault]) => fault !== undefined));
}

/** As the provider has it. */
export function followPreset(preset: ShownPreset, { address }: EmailValues): Partial<Record<EmailField, string>> {
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
