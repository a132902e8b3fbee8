/** Checks of the security rules: what needs more than a pattern and is no flow of values. */
import { auditChecks } from '../audit/audit-checks.ts';
import type { Check } from '../check.ts';
import { addressChecks } from './address-checks.ts';
import { builtTextChecks } from './built-text-checks.ts';
import { cleaningChecks } from './cleaning-checks.ts';
import { cookieChecks } from './cookie-checks.ts';
import { hostKeyChecks } from './host-key-checks.ts';
import { mergeChecks } from './merge-checks.ts';
import { randomChecks } from './random-checks.ts';
import { regexChecks } from './regex-checks.ts';
import { secretChecks } from './secret-checks.ts';
import { sessionChecks } from './session-checks.ts';
import { tempChecks } from './temp-checks.ts';
import { tlsChecks } from './tls-checks.ts';
import { windowChecks } from './window-checks.ts';

/** Checks for security that no pattern can express. */
export const securityChecks: readonly Check[] = [
  ...addressChecks,
  ...auditChecks,
  ...builtTextChecks,
  ...cleaningChecks,
  ...cookieChecks,
  ...hostKeyChecks,
  ...mergeChecks,
  ...randomChecks,
  ...regexChecks,
  ...secretChecks,
  ...sessionChecks,
  ...tempChecks,
  ...tlsChecks,
  ...windowChecks,
];
