/** *Set Up Email* as texts by field, and back to what the API takes; pure. */

import type { CreateMailAccount, MailAccount, MailPresets } from '../../../src/api-client/index.ts';
import type { EmailValues } from '../messages.ts';

type Preset = MailPresets['items'][number];

interface Known {
  readonly presets: readonly Preset[];
  /** Of the person and the practice. */
  readonly address: string;
  readonly business: string;
}

/** The first provider is shown, and its server with it: nothing is recorded before its test mail was taken. */
export function newEmailValues({ presets, address, business }: Known): EmailValues {
  const [preset] = presets;
  return {
    preset: preset?.name ?? 'other',
    address,
    senderName: business,
    host: preset?.host ?? '',
    port: String(preset?.port ?? 465),
    security: preset?.security ?? 'tls',
    signIn: preset?.signIn[0] ?? 'password',
    username: address,
    password: '',
    clientId: '',
    testTo: address,
    isDefault: '',
  };
}

export function toEmailValues(account: MailAccount): EmailValues {
  const { preset, address, senderName, host, port, security, signIn, username, oauth, isDefault } = account;
  return {
    ...{ preset, address, senderName, host, security, signIn, username, password: '' },
    port: String(port),
    clientId: oauth?.clientId ?? '',
    testTo: address,
    isDefault: isDefault ? 'yes' : '',
  };
}

type Whole = Omit<CreateMailAccount, 'id'>;

/** `before`: what the form does not show stays as it is. */
export function toAccountBody(values: EmailValues, before: MailAccount | undefined): Whole {
  const { preset, security, signIn } = values as EmailValues &
    Pick<Required<Whole>, 'preset' | 'security' | 'signIn'>;
  const address = values.address.trim();
  const clientId = values.clientId.trim();
  const kept = before?.preset === preset && before.oauth !== null ? before.oauth : {};
  return {
    preset,
    address,
    senderName: values.senderName.trim(),
    host: values.host.trim().toLowerCase(),
    port: Number(values.port),
    security,
    signIn,
    username: values.username.trim() === '' ? address : values.username.trim(),
    ...(signIn === 'xoauth2' && { oauth: { ...kept, clientId } }),
    ...(before?.preset === preset && { dailyLimit: before.dailyLimit }),
    ...(values.isDefault === 'yes' && { isDefault: true }),
  };
}
