/** What code of tests may do: a password there opens nothing, and a server there answers to the test alone. */
import type { Draft } from './draft.ts';
import type { FileContext } from './file-context.ts';
import { isTestFile } from './test-files.ts';

const testLibraries =
  /^(?:unittest|pytest|nose|twisted\.trial|tornado\.(?:testing|test)|django\.test|testtools|mocha|chai|vitest|@jest\/globals|node:test|test|tap|tape|ava|supertest|qunit|jasmine|@playwright\/test|sinon)(?:[./]|$)/;

/** A name alone may say little; what the file imports says that it is run by a test. */
function isTest(file: FileContext): boolean {
  return isTestFile(file.path) && file.names.specifiers.some((specifier) => testLibraries.test(specifier));
}

/** Drafts without those that a path of tests excuses; a weakness of what only a test runs counts as low. */
export function asInTests(file: FileContext, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0 || !isTestFile(file.path)) return drafts;
  const kept = drafts.filter((draft) => draft.rule.outsideTests !== true);
  return isTest(file) ? kept.map(lowered) : kept;
}

function lowered(draft: Draft): Draft {
  const { category, severity } = draft.rule;
  const isGrave = category === 'security' && (draft.severity ?? severity) !== 'info';
  return isGrave ? { ...draft, severity: 'low' } : draft;
}
