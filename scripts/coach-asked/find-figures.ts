/** Whether a figure stands in the text of an answer, as English and German answers write it. */

import type { Value } from './expect.ts';
import type { FigureKind } from './read-sets.ts';

/** Without Markdown, links and spaces that do not break. */
export function plainTextOf(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/\\([^\p{L}\d\s])/gu, '$1')
    .replaceAll(/[*_`]/gu, '')
    .replaceAll(/[\u00a0\u202f\u2009]/gu, ' ')
    .replaceAll('\u2212', '-');
}

type Finder = (text: string, value: Value) => boolean;

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

const findSeconds: Finder = (text, { value }) => {
  const minutes = Number(value) / 60;
  const whole = [Math.floor(minutes), Math.round(minutes)].map(
    (each) => `${Math.floor(each / 60)}:${String(each % 60).padStart(2, '0')}`,
  );
  if (whole.some((each) => new RegExp(`(?<![\\d:])${each}(?![\\d:])`, 'u').test(text))) return true;
  const decimals = text.matchAll(/(?<![\d:.,])(\d+(?:[.,]\d+)?) ?(?:h\b|hours?\b|std\b|stunden?\b)/giu);
  return [...decimals].some(([, hours = '']) => isRounded(hours, minutes / 60));
};

/** As many decimals as it has, rounded or cut. */
function isRounded(shown: string, exact: number): boolean {
  const decimals = shown.split(/[.,]/u)[1]?.length ?? 0;
  const scale = 10 ** decimals;
  const value = Math.round(Number(shown.replace(',', '.')) * scale);
  return [Math.round(exact * scale), Math.floor(exact * scale)].includes(value);
}

/** Docs round once; what is rounded by line or by day lies some cents beside. */
const slackCents = 5;

const findMoney: Finder = (text, { value, currency }) => {
  const minor = Math.round(Number(value));
  const near = Array.from({ length: 2 * slackCents + 1 }, (_, index) => minor + index - slackCents);
  return near.some((each) => hasAmount(text, each, currency));
};

function hasAmount(text: string, minor: number, currency: string | undefined): boolean {
  const units = String(Math.floor(minor / 100));
  const cents = String(minor % 100).padStart(2, '0');
  const grouped = units.replaceAll(/\B(?=(\d{3})+$)/gu, '[., ’]?');
  const ending = minor % 100 === 0 ? `(?:[.,]${cents})?` : `[.,]${cents}`;
  const sign = currency === 'EUR' ? '(?:€|EUR|euro)' : '(?:kr\\.?|DKK|kronen|kroner)';
  const amount = `(?<![\\d.,])${grouped}${ending}(?![\\d])`;
  return new RegExp(`${sign} ?${amount}|${amount} ?${sign}`, 'iu').test(text);
}

/** To the cent: what is not is counted apart. */
export const isExact = (text: string, { value, currency }: Value) =>
  hasAmount(text, Math.round(Number(value)), currency);

const findPercent: Finder = (text, { value }) =>
  [...text.matchAll(/(?<![\d.,])(\d+(?:[.,]\d+)?) ?(?:%|percent|prozent)/giu)].some(([, shown = '']) =>
    isRounded(shown, Number(value)),
  );

const months = [
  'jan',
  'feb',
  'm(?:ar|är|rz)',
  'apr',
  'ma[yi]',
  'jun',
  'jul',
  'aug',
  'sep',
  'o[ck]t',
  'nov',
  'de[cz]',
];

function datePatterns(iso: string): readonly string[] {
  const [year = '', month = '', day = ''] = iso.split('-');
  const name = `${months[Number(month) - 1]}\\p{L}*\\.?`;
  const number = `0?${Number(day)}`;
  return [
    iso,
    `(?<!\\d)${number}\\.? ${name}`,
    `(?<!\\d)${number}\\.? ?[–-] ?\\d+\\.? ${name}`,
    `${name} ${number}(?!\\d)`,
    `(?<!\\d)${number}[./]0?${Number(month)}[./](?:${year}|${year.slice(2)})?`,
  ];
}

const findDate: Finder = (text, { value }) =>
  datePatterns(String(value)).some((pattern) => new RegExp(pattern, 'iu').test(text));

const findName: Finder = (text, { value }) =>
  String(value)
    .split('|')
    .some((name) => new RegExp(`(?<![\\p{L}\\d])${literally(name)}`, 'iu').test(text));

/** Without what holds numbers that count nothing: numbers of invoices, dates, times, amounts, shares. */
export function numbersTextOf(text: string): string {
  const month = `(?:${months.join('|')})\\p{L}*\\.?`;
  return text
    .replaceAll(/\b\d{4}-\d{2,4}(?:-\d{2})?\b/gu, ' ')
    .replaceAll(new RegExp(`\\d+\\.? ${month}(?: \\d{4})?|${month} \\d+(?:, \\d{4})?`, 'giu'), ' ')
    .replaceAll(/\d+\.\d+\.(?:\d+)?|\d+:\d\d/gu, ' ')
    .replaceAll(/(?:€|EUR|DKK|kr\.?) ?\d[\d.,]*|\d[\d.,]* ?(?:€|EUR|DKK|kr|%)/giu, ' ');
}

const words = [
  /\b(?:zero|none|null)\b/iu,
  /\b(?:one|eine?n?|eins)\b/iu,
  /\b(?:two|zwei)\b/iu,
  /\b(?:three|drei)\b/iu,
  /\b(?:four|vier)\b/iu,
  /\b(?:five|fünf)\b/iu,
];

const findNumber: Finder = (text, { value }) => {
  const shown = numbersTextOf(text).matchAll(/(?<![\d.,])(\d+(?:[.,]\d+)?)/gu);
  return (
    [...shown].some(([, number = '']) => isRounded(number, Number(value))) || hasWord(text, Number(value))
  );
};

const hasWord = (text: string, value: number) => words[value]?.test(text) ?? false;

const none = /\b(?:no|none|nothing|nobody|nichts|kein\w*|nein|zero)\b|(?<!\d)0:00|(?<![\d.,:])0(?![\d.,:])/iu;
const some = /(?!0:00)\d+:\d\d|[1-9][\d.,]*[.,]\d\d/u;

/** The first line says that there is nothing, and has nothing. */
export function saysNone(text: string): boolean {
  const first = text.trimStart().split('\n')[0] ?? '';
  return none.test(first) && !some.test(first);
}

const negation = /\b(?:no|not|nicht|nein|kein\w*|noch nicht|draft|entwurf)\b/iu;

export const finders: Readonly<Record<FigureKind, Finder>> = {
  seconds: findSeconds,
  money: findMoney,
  percent: findPercent,
  date: findDate,
  names: findName,
  count: findNumber,
  number: findNumber,
  truth: (text, { value }) => (Number(value) === 0) === negation.test(text),
};
