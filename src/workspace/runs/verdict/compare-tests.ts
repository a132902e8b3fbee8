/**
 * Whether changed tests ask less than before. Where a reading is doubtful the answer is yes: the user then looks at the
 * test first, which costs a minute, while a false *Verified* costs trust.
 */

import { isTestFile } from '../../../scanner/places/test-files.ts';
import type { Assertion, TestCase, TestReader, TestsOfFile } from '../../../scanner/test-cases/index.ts';
import type { FileChange } from '../file-change.ts';
import { textOf } from '../hunks/text-lines.ts';
import { hasNewEscape, hasNewSuppression } from './new-escapes.ts';
import { configurationWeakness, otherLanguageWeakness } from './unread-tests.ts';

export type WeakeningKind =
  | 'deleted'
  | 'skipped'
  | 'focused'
  | 'assertion-lost'
  | 'case-lost'
  /** A file says which tests run, or what a command does. */
  | 'configuration'
  /** Expected values are kept in a file of their own. */
  | 'snapshot'
  /** A test file ends early, repeats failing tests, or rebinds the names of tests. */
  | 'escaped'
  /** A comment makes a compiler, a linter or a scan look away. */
  | 'suppressed'
  /** A language that Vireo has no grammar for: any line that left counts. */
  | 'unread';

export interface Weakening {
  readonly path: string;
  /** Name of the test, where one is meant. */
  readonly test: string | undefined;
  readonly kind: WeakeningKind;
}

/** Each way in which the changes make the tests ask less; empty where they ask as much or more. */
export function findWeakenings(changes: readonly FileChange[], read: TestReader): readonly Weakening[] {
  const pairs = changes.map((change) => readPair(change, read));
  const gone: Placed[] = [];
  const found: Weakening[] = [];
  for (const pair of pairs) {
    found.push(...pair.found);
    for (const before of pair.before.tests) {
      const after = takeNamed(pair.free, before.name);
      if (after === undefined) gone.push({ path: pair.path, test: before });
      else found.push(...compareTest(pair.path, before, after));
    }
    found.push(...compareOutside(pair));
  }
  const free = pairs.flatMap(({ path, free: tests }) => tests.map((test) => ({ path, test })));
  return [...found, ...gone.flatMap((one) => findMoved(one, free)), ...findFocused(pairs)];
}

interface Placed {
  readonly path: string;
  readonly test: TestCase;
}

interface Pair {
  readonly path: string;
  readonly isOfTests: boolean;
  readonly before: TestsOfFile;
  readonly after: TestsOfFile;
  /** Tests after the change that belong to none from before yet. */
  readonly free: TestCase[];
  readonly found: readonly Weakening[];
}

const nothing: TestsOfFile = { tests: [], outside: [] };

function readPair(change: FileChange, read: TestReader): Pair {
  const { path, from = path } = change;
  const [before, after] = [textOf(change.before), textOf(change.after)];
  const [then, now] = [before && read(from, before), after && read(path, after)];
  const isOfTests = isTestFile(from) || (typeof then === 'object' && then.tests.length > 0);
  const isUnread = isOfTests && then === undefined && before !== undefined;
  const texts = { before, after: after ?? '' };
  const kinds = [
    ...(isUnread ? [otherLanguageWeakness(from, before, texts.after)] : []),
    ...outsideOfTests(change, texts, isOfTests),
  ];
  return {
    path,
    isOfTests,
    before: typeof then === 'object' ? then : nothing,
    after: typeof now === 'object' ? now : nothing,
    free: typeof now === 'object' && isStillRun(from, path, then) ? [...now.tests] : [],
    found: kinds.flatMap((kind) => (kind === undefined ? [] : [{ path, test: undefined, kind }])),
  };
}

function outsideOfTests(
  change: FileChange,
  { before, after }: { readonly before: string | undefined; readonly after: string },
  isOfTests: boolean,
): readonly (WeakeningKind | undefined)[] {
  return [
    configurationWeakness(change),
    isOfTests && hasNewEscape(before ?? '', after) ? 'escaped' : undefined,
    before !== undefined && hasNewSuppression(before, after) ? 'suppressed' : undefined,
  ];
}

const runnersName = /[._-](?:test|tests|spec)\.\w+$|(?:^|\/)test_[^/]*\.py$/i;

/** Runners find tests by the names of files: under a name that no runner looks for, a test is as good as deleted. */
function isStillRun(from: string, path: string, before: TestsOfFile | string | undefined): boolean {
  if (!isLookedAt(from, path)) return false;
  if (runnersName.test(from)) return runnersName.test(path);
  return isTestFile(path) || (typeof before === 'object' && before.tests.length > 0);
}

function takeNamed(free: TestCase[], name: string): TestCase | undefined {
  const index = free.findIndex((test) => test.name === name);
  return index < 0 ? undefined : free.splice(index, 1)[0];
}

function compareTest(path: string, before: TestCase, after: TestCase): readonly Weakening[] {
  const weakening = (kind: WeakeningKind): Weakening => ({ path, test: before.name, kind });
  // What did not run before can lose nothing.
  if (before.isSkipped) return [];
  if (after.isSkipped) return [weakening('skipped')];
  if (!covers(after.assertions, before.assertions)) return [weakening('assertion-lost')];
  return includesAll(after.cases, before.cases) ? [] : [weakening('case-lost')];
}

/** Renamed or moved below the same first folder: the same body, or assertions that ask at least as much. */
function findMoved({ path, test }: Placed, free: Placed[]): readonly Weakening[] {
  const isThere = (other: Placed) => isLookedAt(path, other.path);
  const same = free.findIndex(
    (other) =>
      isThere(other) && other.test.body === test.body && other.test.cases.join() === test.cases.join(),
  );
  const index =
    same >= 0 || test.assertions.length === 0
      ? same
      : free.findIndex(
          (other) =>
            isThere(other) &&
            covers(other.test.assertions, test.assertions) &&
            includesAll(other.test.cases, test.cases),
        );
  if (index < 0) return test.isSkipped ? [] : [{ path, test: test.name, kind: 'deleted' }];
  const [other] = free.splice(index, 1);
  const isSkipped = other?.test.isSkipped === true && !test.isSkipped;
  return isSkipped ? [{ path, test: test.name, kind: 'skipped' }] : [];
}

/** Runners look below folders that they were told; another one may be none of them. */
function isLookedAt(from: string, path: string): boolean {
  return !from.includes('/') || path.startsWith(from.slice(0, from.indexOf('/') + 1));
}

/** Assertions in helpers of tests, which many tests stand on. */
function compareOutside({ path, isOfTests, before, after }: Pair): readonly Weakening[] {
  if (
    !isOfTests ||
    covers([...after.outside, ...after.tests.flatMap((test) => test.assertions)], before.outside)
  )
    return [];
  return [{ path, test: undefined, kind: 'assertion-lost' }];
}

function findFocused(pairs: readonly Pair[]): readonly Weakening[] {
  return pairs.flatMap(({ path, before, after }) => {
    if (before.tests.some(({ isFocused }) => isFocused)) return [];
    const focused = after.tests.find(({ isFocused }) => isFocused);
    return focused === undefined ? [] : [{ path, test: focused.name, kind: 'focused' as const }];
  });
}

/** As many at each level of strictness, and every literal that was expected. */
function covers(after: readonly Assertion[], before: readonly Assertion[]): boolean {
  const atLeast = (all: readonly Assertion[], level: number) =>
    all.filter((one) => one.level >= level).length;
  const isAsStrict = [1, 2, 3].every((level) => atLeast(after, level) >= atLeast(before, level));
  return isAsStrict && includesAll(literals(after), literals(before));
}

function literals(assertions: readonly Assertion[]): readonly string[] {
  return assertions.flatMap((assertion) => assertion.literals);
}

function includesAll(all: readonly string[], wanted: readonly string[]): boolean {
  const left = [...all];
  return wanted.every((literal) => {
    const index = left.indexOf(literal);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}
