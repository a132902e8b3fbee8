/** What code of tests may do: a password there opens nothing, and a server there answers to the test alone. */
import type { Draft } from './draft.ts';
import type { FileContext } from './file-context.ts';

const testLibraries =
  /^(?:unittest|pytest|nose|twisted\.trial|tornado\.(?:testing|test)|django\.test|testtools|mocha|chai|vitest|@jest\/globals|node:test|test|tap|tape|ava|supertest|qunit|jasmine|@playwright\/test|sinon)(?:[./]|$)/;

/**
 * Drafts without those that a path of tests excuses. A weakness in a file that imports a test library is low, since only a
 * test runs it. In a file that is merely named like one it is medium at most: what it is for is not certain.
 */
export function asInTests(file: FileContext, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0 || !file.isTest) return drafts;
  const isTest = file.names.specifiers.some((specifier) => testLibraries.test(specifier));
  const kept = drafts.filter((draft) => draft.rule.outsideTests !== true);
  return kept.map((draft) => capped(draft, isTest ? 'low' : 'medium'));
}

function capped(draft: Draft, limit: 'low' | 'medium'): Draft {
  const { category, severity } = draft.rule;
  const own = draft.severity ?? severity;
  const isAbove = own === 'critical' || own === 'high' || (limit === 'low' && own === 'medium');
  return category === 'security' && isAbove ? { ...draft, severity: limit } : draft;
}
