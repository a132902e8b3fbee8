/** A pattern of numbers on the wire. */
import * as z from 'zod';
import { type PatternFault, readPattern } from '../../../../domain/invoicing/number-pattern.ts';
import { type Text, text } from '../../../../words/text.ts';
import { asIssue } from '../../../platform/http/refusals/schema-issues.ts';

const issues: Readonly<Record<PatternFault, Text>> = {
  no_counter: text`needs the counter, such as {####}`,
  many_counters: text`has more than one counter`,
  unknown_token: text`knows {YYYY}, {YY}, {MM} and a counter such as {####} in braces`,
  month_without_year: text`has a month without a year`,
  sign: text`takes letters, digits, spaces and - / . _ beside what is in braces`,
  too_long: text`has more than 40 characters`,
};

export const numberPatternSchema = z
  .string()
  .trim()
  .superRefine((pattern, context) => {
    const read = readPattern(pattern);
    if (!read.ok) context.addIssue(asIssue(issues[read.error]));
  });
