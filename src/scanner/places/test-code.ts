/** What code of tests may do: a password there opens nothing, and a server there answers to the test alone. */
import type { Draft } from '../draft.ts';
import type { Evidence } from '../evidence.ts';
import type { FileContext } from '../file-context.ts';

const testLibraries =
  /^(?:unittest|pytest|nose|twisted\.trial|tornado\.(?:testing|test)|django\.test|testtools|mocha|chai|vitest|@jest\/globals|node:test|test|tap|tape|ava|supertest|qunit|jasmine|@playwright\/test|sinon)(?:[./]|$)/;

/**
 * Drafts without those that a path of tests excuses. In a file that imports a test library only a test sends and sets what
 * is found there; a file that is merely named like one may be anything, and its place is all that speaks for it.
 */
export function asInTests(file: FileContext, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0 || !file.isTest) return drafts;
  const isTest = file.names.specifiers.some((specifier) => testLibraries.test(specifier));
  const kept = drafts.filter((draft) => draft.rule.outsideTests !== true);
  return isTest ? kept.map((draft) => ({ ...draft, evidence: asOfTest(draft.evidence) })) : kept;
}

function asOfTest(evidence: Evidence | undefined): Evidence | undefined {
  switch (evidence?.kind) {
    case 'flow':
      return { ...evidence, source: 'argument' };
    case 'setting':
      return { ...evidence, condition: 'development' };
    case 'secret':
      return { ...evidence, value: 'made-up' };
    default:
      return evidence;
  }
}
