/** What the API refused, at the fields of a form; pure. */
import type { ApiFailure } from '../failures.ts';
import type { Translate } from '../words.ts';

interface Fault<Field extends string> {
  readonly field: Field;
  readonly message: string;
}

export interface FormRefusal<Field extends string> {
  readonly type: 'refused';
  readonly message: string;
  readonly faults: Fault<Field>[];
}

/** Fields of the API whose fields in the form are named otherwise. */
const renamed: Readonly<Record<string, string>> = {
  'contact.name': 'contactName',
  'contact.phone': 'phone',
  'contact.email': 'email',
  'eAddress.scheme': 'eAddressScheme',
  'eAddress.id': 'eAddressId',
  first: 'firstNumber',
};

export function toFormRefusal<const Field extends string>(
  failure: Pick<ApiFailure, 'code' | 'message' | 'details'>,
  fields: readonly Field[],
  t: Translate,
): FormRefusal<Field> {
  if (failure.code === 'stale_version') {
    const message = t('It was changed elsewhere. What you typed is kept; check it and save again.');
    return { type: 'refused', message, faults: [] };
  }
  const faults = failure.details.flatMap(({ field, issue }): Fault<Field>[] => {
    const name = renamed[field] ?? (field.startsWith('address.') ? field.slice('address.'.length) : field);
    const known = fields.find((one) => one === name);
    return known === undefined ? [] : [{ field: known, message: toSentence(issue) }];
  });
  return { type: 'refused', message: failure.message, faults };
}

/** The API's end of a sentence, `is not a VAT ID of DE`, as one of its own. */
function toSentence(issue: string): string {
  const text = issue.charAt(0).toUpperCase() + issue.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
