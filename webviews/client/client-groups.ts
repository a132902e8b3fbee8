/** The groups and fields of *Client*. */

import { html } from 'lit';
import type { Translated } from '../../src/contract/webview/words/word-table.ts';
import { documentLanguage } from '../../src/domain/invoicing/document-language.ts';
import { clientTaxTreatments } from '../../src/domain/tax/treatments.ts';
import { hasVat } from '../../src/domain/tax/vat-countries.ts';
import { addressSpecs } from '../components/form/address-specs.ts';
import type { FieldSpec, GroupSpec } from '../components/form/form-model.ts';
import type { formWords } from '../components/form/form-texts.ts';
import { countryOptions, currencyOptions, schemeOptions } from '../components/form/options.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { ClientContent, ClientField, ClientValues } from './messages.ts';
import { newClient } from './new-client.ts';
import type { Words } from './words.ts';

interface Parts {
  readonly content: ClientContent;
  readonly values: ClientValues;
  readonly form: Translated<typeof formWords>;
  readonly words: Words;
  /** Of the reader. */
  readonly language: string;
}

interface Acts {
  readonly editContacts: () => void;
  readonly editTimeRules: () => void;
}

type Group = GroupSpec<ClientField>;
type Field = FieldSpec<ClientField>;

export function clientGroups(parts: Parts, acts: Acts): readonly Group[] {
  const { content, values, form, words } = parts;
  const { groups } = words;
  const isNew = content.subject === newClient;
  return [
    ...(content.asksForPractice ? [{ title: words.practice, fields: practiceSpecs(parts) }] : []),
    { title: groups.client, fields: clientSpecs(parts) },
    { title: groups.address, fields: addressSpecs(values, form) },
    {
      title: groups.billing,
      fields: billingSpecs(parts),
      ...(isNew ? {} : { extra: contactsButton(parts, acts) }),
    },
    {
      title: groups.terms,
      fields: termSpecs(parts),
      ...(isNew ? {} : { extra: button(form.timeRules, acts.editTimeRules) }),
    },
  ];
}

function button(label: string, act: () => void) {
  return html`<div class="acts"><vscode-button secondary @keydown=${activateOnKeys} @click=${act}>${label}</vscode-button></div>`;
}

function contactsButton({ content, words }: Parts, { editContacts }: Acts) {
  return html`<div class="acts">
    <vscode-button secondary @keydown=${activateOnKeys} @click=${editContacts}>${words.contacts}</vscode-button>
    <span class="small muted">${content.contacts}</span>
  </div>`;
}

function practiceSpecs({ content, values, words, language }: Parts): readonly Field[] {
  const isGuess = values.practiceCountry === content.values.practiceCountry;
  return [
    {
      name: 'practiceCountry',
      label: words.practiceCountry,
      span: 3,
      options: countryOptions(language),
      ...(isGuess ? { hint: words.practiceHint } : {}),
    },
    { name: 'practiceCurrency', label: words.practiceCurrency, span: 3, options: currencyOptions(language) },
  ];
}

function clientSpecs(parts: Parts): readonly Field[] {
  const { content, values, form, words, language } = parts;
  const isDefault = !content.countryChosen && values.countryCode === content.values.countryCode;
  return [
    {
      name: 'countryCode',
      label: form.country,
      span: 2,
      isMarked: true,
      options: countryOptions(language),
      ...(isDefault ? { hint: words.countryDefault } : {}),
    },
    { name: 'name', label: form.name, span: 4, isMarked: true },
    { name: 'vatId', label: form.vatId, span: 2, isChecked: true, note: form.optional },
    ...taxSpecs(parts),
    debtorSpec(parts),
  ];
}

function debtorSpec({ values, words }: Parts): Field {
  const { business, consumer, unknown, byVatId } = words.debtors;
  return {
    name: 'debtor',
    label: words.debtor,
    span: 3,
    hint: words.debtorHint,
    options: [
      { value: '', label: values.vatId.trim() === '' ? unknown : byVatId },
      { value: 'business', label: business },
      { value: 'consumer', label: consumer },
    ],
  };
}

function taxSpecs({ content, values, form, words }: Parts): readonly Field[] {
  const { inherited } = content;
  const usual = form.treatments[inherited.taxTreatment as keyof typeof form.treatments];
  const treatment = values.taxTreatment === '' ? inherited.taxTreatment : values.taxTreatment;
  const isDomestic = values.countryCode === values.practiceCountry;
  const domestic = hasVat(values.practiceCountry) ? words.domestic : undefined;
  const hint = treatment !== 'standard' ? undefined : isDomestic ? domestic : words.abroad;
  return [
    {
      name: 'taxTreatment',
      label: form.taxTreatment,
      span: values.taxTreatment === 'standard' ? 2 : 4,
      isMarked: true,
      ...(hint === undefined ? {} : { hint }),
      options: [
        { value: '', label: words.inheritedSmall(rateOf(usual, inherited)) },
        ...clientTaxTreatments.map((value) => ({ value, label: form.treatments[value] })),
      ],
    },
    ...(values.taxTreatment === 'standard'
      ? [
          {
            name: 'taxRate',
            label: form.taxRate,
            span: 2,
            isNumber: true,
            placeholder: inherited.taxRate,
          } as const,
        ]
      : []),
    ...(values.taxTreatment === 'exempt'
      ? [{ name: 'taxExemptionReason', label: form.taxExemptionReason, span: 6 } as const]
      : []),
  ];
}

function rateOf(name: string, { taxTreatment, taxRate }: ClientContent['inherited']): string {
  return taxTreatment === 'standard' && taxRate !== '' ? `${name}, ${taxRate}%` : name;
}

function billingSpecs({ values, form, words }: Parts): readonly Field[] {
  return [
    { name: 'email', label: form.email, span: 3, isChecked: true, note: form.optional },
    { name: 'buyerReference', label: words.buyerReference, span: 3, isMarked: true },
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

function termSpecs({ content, values, form, words, language }: Parts): readonly Field[] {
  const { inherited, subject } = content;
  const named: Readonly<Record<string, string>> = words.languages;
  const ofCountry = documentLanguage({ language: null, countryCode: values.countryCode }, inherited.language);
  const usual = named[ofCountry] ?? ofCountry;
  return [
    {
      name: 'paymentTermDays',
      label: form.paymentTermDays,
      span: 2,
      isNumber: true,
      hint: words.inheritedTerm(inherited.paymentTermDays),
      placeholder: String(inherited.paymentTermDays),
    },
    ...(subject === newClient
      ? [
          {
            name: 'currency',
            label: form.currency,
            span: 2,
            isMarked: true,
            options: currencyOptions(language),
          } as const,
        ]
      : []),
    {
      name: 'language',
      label: words.language,
      span: 2,
      options: [
        { value: '', label: words.usualLanguage(usual) },
        ...Object.entries(named).map(([value, label]) => ({ value, label })),
      ],
    },
    {
      name: 'invoicePattern',
      label: form.invoicePattern,
      span: 2,
      note: form.optional,
      hint: words.ownSeries,
      placeholder: 'NW-{YYYY}-{###}',
    },
  ];
}
