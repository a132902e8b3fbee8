/** A pattern of numbers on the wire. */
import * as z from 'zod';
import { type PatternFault, readPattern } from '../../../../domain/invoicing/number-pattern.ts';

const issues: Readonly<Record<PatternFault, string>> = {
  no_counter: 'needs the counter, such as {####}',
  many_counters: 'has more than one counter',
  unknown_token: 'knows {YYYY}, {YY}, {MM} and a counter such as {####} in braces',
  month_without_year: 'has a month without a year',
  sign: 'takes letters, digits, spaces and - / . _ beside what is in braces',
  too_long: 'has more than 40 characters',
};

export const numberPatternSchema = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const read = readPattern(text);
    if (!read.ok) context.addIssue({ code: 'custom', message: issues[read.error] });
  });
