/** Checks of the security rules: what needs more than a pattern and is no flow of values. */
import type { Check } from '../check.ts';
import { mergeChecks } from './merge-checks.ts';
import { regexChecks } from './regex-checks.ts';
import { secretChecks } from './secret-checks.ts';
import { sessionChecks } from './session-checks.ts';
import { windowChecks } from './window-checks.ts';

export const securityChecks: readonly Check[] = [
  ...mergeChecks,
  ...regexChecks,
  ...secretChecks,
  ...sessionChecks,
  ...windowChecks,
];
