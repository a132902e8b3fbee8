/** What leads where in a project as it was before a run: from its tests and their settings, and from everything else. */
import { posix } from 'node:path';
import type { TestReader } from '../../../../scanner/test-cases/index.ts';
import type { FileChange } from '../../file-change.ts';
import { findEntries, type ReadText } from './entries.ts';
import { FileIndex } from './file-index.ts';
import { loadsUnnamed, type References, referencesOf } from './references.ts';
import { isCodeName, isRunnerSettings, isTestName, withoutComments } from './side-names.ts';
import { subjectNames, subjectOf } from './subjects.ts';

export interface SideRequest {
  readonly changes: readonly FileChange[];
  /** All files before the run, relative to its root. */
  readonly files: readonly string[];
  /** Texts before the run; undefined for what is no text or too large. */
  readonly read: (path: string) => string | undefined;
  readonly readTests: TestReader;
  /** What checks start, and the lines themselves with what scripts of packages say. */
  readonly programs: ReadonlySet<string>;
  readonly lines: readonly string[];
}

export interface ProjectReach {
  isTest(path: string): boolean;
  /** Named by tests or their settings, by its path or name alone, or in a folder that they name. */
  isReadByTests(path: string): boolean;
  /** Code that is no test leads to it, or a test is about it. */
  isSource(path: string): boolean;
  /** A test of before is about it, by its name. */
  isSubject(path: string): boolean;
  readonly runsDoctests: boolean;
}

export function readReach(request: SideRequest): ProjectReach {
  const index = new FileIndex(request.files);
  const read: ReadText = (path) => {
    const text = request.read(path);
    return text === undefined ? undefined : withoutComments(path, text);
  };
  const known = new Map<string, References>();
  const of = (path: string) => {
    const found = known.get(path) ?? referencesOf(path, read(path) ?? '', index);
    known.set(path, found);
    return found;
  };
  const tests = findTests(request, read);
  const named = namedByTests(request, tests, { of, index });
  const ofTests = follow(
    [...named.sure].filter((path) => !tests.has(path)),
    of,
    tests,
  );
  const subjects = new Set(
    [...tests].flatMap((test) => (isRunnerSettings(test) ? [] : (subjectOf(test) ?? []))),
  );
  const isSubject = (path: string) =>
    isCodeName(path) && !tests.has(path) && subjectNames(path).some((name) => subjects.has(name));
  const isDynamic = [...tests].some((test) => isTestName(test) && loadsUnnamed(test, read(test) ?? ''));
  const roots = [
    ...findEntries(index, read),
    ...request.files.filter((path) => isSubject(path) && isNearby(path, ofTests)),
    ...findOnlySubjects(tests, { of, read }),
    ...findInlineSubjects(request, tests, index),
    ...(isDynamic ? [] : request.files.filter((path) => isCodeName(path) && !ofTests.has(path))),
  ].filter((path) => !tests.has(path));
  const sources = follow(roots, of, tests);
  // What a source reads is the application's, though a test leads to that source.
  const own = follow(
    [...named.sure].filter((path) => !tests.has(path) && !(isCodeName(path) && sources.has(path))),
    of,
    new Set([...tests, ...[...sources].filter(isCodeName)]),
  );
  return {
    isTest: (path) => tests.has(path),
    isReadByTests: (path) => own.has(path) || named.mayMean(path),
    isSource: (path) => sources.has(path),
    isSubject,
    runsDoctests: [...request.lines, ...[...tests].map((test) => read(test) ?? '')].some((text) =>
      /doctest/.test(text),
    ),
  };
}

interface Reading {
  readonly of: (path: string) => References;
  readonly read: ReadText;
}

/** Where imports are read, a test that is about a file imports it. */
function isNearby(path: string, ofTests: ReadonlySet<string>): boolean {
  return !/\.(?:[cm]?[jt]sx?|pyw?)$/.test(path) || ofTests.has(path);
}

function findTests({ files, programs, readTests }: SideRequest, read: ReadText): ReadonlySet<string> {
  const isTest = (path: string) =>
    isTestName(path) ||
    isRunnerSettings(path) ||
    programs.has(path) ||
    holdsTests(path, read(path), readTests);
  return new Set(files.filter(isTest));
}

function holdsTests(path: string, text: string | undefined, readTests: SideRequest['readTests']): boolean {
  if (text === undefined || !isCodeName(path)) return false;
  if (!/\b(?:it|test|describe|suite)\s*[.(]|\bunittest\b|\bpytest\b|\bdef test/.test(text)) return false;
  return (readTests(path, text)?.tests.length ?? 0) > 0;
}

/** What tests, their settings and the lines of checks name. */
function namedByTests(
  { lines }: SideRequest,
  tests: ReadonlySet<string>,
  { of, index }: Pick<Reading, 'of'> & { readonly index: FileIndex },
): { readonly sure: ReadonlySet<string>; mayMean(path: string): boolean } {
  const all = [...[...tests].map(of), ...lines.map((line) => referencesOf('', line, index))];
  const sure = new Set(all.flatMap((each) => [...each.sure]));
  const possible = new Set(all.flatMap((each) => [...each.possible]));
  const folders = new Set(all.flatMap((each) => [...each.folders]));
  return {
    sure,
    mayMean: (path) =>
      possible.has(path) ||
      folders.has(posix.basename(path)) ||
      (!isCodeName(path) &&
        posix
          .dirname(path)
          .split('/')
          .some((part) => folders.has(part))),
  };
}

/** Everything that these lead to, themselves included; what stops is not gone through. */
function follow(
  roots: readonly string[],
  of: Reading['of'],
  stops: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set(roots);
  const waiting = [...found];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const next of of(path).sure) {
      if (found.has(next) || stops.has(next)) continue;
      found.add(next);
      if (isCodeName(next)) waiting.push(next);
    }
  }
  return found;
}

/** A test that leads to one file of code alone is about it. */
function findOnlySubjects(tests: ReadonlySet<string>, { of, read }: Reading): readonly string[] {
  return [...tests].flatMap((test) => {
    if (isRunnerSettings(test) || loadsUnnamed(test, read(test) ?? '')) return [];
    const roots = [...of(test).possible].filter((path) => !tests.has(path) && isCodeName(path));
    const reached = [...follow(roots, of, tests)].filter(
      (path) => isCodeName(path) && !/(?:^|\/)__init__\.py$/.test(path),
    );
    return reached.length === 1 ? reached : [];
  });
}

/** A program inside of a check's own line (`node -e`, `python -c`) that names one file of code alone is about it. */
function findInlineSubjects(
  { lines }: SideRequest,
  tests: ReadonlySet<string>,
  index: FileIndex,
): readonly string[] {
  return lines
    .filter((line) => /\s(?:-e|-c|--eval|-p|--print)\s/.test(line))
    .flatMap((line) => {
      const named = [...referencesOf('', line, index).sure].filter((path) => isCodeName(path));
      return named.length === 1 ? named.filter((path) => !tests.has(path)) : [];
    });
}
