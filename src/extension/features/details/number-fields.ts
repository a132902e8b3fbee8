/** How invoices are numbered, and with what number they begin; pure. */
import type {
  Client,
  NumberSeries,
  Organization,
  PatchClient,
  PatchOrganization,
} from '../../../api-client/index.ts';
import { formatNumber, type PatternFault, readPattern } from '../../../domain/invoicing/number-pattern.ts';
import type { Translate } from '../../platform/words.ts';
import type { ChoiceField, TextField } from './field.ts';

function describeFault(fault: PatternFault, t: Translate): string {
  const words: Readonly<Record<PatternFault, string>> = {
    no_counter: t('It needs the counter, such as {0}.', '{####}'),
    many_counters: t('One counter is enough.'),
    unknown_token: t('Braces can hold {0}, {1}, {2} and the counter.', '{YYYY}', '{YY}', '{MM}'),
    month_without_year: t('A month needs its year.'),
    sign: t('Outside braces use letters, digits, spaces and - / . _'),
    too_long: t('At most {0} characters.', 40),
  };
  return words[fault];
}

/** `RE-{YYYY}-{####} (RE-2026-0001)`. */
function describePattern(pattern: string, today: string): string {
  return `${pattern} (${formatNumber(pattern, today, 1)})`;
}

interface Days {
  readonly t: Translate;
  /** ISO date, for the examples. */
  readonly today: string;
}

const tokens = ['{YYYY}', '{YY}', '{MM}', '{####}'] as const;

export function ownPatternField(
  name: 'invoicePattern' | 'creditNotePattern',
  organization: Organization,
  { t, today }: Days,
): TextField<PatchOrganization> {
  const pattern = organization[name];
  return {
    name,
    label: name === 'invoicePattern' ? t('Invoice numbers') : t('Credit note numbers'),
    shown: describePattern(pattern, today),
    text: pattern,
    prompt: t('{0}, {1} and {2} stand for the date, {3} for the counter', ...tokens),
    check: (text) => checkPattern(text, t),
    toPatch: (text) => ({ [name]: text.trim() }),
  };
}

export function clientPatternField({ invoicePattern }: Client, { t, today }: Days): TextField<PatchClient> {
  return {
    name: 'invoicePattern',
    label: t('Invoice numbers'),
    shown: invoicePattern === null ? t('As in your details') : describePattern(invoicePattern, today),
    text: invoicePattern ?? '',
    prompt: t('A series of this client alone, such as {0}; empty as in your details', 'NW-{YYYY}-{###}'),
    check: (text) => (text.trim() === '' ? undefined : checkPattern(text, t)),
    toPatch: (text) => ({ invoicePattern: text.trim() || null }),
  };
}

function checkPattern(text: string, t: Translate): string | undefined {
  const read = readPattern(text);
  return read.ok ? undefined : describeFault(read.error, t);
}

/** Of a practice that comes from another tool: none once the series has given a number. */
export function firstNumberField(
  { isUsed, nextNumber }: NumberSeries,
  t: Translate,
  set: () => Promise<void>,
): readonly ChoiceField<PatchOrganization>[] {
  if (isUsed) return [];
  const label = t('First invoice number');
  const find = async (): Promise<undefined> => void (await set());
  return [{ label, shown: nextNumber, placeholder: '', choices: [{ label, answer: { find } }] }];
}

/** The counter alone; undefined where the text is none. */
export function readCounter(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : undefined;
}
