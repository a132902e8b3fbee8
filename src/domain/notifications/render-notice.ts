/** The words of a notification with its values in them, for one reader. */
import { formatMinutes } from '../duration.ts';
import { formatMoney, type Money } from '../money.ts';
import type { NoticeLanguage, NoticeValue, NoticeValues, NoticeWords } from './notice.ts';

export interface NoticeReader {
  readonly language: NoticeLanguage;
  /** ISO date where the practice is. */
  readonly today: string;
}

export interface ReadNotice {
  readonly title: string;
  readonly detail: string;
}

/** `count`: of causes that are one item. */
export function renderNotice(
  words: NoticeWords,
  { values, count }: { readonly values: NoticeValues; readonly count: number },
  reader: NoticeReader,
): ReadNotice {
  const { title, detail } = words[reader.language];
  const times = count > 1 ? ` (${count}×)` : '';
  return { title: `${fill(title, values, reader)}${times}`, detail: fill(detail, values, reader) };
}

/** A value that is missing leaves nothing behind, nor a separator that stood beside it. */
function fill(text: string, values: NoticeValues, reader: NoticeReader): string {
  return text
    .replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
      const value = values[name];
      return value === undefined ? '' : show(value, reader);
    })
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s·,:]+|[\s·,:]+$/g, '');
}

function show(value: NoticeValue, { language, today }: NoticeReader): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (isMoney(value)) return formatMoney(value, language);
  if ('date' in value) return showDate(value.date, language);
  if ('since' in value) return String(Math.max(0, dayOf(today) - dayOf(value.since)));
  if ('seconds' in value) return formatMinutes(value.seconds);
  return value[language];
}

function isMoney(value: object): value is Money {
  return 'minor' in value;
}

function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

function showDate(date: string, language: NoticeLanguage): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
