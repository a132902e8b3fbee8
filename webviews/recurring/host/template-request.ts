/** A template as it was typed, as the API takes it; pure. */
import type {
  PatchRecurringInvoiceInput,
  PreviewRecurringInvoiceInput,
} from '../../../src/api-client/index.ts';
import { attachedOf } from '../../../src/contract/invoicing/attached-choices.ts';
import type { Translate } from '../../../src/pages/words.ts';
import type { Item, RecurringDraft, Refusal } from '../messages.ts';
import { typedItems } from '../recurring-draft.ts';

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

type Change = Pick<PatchRecurringInvoiceInput, 'items' | 'withTime' | 'note' | 'endsOn' | 'files' | 'result'>;

const refuse = (field: string, text: string) => ({ ok: false, refusal: { field, text } }) as const;

/** By groups of thousands and then the part: `1.500,00`, `1,500.00`. */
const grouped = /^\d{1,3}(?:\.\d{3})+,\d{1,4}$|^\d{1,3}(?:,\d{3})+\.\d{1,4}$/;
/** A group in one language, a part in the other: `1.500`. */
const isUnclear = (plain: string) => /^[1-9]\d{0,2}[.,]\d{3}$/.test(plain);

/** `650`, `650,5`, `€ 650.50` and `1.500,00` are numbers; `1.500` is one thing here and another there, so it is none. */
export function readDecimal(text: string): string | undefined {
  const plain = text.replace(/[\p{Sc}\s]|[A-Z]{3}/gu, '');
  if (isUnclear(plain)) return undefined;
  const group = plain.indexOf('.') < plain.indexOf(',') ? /\./g : /,/g;
  const decimal = (grouped.test(plain) ? plain.replace(group, '') : plain).replace(',', '.');
  return /^\d{1,9}(?:\.\d{1,4})?$/.test(decimal) ? decimal : undefined;
}

function readItem(item: Item, index: number, t: Translate): Read<Item> {
  const at = `items.${index}`;
  const description = item.description.trim();
  if (description === '') return refuse(`${at}.description`, t('Enter a description.'));
  const quantity = readDecimal(item.quantity);
  if (quantity === undefined) return refuse(`${at}.quantity`, t('Enter a number such as 1 or 2.5.'));
  const unitPrice = readDecimal(item.unitPrice);
  if (unitPrice === undefined) return refuse(`${at}.unitPrice`, t('Enter a price such as 650.00.'));
  return { ok: true, value: { description, quantity, unitPrice } };
}

/** What can be changed of a template that is there. */
export function readChange(draft: RecurringDraft, t: Translate): Read<Change> {
  const items: Item[] = [];
  for (const [index, item] of draft.items.entries()) {
    if (typedItems({ items: [item] }).length === 0) continue;
    const read = readItem(item, index, t);
    if (!read.ok) return read;
    items.push(read.value);
  }
  const { withTime, result, attached } = draft;
  const files = attached === '' ? {} : { files: attachedOf[attached] };
  const note = draft.note.trim() === '' ? null : draft.note.trim();
  const endsOn = draft.endsOn === '' ? null : draft.endsOn;
  return { ok: true, value: { items, withTime, note, endsOn, result, ...files } };
}

/** A new template, without its name. */
export function readTemplate(draft: RecurringDraft, t: Translate): Read<PreviewRecurringInvoiceInput> {
  const every = Number(draft.every.trim());
  if (!/^\d{1,2}$/.test(draft.every.trim()) || every < 1 || every > 24) {
    return refuse('every', t('Enter a number from 1 to 24.'));
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.date)) return refuse('date', t('Enter a date.'));
  const read = readChange(draft, t);
  if (!read.ok) return read;
  const { clientId, projectId, unit, date, monthEnd, timing, missed } = draft;
  return {
    ok: true,
    value: {
      ...read.value,
      clientId,
      projectId: projectId === '' ? null : projectId,
      rule: { unit, every, date, monthEnd },
      timing,
      ...(missed !== '' && { missed }),
    },
  };
}

/** What the list shows where no name was typed. */
export function nameOf(draft: RecurringDraft, fallback: string): string {
  const [first] = typedItems(draft);
  return (draft.name.trim() || first?.description.trim() || fallback).slice(0, 200);
}

/** The field of the form that the API's `items.0.unitPrice` or `rule.date` is; empty for none. */
export function fieldOf(details: readonly { readonly field: string }[], draft: RecurringDraft): string {
  const field = (details[0]?.field ?? '').replace(/^rule\./, '');
  if (['every', 'date', 'endsOn', 'name', 'items'].includes(field)) return field;
  if (field === 'clientId') return 'client';
  const [, index = '', name = ''] = /^items\.(\d+)\.(\w+)$/.exec(field) ?? [];
  // Rows that are empty are not sent: the numbers are those of the others.
  const sent = draft.items.flatMap((item, at) => (typedItems({ items: [item] }).length === 0 ? [] : [at]));
  const at = index === '' ? undefined : sent[Number(index)];
  return at === undefined ? '' : `items.${at}.${name}`;
}
