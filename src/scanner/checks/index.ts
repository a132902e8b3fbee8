/** All checks by the name that rules call them by. */
import { asyncChecks } from './async-checks.ts';
import type { Check } from './check.ts';
import { complexityChecks } from './complexity.ts';
import { conditionChecks } from './conditions.ts';
import { controlChecks } from './control.ts';
import { pythonChecks } from './python-checks.ts';
import { securityChecks } from './security-checks.ts';
import { unusedChecks } from './unused.ts';

export type { Check } from './check.ts';

const all: readonly Check[] = [
  ...asyncChecks,
  ...complexityChecks,
  ...conditionChecks,
  ...controlChecks,
  ...pythonChecks,
  ...securityChecks,
  ...unusedChecks,
];

export const checksByName: ReadonlyMap<string, Check> = new Map(all.map((check) => [check.name, check]));
