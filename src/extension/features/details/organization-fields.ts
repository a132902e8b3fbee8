/** Fields of the user's own practice, in the order in which an invoice needs them; pure. */
import type { NumberSeries, Organization, PatchOrganization } from '../../../api-client/index.ts';
import type { Translate } from '../../platform/words.ts';
import { checkCurrency, checkName, toCurrency } from '../projects/project-fields.ts';
import { sellerContactField } from './contact-fields.ts';
import type { ChoiceField, Field, TextField } from './field.ts';
import { checkBic, checkDays, checkIban, checkLength, orNull, toCode } from './field-texts.ts';
import { firstNumberField, ownPatternField } from './number-fields.ts';
import {
  addressField,
  countryField,
  describeDays,
  eAddressField,
  emailField,
  vatIdField,
} from './shared-fields.ts';
import { ownTaxField } from './tax-fields.ts';
import { ownRuleFields } from './time-rule-fields.ts';

export interface FieldPorts {
  readonly t: Translate;
  /** `Germany (DE)`. */
  readonly nameOfCountry: (code: string) => string;
  /** ISO date, for examples. */
  readonly today: string;
}

export interface OrganizationFieldPorts extends FieldPorts {
  /** IANA names that are offered, the machine's own first. */
  readonly zones: readonly string[];
  /** The practice's own series of invoices; undefined for who sees none. */
  readonly series?: NumberSeries | undefined;
  readonly setFirstNumber: () => Promise<void>;
}

type OrganizationField = Field<PatchOrganization>;
type Text = TextField<PatchOrganization>;

export function organizationFields(
  organization: Organization,
  { t, nameOfCountry, today, zones, series, setFirstNumber }: OrganizationFieldPorts,
): readonly OrganizationField[] {
  return [
    nameField(organization, t),
    addressField(organization, t),
    countryField(organization, t, nameOfCountry),
    vatIdField(organization, t),
    taxNumberField(organization, t),
    registrationField(organization, t),
    emailField(organization, t),
    eAddressField(organization, t),
    sellerContactField(organization, t),
    ibanField(organization, t),
    bicField(organization, t),
    accountNameField(organization, t),
    ownTaxField(organization, t),
    termField(organization, t),
    ownPatternField('invoicePattern', organization, { t, today }),
    ownPatternField('creditNotePattern', organization, { t, today }),
    ...(series === undefined ? [] : firstNumberField(series, t, setFirstNumber)),
    currencyField(organization, t),
    zoneField(organization, zones, t),
    selfApprovalField(organization, t),
    ...ownRuleFields(organization, { t, zone: organization.zone }),
  ];
}

function nameField({ name }: Organization, t: Translate): Text {
  return {
    name: 'name',
    label: t('Name'),
    shown: name,
    text: name,
    prompt: t('Your name or company name as printed on invoices'),
    check: (text) => checkName(text, [], t),
    toPatch: (text) => ({ name: text.trim() }),
  };
}

function ibanField({ iban }: Organization, t: Translate): Text {
  const shown = (iban ?? '').replace(/(.{4})(?=.)/g, '$1 ');
  return {
    name: 'iban',
    label: t('IBAN'),
    shown,
    text: shown,
    prompt: t('Account to which invoices are paid; empty for none'),
    check: (text) => checkIban(text, t),
    toPatch: (text) => ({ iban: toCode(text) || null }),
  };
}

function bicField({ bic }: Organization, t: Translate): Text {
  return {
    name: 'bic',
    label: t('BIC'),
    shown: bic ?? '',
    text: bic ?? '',
    prompt: t('BIC of the bank; empty for none'),
    check: (text) => checkBic(text, t),
    toPatch: (text) => ({ bic: toCode(text) || null }),
  };
}

function taxNumberField({ taxNumber }: Organization, t: Translate): Text {
  return {
    name: 'taxNumber',
    label: t('Tax number'),
    shown: taxNumber ?? '',
    text: taxNumber ?? '',
    prompt: t('Where you have no VAT id, such as a German Steuernummer; empty for none'),
    check: checkLength(40, t),
    toPatch: (text) => ({ taxNumber: orNull(text) }),
  };
}

function registrationField({ registrationNumber }: Organization, t: Translate): Text {
  return {
    name: 'registrationNumber',
    label: t('Company register number'),
    shown: registrationNumber ?? '',
    text: registrationNumber ?? '',
    prompt: t('Such as HRB 12345; empty for none'),
    check: checkLength(60, t),
    toPatch: (text) => ({ registrationNumber: orNull(text) }),
  };
}

function accountNameField({ accountName }: Organization, t: Translate): Text {
  return {
    name: 'accountName',
    label: t('Account holder'),
    shown: accountName ?? '',
    text: accountName ?? '',
    prompt: t('Where it is another name than yours; empty for none'),
    check: checkLength(200, t),
    toPatch: (text) => ({ accountName: orNull(text) }),
  };
}

function termField({ paymentTermDays }: Organization, t: Translate): Text {
  return {
    name: 'paymentTermDays',
    label: t('Payment term'),
    shown: describeDays(paymentTermDays, t),
    text: String(paymentTermDays),
    prompt: t('Days until an invoice is due'),
    check: (text) => checkDays(text, t),
    toPatch: (text) => ({ paymentTermDays: Number(text) }),
  };
}

function currencyField({ currency }: Organization, t: Translate): Text {
  return {
    name: 'currency',
    label: t('Currency'),
    shown: currency,
    text: currency,
    prompt: t('Currency that new clients start with'),
    check: (text) => checkCurrency(text, t),
    toPatch: (text) => ({ currency: toCurrency(text) }),
  };
}

function zoneField(
  { zone }: Organization,
  zones: readonly string[],
  t: Translate,
): ChoiceField<PatchOrganization> {
  return {
    label: t('Time zone'),
    shown: zone,
    placeholder: t('Time zone of your days and weeks'),
    choices: [...new Set([zone, ...zones])].map((name) => ({
      label: name,
      answer: { patch: { zone: name } },
    })),
  };
}

function selfApprovalField({ selfApproval }: Organization, t: Translate): ChoiceField<PatchOrganization> {
  const labels = {
    alone: t('By submitting it, in a one-person practice'),
    allowed: t('In a second step'),
    never: t('Never'),
  } as const satisfies Record<Organization['selfApproval'], string>;
  const choices = (['alone', 'allowed', 'never'] as const).map((value) => ({
    label: labels[value],
    answer: { patch: { selfApproval: value } },
  }));
  return {
    label: t('Approval of one’s own time'),
    shown: labels[selfApproval],
    placeholder: t('May approvers approve their own timesheets?'),
    choices,
  };
}
