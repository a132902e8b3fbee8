/** Fields of a client; what is empty is as in the user's own details; pure. */
import type { Client, Contact, PatchClient } from '../../../api-client/index.ts';
import type { Translate } from '../../platform/words.ts';
import { checkName } from '../projects/project-fields.ts';
import { contactsField } from './contact-fields.ts';
import type { ChoiceField, Field, TextField } from './field.ts';
import { checkDays, orNull } from './field-texts.ts';
import { clientPatternField } from './number-fields.ts';
import type { FieldPorts } from './organization-fields.ts';
import {
  addressField,
  countryField,
  describeDays,
  eAddressField,
  emailField,
  vatIdField,
} from './shared-fields.ts';
import { clientTaxField } from './tax-fields.ts';
import { type OwnRules, overrideRuleFields } from './time-rule-fields.ts';

export interface ClientFieldPorts extends FieldPorts {
  /** Names of the other clients. */
  readonly taken: readonly string[];
  /** The practice's own. */
  readonly zone: string;
  readonly rules: OwnRules;
  readonly contacts: readonly Contact[];
  /** Opens the list of contacts. */
  readonly editContacts: () => Promise<void>;
}

type Text = TextField<PatchClient>;

const longestReference = 100;

export function clientFields(
  client: Client,
  { t, nameOfCountry, today, taken, zone, rules, contacts, editContacts }: ClientFieldPorts,
): readonly Field<PatchClient>[] {
  return [
    nameField(client, taken, t),
    addressField(client, t),
    countryField(client, t, nameOfCountry),
    vatIdField(client, t),
    emailField(client, t),
    eAddressField(client, t),
    contactsField(contacts, t, editContacts),
    referenceField(client, t),
    clientPatternField(client, { t, today }),
    clientTaxField(client, t),
    termField(client, t),
    languageField(client, t),
    ...overrideRuleFields(client, { t, zone, inherited: t('As in your details'), above: rules }),
  ];
}

function nameField({ name }: Client, taken: readonly string[], t: Translate): Text {
  return {
    name: 'name',
    label: t('Name'),
    shown: name,
    text: name,
    prompt: t('Client name as printed on invoices'),
    check: (text) => checkName(text, taken, t),
    toPatch: (text) => ({ name: text.trim() }),
  };
}

function referenceField({ buyerReference }: Client, t: Translate): Text {
  return {
    name: 'buyerReference',
    label: t('Buyer reference'),
    shown: buyerReference ?? '',
    text: buyerReference ?? '',
    prompt: t('Printed on each invoice, such as an order number; empty for none'),
    check: (text) =>
      text.trim().length > longestReference ? t('At most {0} characters.', longestReference) : undefined,
    toPatch: (text) => ({ buyerReference: orNull(text) }),
  };
}

/** Of invoices; those that have words for them. */
function languageField({ language }: Client, t: Translate): ChoiceField<PatchClient> {
  const names = new Map([
    ['de', t('German')],
    ['en', t('English')],
  ]);
  const asOwn = t('As in your details');
  return {
    label: t('Language of invoices'),
    shown: language === null ? asOwn : (names.get(language) ?? language),
    placeholder: t('In which language are invoices written?'),
    choices: [
      { label: asOwn, answer: { patch: { language: null } } },
      ...[...names].map(([code, label]) => ({ label, answer: { patch: { language: code } } })),
    ],
  };
}

function termField({ paymentTermDays }: Client, t: Translate): Text {
  return {
    name: 'paymentTermDays',
    label: t('Payment term'),
    shown: paymentTermDays === null ? t('As in your details') : describeDays(paymentTermDays, t),
    text: paymentTermDays === null ? '' : String(paymentTermDays),
    prompt: t('Days until an invoice is due; empty: as in your details'),
    check: (text) => (orNull(text) === null ? undefined : checkDays(text, t)),
    toPatch: (text) => ({ paymentTermDays: orNull(text) === null ? null : Number(text) }),
  };
}
