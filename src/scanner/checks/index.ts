/**
 * All checks by the name that rules call them by: algorithms for what no pattern can say. A folder holds a theme; a
 * file in it exports a list of `Check`s, which say what they are reached by and how far they may look (check.ts).
 * Shared: expressions.ts (questions about expressions), edits.ts (fixes), references.ts (uses of a name).
 */
import { lostPromiseChecks } from './async/lost-promises.ts';
import { promiseChecks } from './async/promises.ts';
import type { Check } from './check.ts';
import { classChecks } from './classes/classes.ts';
import { chainChecks } from './comparisons/chains.ts';
import { identicalChecks } from './comparisons/identical.ts';
import { lengthChecks } from './comparisons/lengths.ts';
import { negationChecks } from './comparisons/negations.ts';
import { neverEqualChecks } from './comparisons/never-equal.ts';
import { assignmentChecks } from './conditions/assignments.ts';
import { duplicateChecks } from './conditions/duplicates.ts';
import { identicalBranchChecks } from './conditions/identical-branches.ts';
import { knownConditionChecks } from './conditions/known-conditions.ts';
import { redundantChecks } from './conditions/redundant.ts';
import { switchChecks } from './conditions/switches.ts';
import { lostValueChecks } from './dead-code/lost-values.ts';
import { needlessStatementChecks } from './dead-code/needless-statements.ts';
import { noEffectChecks } from './dead-code/no-effect.ts';
import { unreachableChecks } from './dead-code/unreachable.ts';
import { unusedMemberChecks } from './dead-code/unused-members.ts';
import { unusedChecks } from './dead-code/unused-names.ts';
import { copiedCodeChecks } from './duplication/copied-code.ts';
import { catchingChecks } from './errors/catching.ts';
import { raisingChecks } from './errors/raising.ts';
import { silentHandlerChecks } from './errors/silent-handlers.ts';
import { resultChecks } from './functions/results.ts';
import { changedWhileReadChecks } from './iteration/changed-while-read.ts';
import { loopVariableChecks } from './iteration/loop-variables.ts';
import { openResourceChecks } from './leaks/open-resources.ts';
import { shadowingChecks } from './names/shadowing.ts';
import { repeatedWorkChecks } from './performance/repeated-work.ts';
import { shorterWayChecks } from './performance/shorter-ways.ts';
import { waitingChecks } from './performance/waiting.ts';
import { defaultChecks } from './python/defaults.ts';
import { reactChecks } from './react/hooks.ts';
import { securityChecks } from './security/index.ts';
import { fileSizeChecks } from './size/file-size.ts';
import { functionSizeChecks } from './size/function-size.ts';
import { formatChecks } from './strings/formats.ts';
import { numberChecks } from './strings/numbers-and-patterns.ts';
import { assertionChecks } from './tests/assertions.ts';
import { unsafeTypeChecks } from './types/unsafe-types.ts';

const all: readonly Check[] = [
  ...assignmentChecks,
  ...catchingChecks,
  ...chainChecks,
  ...defaultChecks,
  ...duplicateChecks,
  ...fileSizeChecks,
  ...functionSizeChecks,
  ...identicalBranchChecks,
  ...identicalChecks,
  ...knownConditionChecks,
  ...lengthChecks,
  ...lostPromiseChecks,
  ...lostValueChecks,
  ...negationChecks,
  ...neverEqualChecks,
  ...needlessStatementChecks,
  ...noEffectChecks,
  ...promiseChecks,
  ...raisingChecks,
  ...redundantChecks,
  ...securityChecks,
  ...silentHandlerChecks,
  ...unreachableChecks,
  ...unusedChecks,
  ...unusedMemberChecks,
  ...shadowingChecks,
  ...changedWhileReadChecks,
  ...loopVariableChecks,
  ...repeatedWorkChecks,
  ...waitingChecks,
  ...shorterWayChecks,
  ...openResourceChecks,
  ...reactChecks,
  ...formatChecks,
  ...numberChecks,
  ...assertionChecks,
  ...resultChecks,
  ...classChecks,
  ...copiedCodeChecks,
  ...switchChecks,
  ...unsafeTypeChecks,
];

/** All checks in code, by the name that rules ask for them. */
export const checksByName: ReadonlyMap<string, Check> = new Map(all.map((check) => [check.name, check]));
