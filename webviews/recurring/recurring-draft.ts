/** A template as it is typed: a new one, the one that is kept, and what it still lacks; pure. */
import { choiceOfFiles } from '../../src/contract/invoicing/attached-choices.ts';
import type { RecurringContent, RecurringDraft, RecurringPreview, RecurringRow } from './messages.ts';

const noItem = { description: '', quantity: '1', unitPrice: '' };

/** Monthly from the first of the next month, in drafts: nothing that Enter would let leave. */
export function newDraft({ today, clients }: Pick<RecurringContent, 'today' | 'clients'>): RecurringDraft {
  const [only, ...others] = clients;
  return {
    id: '',
    version: 0,
    name: '',
    clientId: only !== undefined && others.length === 0 ? only.id : '',
    projectId: '',
    items: [noItem],
    withTime: false,
    note: '',
    unit: 'month',
    every: '1',
    date: firstOfNextMonth(today),
    monthEnd: 'clamp',
    timing: 'arrears',
    endsOn: '',
    result: 'draft',
    attached: 'pdf',
    missed: '',
  };
}

function firstOfNextMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

export function toDraft(row: RecurringRow): RecurringDraft {
  const { id, version, name, clientId, items, withTime, timing, result, rule } = row;
  return {
    ...{ id, version, name, clientId, withTime, timing, result },
    projectId: row.projectId ?? '',
    items,
    note: row.note ?? '',
    unit: rule.unit,
    every: String(rule.every),
    date: rule.date,
    monthEnd: rule.monthEnd,
    endsOn: row.endsOn ?? '',
    attached: choiceOfFiles(row.files) ?? '',
    missed: '',
  };
}

export function withItemAdded(draft: RecurringDraft): RecurringDraft {
  return { ...draft, items: [...draft.items, noItem] };
}

export function withoutItem(draft: RecurringDraft, index: number): RecurringDraft {
  return { ...draft, items: draft.items.filter((_, at) => at !== index) };
}

export function withItem(
  draft: RecurringDraft,
  index: number,
  change: Partial<RecurringDraft['items'][number]>,
): RecurringDraft {
  const items = draft.items.map((item, at) => (at === index ? { ...item, ...change } : item));
  return { ...draft, items };
}

const isTyped = ({ description, unitPrice }: RecurringDraft['items'][number]): boolean =>
  description.trim() !== '' || unitPrice.trim() !== '';

/** Items of which something was typed: an empty row at the end is none. */
export function typedItems({ items }: Pick<RecurringDraft, 'items'>): RecurringDraft['items'] {
  return items.filter(isTyped);
}

/** Enough for a preview: for whom, from when, and what. */
export function canPreview(draft: RecurringDraft): boolean {
  return draft.clientId !== '' && draft.date !== '' && (draft.withTime || typedItems(draft).length > 0);
}

/** Why it cannot be saved now; undefined where it can. */
export type SaveBlock = 'incomplete' | 'refused' | 'choose_missed' | 'no_preview' | 'problems' | 'no_address';

export function findSaveBlock(
  draft: RecurringDraft,
  preview: RecurringPreview | undefined,
  isRefused = false,
): SaveBlock | undefined {
  if (!canPreview(draft)) return 'incomplete';
  if (preview === undefined) return isRefused ? 'refused' : 'no_preview';
  if (draft.id === '' && preview.missed.length > 0 && draft.missed === '') return 'choose_missed';
  return draft.result === 'draft' ? undefined : findLeavingBlock(draft, preview);
}

/** Of invoices that are issued or sent by themselves. */
function findLeavingBlock(draft: RecurringDraft, { invoices }: RecurringPreview): SaveBlock | undefined {
  if (invoices.some(({ problems }) => problems.length > 0)) return 'problems';
  const lacksAddress = draft.result === 'sent' && invoices.some(({ mail }) => mail?.to == null);
  return lacksAddress ? 'no_address' : undefined;
}

/** Whether the first day can lie at the end of a month that others lack. */
export function asksMonthEnd({ unit, date }: Pick<RecurringDraft, 'unit' | 'date'>): boolean {
  return unit !== 'week' && Number(date.slice(8)) >= 28;
}
