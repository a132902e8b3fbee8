/** How the practice and its clients are taxed, as one choice; pure. */
import type { Client, Organization, PatchClient, PatchOrganization } from '../../../api-client/index.ts';
import { categoryOf, type TaxTreatment } from '../../../domain/tax/treatments.ts';
import type { Translate } from '../../platform/words.ts';
import type { Choice, ChoiceField, TextField } from './field.ts';
import { checkStandardRate, orNull, toRate } from './field-texts.ts';

type TaxFields = 'taxTreatment' | 'taxRate' | 'taxExemptionReason';
type OwnTaxPatch = Pick<PatchOrganization, TaxFields>;
type ClientTaxPatch = Pick<PatchClient, TaxFields>;

interface Terms {
  readonly taxTreatment: TaxTreatment | null;
  readonly taxRate: string | null;
  readonly taxExemptionReason: string | null;
}

function nameOf(treatment: TaxTreatment, t: Translate): string {
  const words: Readonly<Record<TaxTreatment, string>> = {
    standard: t('Standard rate'),
    zero: t('Zero rate'),
    exempt: t('Exempt from VAT'),
    reverse_charge: t('Reverse charge'),
    intra_community: t('Intra-community supply'),
    export: t('Export outside the EU'),
    outside_scope: t('Not subject to VAT'),
    small_business: t('Small business, no VAT (§ 19 UStG, EU scheme)'),
  };
  return words[treatment];
}

/** `Standard rate 19 %`, `Reverse charge`, `Exempt from VAT: § 4 Nr. 21 UStG`. */
function describe({ taxTreatment, taxRate, taxExemptionReason }: Terms, t: Translate): string {
  if (taxTreatment === null) return t('As in your details');
  const name = nameOf(taxTreatment, t);
  if (taxTreatment === 'exempt' && taxExemptionReason !== null) return `${name}: ${taxExemptionReason}`;
  return taxTreatment === 'standard' && taxRate !== null ? `${name} ${taxRate} %` : name;
}

/** Of the practice: standard work needs its rate here. */
export function ownTaxField(organization: Organization, t: Translate): ChoiceField<OwnTaxPatch> {
  const { taxTreatment, taxRate } = organization;
  const lacksRate = taxTreatment === 'standard' && taxRate === null;
  const treatments = [...clientTreatments, 'small_business'] as const;
  return {
    label: t('VAT'),
    shown: lacksRate ? t('Standard rate, not set yet') : describe(organization, t),
    set: nameOf(taxTreatment, t),
    placeholder: t('Which VAT is charged?'),
    choices: treatments.map((treatment): Choice<OwnTaxPatch> => {
      const own = { label: nameOf(treatment, t), description: categoryOf(treatment) };
      if (treatment === 'standard') return { ...own, answer: { ask: rateField(organization, t) } };
      if (treatment === 'exempt') return { ...own, answer: { ask: reasonField(organization, t) } };
      return { ...own, answer: { patch: { taxTreatment: treatment } } };
    }),
  };
}

/** Of a client: nothing of its own is as in the practice's details. */
export function clientTaxField(client: Client, t: Translate): ChoiceField<ClientTaxPatch> {
  const { taxTreatment } = client;
  const asOwn = t('As in your details');
  const choices = clientTreatments.map((treatment): Choice<ClientTaxPatch> => {
    const own = { label: nameOf(treatment, t), description: categoryOf(treatment) };
    if (treatment === 'standard') return { ...own, answer: { ask: clientRateField(client, t) } };
    if (treatment === 'exempt') return { ...own, answer: { ask: reasonField(client, t) } };
    return { ...own, answer: { patch: { taxTreatment: treatment, taxRate: null } } };
  });
  return {
    label: t('VAT'),
    shown: describe(client, t),
    set: taxTreatment === null ? asOwn : nameOf(taxTreatment, t),
    placeholder: t('Which VAT is charged?'),
    choices: [{ label: asOwn, answer: { patch: { taxTreatment: null, taxRate: null } } }, ...choices],
  };
}

const clientTreatments = [
  'standard',
  'zero',
  'exempt',
  'reverse_charge',
  'intra_community',
  'export',
  'outside_scope',
] as const;

function rateField({ taxTreatment, taxRate }: Terms, t: Translate) {
  const rate = taxTreatment === 'standard' ? (taxRate ?? '') : '';
  return {
    name: 'taxRate',
    label: t('VAT rate'),
    shown: rate,
    text: rate,
    prompt: t('Percent of VAT, such as 19 or 8.1'),
    check: (text: string) => checkStandardRate(text, t),
    toPatch: (text: string) => ({ taxTreatment: 'standard', taxRate: toRate(text) }) as const,
  };
}

/** Without a rate of its own the client has the practice's. */
function clientRateField(client: Client, t: Translate): TextField<ClientTaxPatch> {
  const own = rateField(client, t);
  return {
    ...own,
    prompt: t('Percent of VAT, such as 19 or 8.1; empty: as in your details'),
    check: (text) => (orNull(text) === null ? undefined : own.check(text)),
    toPatch: (text) =>
      orNull(text) === null ? { taxTreatment: 'standard', taxRate: null } : own.toPatch(text),
  };
}

function reasonField({ taxExemptionReason }: Terms, t: Translate) {
  const reason = taxExemptionReason ?? '';
  return {
    name: 'taxExemptionReason',
    label: t('Reason for the exemption'),
    shown: reason,
    text: reason,
    prompt: t('Rule by which the work is exempt, printed on invoices'),
    check: (text: string) => (orNull(text) === null ? t('A reason is needed.') : undefined),
    toPatch: (text: string) =>
      ({ taxTreatment: 'exempt', taxRate: '0', taxExemptionReason: text.trim() }) as const,
  };
}
