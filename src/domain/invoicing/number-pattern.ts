/**
 * How numbers of documents read, as a pattern: `RE-{YYYY}-{####}`. `{YYYY}` and `{YY}` are the year of issue, `{MM}` its month,
 * `{####}` the counter with at least as many digits as it has signs; all else stands as it is.
 */
import type { NumberSeries } from '../invoice-numbering.ts';
import { fail, type Result, succeed } from '../result.ts';

/** What a practice begins with: `2026-0001`, `CN-2026-0001`. */
export const usualPatterns = { invoice: '{YYYY}-{####}', creditNote: 'CN-{YYYY}-{####}' } as const;

export type PatternFault =
  | 'no_counter'
  | 'many_counters'
  | 'unknown_token'
  | 'month_without_year'
  | 'sign'
  | 'too_long';

const counter = /\{#{1,9}\}/g;
const token = /\{[^{}]*\}/g;
const known = /^\{(?:YYYY|YY|MM|#{1,9})\}$/;
/** Letters and digits of every language, and what separates them on paper. */
const plain = /^[\p{L}\p{N}\-/._ ]*$/u;
const longestPattern = 40;

/** The pattern without spaces around it, or what is wrong with it. */
export function readPattern(text: string): Result<string, PatternFault> {
  const pattern = text.trim();
  const tokens = pattern.match(token) ?? [];
  const counters = pattern.match(counter) ?? [];
  if (pattern.length > longestPattern) return fail('too_long');
  if (tokens.some((one) => !known.test(one))) return fail('unknown_token');
  if (!plain.test(pattern.replace(token, ''))) return fail('sign');
  if (counters.length !== 1) return fail(counters.length === 0 ? 'no_counter' : 'many_counters');
  const hasYear = /\{YY(?:YY)?\}/.test(pattern);
  return pattern.includes('{MM}') && !hasYear ? fail('month_without_year') : succeed(pattern);
}

/**
 * The series that a document of `issueDate` (ISO) is counted in: all that print the same but for the counter and its width are one.
 * It restarts with each year, and month, that the pattern names; a pattern without a year counts on for ever (year 0).
 */
export function seriesOfPattern(pattern: string, issueDate: string): NumberSeries {
  const year = /\{YY(?:YY)?\}/.test(pattern) ? Number(issueDate.slice(0, 4)) : 0;
  const prefix =
    prefixOfBefore(pattern) ?? pattern.replace(counter, '{#}').replaceAll('{MM}', issueDate.slice(5, 7));
  return { prefix, year };
}

/** `RE-2026-0042`: of the date of issue (ISO) and the place in the series, from 1. */
export function formatNumber(pattern: string, issueDate: string, sequence: number): string {
  return pattern
    .replaceAll('{YYYY}', issueDate.slice(0, 4))
    .replaceAll('{YY}', issueDate.slice(2, 4))
    .replaceAll('{MM}', issueDate.slice(5, 7))
    .replace(counter, (signs) => String(sequence).padStart(signs.length - 2, '0'));
}

/** The place in the series at which the pattern would print `number` on that date; undefined where it never does. */
export function findSequence(pattern: string, issueDate: string, number: string): number | undefined {
  const [before = '', after = ''] = pattern.split(counter).map((part) => formatNumber(part, issueDate, 0));
  if (!number.startsWith(before) || !number.endsWith(after)) return undefined;
  const digits = number.slice(before.length, number.length - after.length);
  const sequence = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return sequence > 0 && formatNumber(pattern, issueDate, sequence) === number ? sequence : undefined;
}

/**
 * Before there were patterns a practice had a prefix, and `A-{YYYY}-{####}` was counted as `A`. Such series go on under
 * their old key. No other pattern comes to the same, since its key has braces.
 */
function prefixOfBefore(pattern: string): string | undefined {
  const before = /^([A-Za-z0-9/_-]*)\{YYYY\}-\{#+\}$/.exec(pattern)?.[1];
  if (before === undefined) return undefined;
  if (before === '' || /[^A-Za-z0-9-]$/.test(before)) return before;
  return /[A-Za-z0-9]-$/.test(before) ? before.slice(0, -1) : undefined;
}
