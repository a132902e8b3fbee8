/** The groups and fields of *Your Business*. */

import { html } from 'lit';
import type { Translated } from '../../src/contract/webview/words/word-table.ts';
import { taxTreatments } from '../../src/domain/tax/treatments.ts';
import { hasVat } from '../../src/domain/tax/vat-countries.ts';
import { addressSpecs } from '../components/form/address-specs.ts';
import type { FieldSpec, GroupSpec } from '../components/form/form-model.ts';
import type { formWords } from '../components/form/form-texts.ts';
import { countryOptions, currencyOptions, schemeOptions } from '../components/form/options.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { BusinessContent, BusinessField, BusinessValues } from './messages.ts';
import type { Words } from './words.ts';

interface Parts {
  readonly content: BusinessContent;
  readonly values: BusinessValues;
  readonly form: Translated<typeof formWords>;
  readonly words: Words;
  /** Of the reader. */
  readonly language: string;
}

interface Acts {
  readonly editLook: () => void;
  readonly editTimeRules: () => void;
}

type Group = GroupSpec<BusinessField>;
type Field = FieldSpec<BusinessField>;

export function businessGroups(parts: Parts, acts: Acts): readonly Group[] {
  const { groups } = parts.words;
  return [
    { title: groups.business, fields: businessSpecs(parts) },
    { title: groups.tax, fields: taxSpecs(parts) },
    { title: groups.bank, fields: bankSpecs(parts) },
    {
      title: groups.invoices,
      fields: invoiceSpecs(parts),
      extra: button(parts.words.editLook, acts.editLook),
    },
    {
      title: groups.practice,
      fields: practiceSpecs(parts),
      extra: button(parts.form.timeRules, acts.editTimeRules),
    },
  ];
}

function button(label: string, act: () => void) {
  return html`<div class="acts"><vscode-button secondary @keydown=${activateOnKeys} @click=${act}>${label}</vscode-button></div>`;
}

function businessSpecs({ values, form, words, language }: Parts): readonly Field[] {
  return [
    { name: 'countryCode', label: form.country, span: 2, isMarked: true, options: countryOptions(language) },
    { name: 'name', label: form.name, span: 4, isMarked: true },
    ...addressSpecs(values, form),
    { name: 'contactName', label: words.contactName, span: 2, isMarked: true },
    { name: 'email', label: form.email, span: 2, isMarked: true, isChecked: true },
    { name: 'phone', label: words.phone, span: 2, isMarked: true },
    ...(values.contactEmail === ''
      ? []
      : [{ name: 'contactEmail', label: words.contactEmail, span: 2, isChecked: true } as const]),
  ];
}

function taxSpecs(parts: Parts): readonly Field[] {
  const { values, form, words } = parts;
  return [
    ...treatmentSpecs(parts),
    {
      name: 'vatId',
      label: form.vatId,
      span: 3,
      isMarked: hasVat(values.countryCode),
      isChecked: true,
      note: hasVat(values.countryCode) ? words.orTaxNumber : form.optional,
    },
    {
      name: 'taxNumber',
      label: words.taxNumber,
      span: 3,
      ...(values.vatId === '' && hasVat(values.countryCode) ? {} : { note: form.optional }),
    },
    { name: 'registrationNumber', label: words.registrationNumber, span: 3, note: form.optional },
  ];
}

/** The two that most practices are one of as buttons, the others behind the third. */
function treatmentSpecs({ values, form, words }: Parts): readonly Field[] {
  const { taxTreatment: treatment, taxRate } = values;
  const usual: readonly string[] = ['standard', 'small_business'];
  const isOther = !usual.includes(treatment);
  const others = taxTreatments.filter((one) => !usual.includes(one));
  const segments = [
    { value: 'standard', label: words.charge(taxRate) },
    { value: 'small_business', label: form.treatments.small_business },
    { value: isOther ? treatment : 'exempt', label: words.otherChoice },
  ];
  const head = { name: 'taxTreatment', label: form.taxTreatment, isMarked: true } as const;
  return [
    { ...head, span: 4, isSegmented: true, options: segments },
    ...(treatment === 'standard'
      ? [{ name: 'taxRate', label: form.taxRate, span: 2, isNumber: true } as const]
      : []),
    ...(isOther
      ? [
          {
            name: 'taxTreatment',
            key: 'otherTreatment',
            label: words.otherTreatment,
            span: 2,
            options: others.map((value) => ({ value, label: form.treatments[value] })),
          } as const,
        ]
      : []),
    ...(treatment === 'exempt'
      ? [{ name: 'taxExemptionReason', label: form.taxExemptionReason, span: 6 } as const]
      : []),
  ];
}

function bankSpecs({ form, words, language }: Parts): readonly Field[] {
  return [
    { name: 'iban', label: words.iban, span: 3, isMarked: true, isChecked: true },
    { name: 'bic', label: words.bic, span: 3, isChecked: true, note: form.optional },
    { name: 'accountName', label: words.accountName, span: 3, note: words.ifOther },
    {
      name: 'currency',
      label: form.currency,
      span: 3,
      note: words.forNewClients,
      options: currencyOptions(language),
    },
  ];
}

function invoiceSpecs({ content, form, words }: Parts): readonly Field[] {
  const { nextNumber, isNumberOpen } = content;
  return [
    { name: 'paymentTermDays', label: form.paymentTermDays, span: 2, isMarked: true, isNumber: true },
    {
      name: 'invoicePattern',
      label: form.invoicePattern,
      span: 2,
      ...(nextNumber === undefined ? {} : { note: words.next(nextNumber) }),
    },
    { name: 'creditNotePattern', label: words.creditNotePattern, span: 2 },
    ...(isNumberOpen
      ? [
          {
            name: 'firstNumber',
            label: words.firstNumber,
            span: 2,
            isNumber: true,
            hint: words.firstNumberHint,
          } as const,
        ]
      : []),
  ];
}

function practiceSpecs({ content, values, form, words }: Parts): readonly Field[] {
  const approvals = ['alone', 'allowed', 'never'] as const;
  return [
    {
      name: 'zone',
      label: words.zone,
      span: 3,
      options: content.zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    },
    {
      name: 'selfApproval',
      label: words.selfApproval,
      span: 3,
      options: approvals.map((value) => ({ value, label: words.selfApprovals[value] })),
    },
    {
      name: 'eAddressScheme',
      label: form.eAddressScheme,
      span: 3,
      note: form.optional,
      options: schemeOptions(form.none),
    },
    ...(values.eAddressScheme === ''
      ? []
      : [{ name: 'eAddressId', label: form.eAddressId, span: 3, isChecked: true } as const]),
  ];
}
