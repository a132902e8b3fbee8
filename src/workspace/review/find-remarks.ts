/** Remarks on a change that need no model and no scan: tests, lock files, marks of a conflict, exports that others still import. Pure. */
import { findAdapter } from '../dependencies/formats/adapters.ts';
import type { FileChange } from '../runs/file-change.ts';
import { textOf } from '../runs/hunks/text-lines.ts';
import type { Weakening } from '../runs/verdict/compare-tests.ts';
import { findChangedLines } from './added-lines.ts';
import { type Remark, weakeningWords } from './remark.ts';

export function remarksOnTests(weakenings: readonly Weakening[]): readonly Remark[] {
  return weakenings.map(({ path, test, kind }) => ({
    kind: 'weaker-test',
    path,
    line: undefined,
    quote: undefined,
    text: `${test === undefined ? 'The file' : `The test “${test.replace(/^(['"`])(.*)\1$/, '$2')}”`} ${weakeningWords[kind]}.`,
    evidence: 'tests before and after the change',
  }));
}

/** `files` are all paths after the change. */
export function remarksOnLocks(
  changes: readonly FileChange[],
  files: ReadonlySet<string>,
): readonly Remark[] {
  const changed = new Set(changes.map(({ path }) => path));
  return changes.flatMap((change): readonly Remark[] => {
    const adapter = findAdapter(change.path);
    if (adapter?.kind !== 'manifest' || change.kind === 'deleted') return [];
    const locks = locksAbove(change.path, files, adapter.ecosystem);
    if (locks.length === 0 || locks.some((lock) => changed.has(lock))) return [];
    const line = findChangedLines(change).added.find(({ text }) => isRequirement(change.path, text));
    if (line === undefined) return [];
    const text = `A requirement changes, and ${locks[0]} does not: what is installed stays as it was, or the installation is refused.`;
    return [
      {
        kind: 'lock',
        path: change.path,
        line: line.line,
        quote: line.text,
        text,
        evidence: `${locks[0]} is not in the change`,
      },
    ];
  });
}

/** In its own folder, or the nearest one above it that has one. */
function locksAbove(file: string, files: ReadonlySet<string>, ecosystem: string): readonly string[] {
  for (let folder = file; folder !== ''; ) {
    folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
    const prefix = folder === '' ? '' : `${folder}/`;
    const found = [...files].filter((each) => {
      const isHere = each.startsWith(prefix) && !each.slice(prefix.length).includes('/');
      const adapter = isHere ? findAdapter(each) : undefined;
      return adapter?.kind === 'lock' && adapter.ecosystem === ecosystem;
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** A line that names a package and a version: not a script, a setting of a tool or a comment. */
function isRequirement(file: string, line: string): boolean {
  if (file.endsWith('package.json'))
    return (
      /^\s*"(?:@[\w.-]+\/)?[\w.-]+":\s*"(?:[~^<>=v]|\d+\.|workspace:|npm:|git\+|\*"|latest")/.test(line) &&
      !/^\s*"version"/.test(line)
    );
  if (/^\s*(?:#|\/\/)/.test(line)) return false;
  return (
    /["'\s]?[\w.[\]-]+["']?\s*(?:==|~=|>=|<=|!=|\^|=\s*["'{^~\d])/.test(line) && !/^\s*version\b/.test(line)
  );
}

const mark = { begin: /^<{7} \S/, middle: /^={7}$/, end: /^>{7} \S/ };

export function remarksOnConflicts(changes: readonly FileChange[]): readonly Remark[] {
  return changes.flatMap((change): readonly Remark[] => {
    const { added } = findChangedLines(change);
    const begin = added.find(({ text }) => mark.begin.test(text));
    const isWhole =
      added.some(({ text }) => mark.middle.test(text)) && added.some(({ text }) => mark.end.test(text));
    if (begin === undefined || !isWhole) return [];
    const text = 'Marks of a merge that was not finished are in the file.';
    return [
      {
        kind: 'conflict',
        path: change.path,
        line: begin.line,
        quote: begin.text,
        text,
        evidence: 'git’s own marks',
      },
    ];
  });
}

export interface ImportedName {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

/** By `offers` what a file of a text offers; by `importsOf` who imports a name from it after the change. */
export function remarksOnExports(
  changes: readonly FileChange[],
  {
    offers,
    importsOf,
  }: {
    readonly offers: (path: string, text: string) => ReadonlySet<string> | undefined;
    readonly importsOf: (path: string, name: string) => ImportedName | undefined;
  },
): readonly Remark[] {
  return changes.flatMap((change) => {
    const { path, from = path } = change;
    const [before, after] = [textOf(change.before), textOf(change.after)];
    const then = before === undefined ? undefined : offers(from, before);
    const now = after === undefined ? new Set<string>() : offers(path, after);
    if (then === undefined || now === undefined) return [];
    return [...then]
      .filter((name) => !now.has(name))
      .flatMap((name): readonly Remark[] => {
        const user = importsOf(from, name);
        if (user === undefined) return [];
        const text = `“${name}” is not exported by ${from} any more, and is imported here.`;
        return [
          {
            kind: 'export',
            path: user.file,
            line: user.line,
            quote: user.text,
            text,
            evidence: `exports of ${from} before and after the change`,
          },
        ];
      });
  });
}
