/** The groups and fields of *Set Up Email*. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldSpec, GroupSpec } from '../components/form/form-model.ts';
import { icon } from '../components/icons.ts';
import { isOtherSignIn, presetOf } from './email-form.ts';
import type { EmailContent, EmailField, EmailValues, ShownPreset } from './messages.ts';
import { newAccount } from './new-account.ts';
import type { Words } from './words.ts';

interface Parts {
  readonly content: EmailContent;
  readonly values: EmailValues;
  readonly words: Words;
  readonly choosePreset: (name: string) => void;
}

type Field = FieldSpec<EmailField>;

export function emailGroups(parts: Parts): readonly GroupSpec<EmailField>[] {
  const { groups } = parts.words;
  return [
    { title: groups.provider, fields: [], extra: renderTiles(parts) },
    { title: groups.sender, fields: senderSpecs(parts) },
    { title: groups.server, fields: serverSpecs(parts) },
    { title: groups.signIn, fields: signInSpecs(parts) },
  ];
}

function renderTiles({ content, values, words, choosePreset }: Parts): TemplateResult {
  const note = presetOf(content, values)?.note ?? '';
  return html`<div class="tiles" role="radiogroup" aria-label=${words.groups.provider}>
    ${content.presets.map(
      (preset) =>
        html`<label><input type="radio" name="preset" .checked=${preset.name === values.preset} @change=${() => choosePreset(preset.name)} />
          <span class="cut">${titleOf(preset, words)}<small class="cut">${kindOf(preset, words)}</small></span>${icon('check')}</label>`,
    )}
    ${note === '' ? nothing : html`<p class="small muted">${note}</p>`}
  </div>`;
}

export function titleOf({ name, title }: ShownPreset, words: Words): string {
  return name === 'other' ? words.otherTitle : title;
}

function kindOf({ name, signIn }: ShownPreset, { kinds }: Words): string {
  if (name === 'other') return kinds.own;
  if (signIn[0] === 'xoauth2') return kinds.browser;
  if (name === 'fastmail') return kinds.appPassword;
  return name === 'sendgrid' || name === 'mailgun' || name === 'postmark' ? kinds.key : kinds.password;
}

function senderSpecs({ content, values, words }: Parts): readonly Field[] {
  const isOwn = content.business !== '' && values.senderName === content.business;
  return [
    { name: 'address', label: words.address, span: 3, isChecked: true, placeholder: 'invoices@example.com' },
    { name: 'senderName', label: words.senderName, span: 3, ...(isOwn && { note: words.fromBusiness }) },
  ];
}

function serverSpecs({ content, values, words }: Parts): readonly Field[] {
  const preset = presetOf(content, values);
  const isPresets = preset?.host !== null && preset?.host === values.host;
  return [
    {
      name: 'host',
      label: words.host,
      span: 3,
      isChecked: true,
      ...(isPresets && preset !== undefined && { note: words.from(preset.title) }),
    },
    { name: 'port', label: words.port, span: 1, isNumber: true },
    {
      name: 'security',
      label: words.security,
      span: 2,
      options: [
        { value: 'tls', label: 'TLS' },
        { value: 'starttls', label: 'STARTTLS' },
        ...(preset?.host === null || values.security === 'none'
          ? [{ value: 'none', label: words.unencrypted }]
          : []),
      ],
      ...(values.security === 'none' && { hint: words.unencryptedHint }),
    },
  ];
}

function signInSpecs(parts: Parts): readonly Field[] {
  const { content, values, words } = parts;
  const kinds = presetOf(content, values)?.signIn ?? ['password'];
  const shown = kinds.filter((kind) => kind !== 'xoauth2' || values.preset !== 'other');
  const choice: Field = {
    name: 'signIn',
    label: words.signInWith,
    span: 6,
    isSegmented: true,
    options: shown.map((value) => ({ value, label: words.signIns[value] })),
  };
  const choices = shown.length > 1 ? [choice] : [];
  if (values.signIn === 'none') return choices;
  const username: Field = {
    name: 'username',
    label: words.username,
    span: 3,
    ...(values.username === values.address && { note: words.sameAsAddress }),
  };
  return [...choices, username, values.signIn === 'xoauth2' ? clientIdSpec(words) : passwordSpec(parts)];
}

function clientIdSpec(words: Words): Field {
  return { name: 'clientId', label: words.clientId, span: 3, hint: words.clientIdHint };
}

function passwordSpec({ content, values, words }: Parts): Field {
  const spec = { name: 'password', label: words.password, span: 3, isSecret: true } as const;
  if (content.subject === newAccount) return spec;
  return { ...spec, hint: isOtherSignIn(content, values) ? words.anew : words.keptPassword };
}
