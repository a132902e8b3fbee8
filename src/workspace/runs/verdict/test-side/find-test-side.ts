/**
 * Which changed files belong to the tests: they are put back before a check may prove anything. Read off the state before
 * the run, so that no change decides about itself. A file counts as source where code that is no test leads to it; what
 * is left, and what both read, is put back.
 */
import type { TestReader } from '../../../../scanner/test-cases/index.ts';
import type { FileChange } from '../../file-change.ts';
import { textOf } from '../../hunks/text-lines.ts';
import { FileIndex } from './file-index.ts';
import { hasNewInlineTest } from './inline-tests.ts';
import { type ProjectReach, readReach, type SideRequest } from './project-reach.ts';
import { referencesOf } from './references.ts';
import { isCodeName, isSettings, isTestName, shadowsLibrary } from './side-names.ts';

export type SideReason =
  /** A test, or what lies beside tests. */
  | 'test'
  /** It decides what runs, or how. */
  | 'settings'
  /** Nothing but tests reads it. */
  | 'only-tests'
  /** Tests read it, and the application, too. */
  | 'shared'
  /** No code of the application leads to it. */
  | 'unclear';

export interface PutBack {
  /** The names that it has and had. */
  readonly paths: readonly string[];
  readonly reason: SideReason;
}

/** Everything that is put back; what is left of the changes is source. */
export function findTestSide(request: SideRequest): readonly PutBack[] {
  const { changes } = request;
  const named = new Map<FileChange, SideReason | undefined>(
    changes.map((change) => [change, reasonOfName(change, request.programs)]),
  );
  if ([...named.values()].every((reason) => reason !== undefined))
    return changes.map((change) => putBack(change, named.get(change)));
  const reach = readReach(request);
  const old = new Map(
    changes.map((change) => [
      change,
      named.get(change) ?? (change.before === undefined ? undefined : reasonOf(change, request, reach)),
    ]),
  );
  const fresh = findNewSources(
    request,
    reach,
    (change) => change.before !== undefined && old.get(change) === undefined,
  );
  return changes.flatMap((change) => {
    const isSource = change.before === undefined ? fresh.has(change.path) : old.get(change) === undefined;
    const reason = named.get(change) ?? (isSource ? undefined : (old.get(change) ?? 'unclear'));
    return reason === undefined ? [] : [putBack(change, reason)];
  });
}

function putBack({ path, from = path }: FileChange, reason: SideReason = 'unclear'): PutBack {
  return { paths: [...new Set([path, from])], reason };
}

function reasonOfName(change: FileChange, programs: ReadonlySet<string>): SideReason | undefined {
  const names = [change.path, change.from ?? change.path];
  if (names.some((name) => isTestName(name) || programs.has(name))) return 'test';
  if (names.some(isSettings)) return 'settings';
  if (change.before === undefined && shadowsLibrary(change.path)) return 'settings';
  const isLink = change.before?.kind === 'link' || change.after?.kind === 'link';
  return isLink ? 'unclear' : undefined;
}

/** Of a file that was there before. */
function reasonOf(change: FileChange, request: SideRequest, reach: ProjectReach): SideReason | undefined {
  const { path, from = path, before, after } = change;
  const [was, becomes] = [textOf(before) ?? '', textOf(after) ?? ''];
  if (reach.isTest(from)) return 'test';
  if (isCodeName(from) && hasTests(request.readTests, path, becomes)) return 'shared';
  if (hasNewInlineTest(from, was, becomes, reach.runsDoctests)) return 'shared';
  return reasonOfReaders(from, reach);
}

function reasonOfReaders(from: string, reach: ProjectReach): SideReason | undefined {
  const isOfTests = reach.isReadByTests(from);
  if (!reach.isSource(from)) return isOfTests ? 'only-tests' : 'unclear';
  return isOfTests && !isCodeName(from) ? 'shared' : undefined;
}

function hasTests(read: TestReader, path: string, text: string): boolean {
  return (
    /\b(?:it|test|describe|suite|unittest|pytest)\b|\bdef test/.test(text) &&
    (read(path, text)?.tests.length ?? 0) > 0
  );
}

/** New files that changed sources lead to, one after the other; tests of before must not name them. */
function findNewSources(
  { changes, files, readTests }: SideRequest,
  reach: ProjectReach,
  isSource: (change: FileChange) => boolean,
): ReadonlySet<string> {
  const added = new Map(
    changes.flatMap(({ path, before, after }) => {
      const text = textOf(after) ?? '';
      const isPossible =
        before === undefined && !isTestName(path) && !isSettings(path) && !hasTests(readTests, path, text);
      return isPossible ? [[path, text] as const] : [];
    }),
  );
  const index = new FileIndex([...files, ...added.keys()]);
  const found = new Set([...added.keys()].filter((path) => reach.isSubject(path)));
  const waiting = [
    ...changes.filter(isSource).map(({ path, after }) => ({ path, text: textOf(after) ?? '' })),
    ...[...found].map((path) => ({ path, text: added.get(path) ?? '' })),
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const path of referencesOf(next.path, next.text, index).sure) {
      const text = added.get(path);
      if (text === undefined || found.has(path)) continue;
      if (!isCodeName(path) && reach.isReadByTests(path)) continue;
      found.add(path);
      waiting.push({ path, text });
    }
  }
  return found;
}
