/** The fields of a postal address, as the country writes it; lines that few need are there once they hold something. */

import type { Translated } from '../../../src/contract/webview/words/word-table.ts';
import type { FieldSpec } from './form-model.ts';
import type { formWords } from './form-texts.ts';

type AddressName = 'street' | 'additional' | 'third' | 'postcode' | 'city' | 'region';

/** Where a state, province or county stands in addresses. */
const withRegion = new Set(['AU', 'BR', 'CA', 'CN', 'GB', 'IE', 'IN', 'IT', 'JP', 'MX', 'MY', 'NZ', 'US']);

export function addressSpecs(
  values: Readonly<Record<AddressName | 'countryCode', string>>,
  form: Translated<typeof formWords>,
): readonly FieldSpec<AddressName>[] {
  const isShort = withRegion.has(values.countryCode) || values.region !== '';
  const isEmpty = values.street === '' && values.city === '';
  return [
    { name: 'street', label: form.street, span: 3, ...(isEmpty ? { hint: form.streetHint } : {}) },
    { name: 'postcode', label: form.postcode, span: 1, isMarked: true },
    { name: 'city', label: form.city, span: 2, isMarked: true },
    { name: 'additional', label: form.additional, span: isShort ? 3 : 6, note: form.optional },
    ...(isShort ? [{ name: 'region', label: form.region, span: 3, note: form.optional } as const] : []),
    ...(values.third === '' ? [] : [{ name: 'third', label: form.third, span: 6 } as const]),
  ];
}
