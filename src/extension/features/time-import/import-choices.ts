/** What each question about a file offers; pure. */
import { fullYear } from '../../../contract/full-year.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Answers, Question } from './import-answers.ts';

export interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly answer: Answers;
}

export const sourceNames = {
  toggl: 'Toggl Track',
  clockify: 'Clockify',
  harvest: 'Harvest',
  kimai: 'Kimai',
  vireo: 'Vireo',
} as const;

export interface Asking {
  readonly t: Translate;
  /** What the file has at the place in question. */
  readonly value: string;
  readonly locale: string;
  /** The zones that the user most likely means, first. */
  readonly likelyZones: readonly string[];
  /** Currencies of the practice's clients. */
  readonly currencies: readonly string[];
}

export function choicesOf(question: Question, asking: Asking): readonly Choice[] {
  switch (question) {
    case 'format':
      return (['toggl', 'clockify', 'harvest', 'kimai', 'vireo'] as const).map((format) => ({
        label: sourceNames[format],
        answer: { format },
      }));
    case 'dateOrder':
      return dateChoices(asking);
    case 'decimal':
      return decimalChoices(asking);
    case 'currency':
      return asking.currencies.map((currency) => ({ label: currency, answer: { currency } }));
    case 'zone':
      return zoneChoices(asking);
  }
}

function dateChoices({ t, value, locale }: Asking): readonly Choice[] {
  const orders = [
    { dateOrder: 'dmy', label: t('Day first') },
    { dateOrder: 'mdy', label: t('Month first') },
    { dateOrder: 'ymd', label: t('Year first') },
  ] as const;
  return orders.flatMap(({ dateOrder, label }) => {
    const read = readDate(value, dateOrder);
    if (read === undefined && value !== '') return [];
    const description = read === undefined ? '' : t('{0} is {1}', value, formatDate(read, locale));
    return [{ label, description, answer: { dateOrder } }];
  });
}

function decimalChoices({ t, value }: Asking): readonly Choice[] {
  const describe = (mark: '.' | ',') => {
    const whole = value.replaceAll(mark === '.' ? ',' : '.', '');
    return value === '' ? '' : t('{0} is {1}', value, whole.replace(',', '.'));
  };
  return [
    { label: t('Comma is the decimal mark'), description: describe(','), answer: { decimal: ',' } },
    { label: t('Point is the decimal mark'), description: describe('.'), answer: { decimal: '.' } },
  ];
}

function zoneChoices({ likelyZones }: Asking): readonly Choice[] {
  const all = new Set([...likelyZones, ...Intl.supportedValuesOf('timeZone')]);
  return [...all].map((zone) => ({ label: zone, answer: { zone } }));
}

/** Undefined where the text cannot be a date in that order. */
function readDate(text: string, order: 'ymd' | 'dmy' | 'mdy'): Date | undefined {
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const at = (letter: string) => parts[order.indexOf(letter)] ?? 0;
  const [year, month, day] = [fullYear(at('y')), at('m'), at('d')];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined;
}

function formatDate(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
