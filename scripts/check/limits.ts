/**
 * The gate on sizes: what is counted is what stands there, against limits that do not move. An exception is a line of
 * limit-exceptions.txt that says why it is right. It holds until the number grows, and goes when it is under the limit.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import { measureFile } from './measures.ts';

/** At most so many lines of a file, lines and complexity of a function, casts of a file, and `.ts` files of a folder. */
export const limits = { file: 350, function: 80, complexity: 10, casts: 1, folder: 30 } as const;

/** A composition root lists what there is: decisions belong in the platform or a context. */
const shorterFiles: Readonly<Record<string, number>> = { 'src/backend/app.ts': 80 };
/** A slice shows what it is by its list of files, so it gets no exception. */
const neverLarger = 'src/backend/contexts/';
const exceptionFile = 'scripts/check/limit-exceptions.txt';

export type Limit = keyof typeof limits;

/** How much there is of what is limited; `of` is a path, followed by the name of the function where it is one. */
export interface Size {
  readonly limit: Limit;
  readonly of: string;
  readonly count: number;
}

export interface Exception extends Size {
  readonly reason: string;
}

const sources = '{src,webviews,scripts,bench,demo,test}/**/*.ts';
const notOurs = new Set(['node_modules', 'cases', 'fixtures']);
/** Nobody reads these from above to below. */
const notWritten = /\.generated\.ts$|^src\/api-client\/generated\/|^test\/gates\/planted\/|^demo\/template\//;
/** A test claims what it has just made; a reader sees both. */
const isTest = /\.test\.ts$|^test\/|\/testing\//;

/** Of every file, function and folder below `root`. */
export function listSizes(root: string): readonly Size[] {
  const files = globSync(sources, { cwd: root, exclude: (name) => notOurs.has(path.basename(name)) })
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();
  const written = files.filter((file) => !notWritten.test(file));
  return [...countFolders(files), ...written.flatMap((file) => measure(root, file))];
}

function countFolders(files: readonly string[]): readonly Size[] {
  const folders = Map.groupBy(files, (file) => path.posix.dirname(file));
  return [...folders].map(([of, inside]) => ({ limit: 'folder', of, count: inside.length }));
}

function measure(root: string, file: string): readonly Size[] {
  const { lines, casts, functions } = measureFile(file, readFileSync(path.join(root, file), 'utf8'));
  return [
    { limit: 'file', of: file, count: lines },
    { limit: 'casts', of: file, count: isTest.test(file) ? 0 : casts },
    ...functions.flatMap(({ name, complexity, holdsTests, lines: long }): readonly Size[] => [
      { limit: 'complexity', of: `${file} ${name}`, count: complexity },
      { limit: 'function', of: `${file} ${name}`, count: holdsTests ? 0 : long },
    ]),
  ];
}

export function limitOf({ limit, of }: Pick<Size, 'limit' | 'of'>): number {
  return limit === 'file' ? (shorterFiles[of] ?? limits.file) : limits[limit];
}

/** It is rewritten in steps of its own, so that one reason holds for all of it. */
const rewritten = 'src/scanner';

/**
 * `complexity src/a.ts readRow 14: Why that is right.` Below a line `# src/scanner: Why that is right.` a line of that
 * folder needs no reason of its own. Other lines with `#` are comments.
 */
export function readExceptions(text: string): {
  readonly exceptions: readonly Exception[];
  readonly problems: readonly string[];
} {
  const exceptions: Exception[] = [];
  const problems: string[] = [];
  let block = { folder: '', reason: '' };
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const heading = /^# (\S+): (.+)$/.exec(line);
    if (heading?.[1] === rewritten) block = { folder: `${rewritten}/`, reason: heading[2] ?? '' };
    if (line.startsWith('#')) continue;
    const exception = readException(line, block);
    if (exception === undefined) problems.push(`${exceptionFile} says nothing by: ${line}`);
    else if (!isReason(exception.reason)) problems.push(`${exceptionFile} gives no reason in words: ${line}`);
    else exceptions.push(exception);
  }
  return { exceptions, problems };
}

function readException(
  line: string,
  block: { readonly folder: string; readonly reason: string },
): Exception | undefined {
  const [, limit = '', of = '', count, own] = /^(\w+) (\S+(?: \S+)?) (\d+)(?:: (.+))?$/.exec(line) ?? [];
  if (!isLimit(limit)) return undefined;
  const reason = own ?? (of.startsWith(block.folder) || `${of}/` === block.folder ? block.reason : '');
  return { limit, of, count: Number(count), reason };
}

function isLimit(word: string): word is Limit {
  return Object.hasOwn(limits, word);
}

/** A sentence: a size is no reason for itself. */
function isReason(reason: string): boolean {
  return /^[A-Z].*\.$/.test(reason) && reason.split(' ').length >= 5;
}

/** A sentence for each size above its limit or exception, and for each exception that is not as large as it says. */
export function findLimitProblems(
  sizes: readonly Size[],
  exceptions: readonly Exception[],
): readonly string[] {
  const allowed = new Map(exceptions.map((each) => [keyOf(each), each]));
  const grown = sizes.flatMap((size) => {
    const limit = limitOf(size);
    const exception =
      size.limit === 'folder' && size.of.startsWith(neverLarger) ? undefined : allowed.get(keyOf(size));
    const most = exception?.count ?? limit;
    return size.count > most ? [`${describeSize(size)}, of at most ${most}: ${advice[size.limit]}`] : [];
  });
  const counts = new Map(sizes.map((each) => [keyOf(each), each.count]));
  const shrunk = exceptions.flatMap((each) => {
    const count = counts.get(keyOf(each)) ?? 0;
    if (count >= each.count) return [];
    const what = count > limitOf(each) ? `write ${count}` : 'remove the line';
    return [`${each.limit} ${each.of} ${each.count} has shrunk: ${what} in ${exceptionFile}.`];
  });
  return [...grown, ...shrunk, ...findTwice(exceptions)];
}

function findTwice(exceptions: readonly Exception[]): readonly string[] {
  const byKey = Map.groupBy(exceptions, keyOf);
  return [...byKey].flatMap(([key, same]) =>
    same.length > 1 ? [`${key} stands ${same.length} times in ${exceptionFile}.`] : [],
  );
}

function keyOf({ limit, of }: Size): string {
  return `${limit} ${of}`;
}

const advice: Readonly<Record<Limit, string>> = {
  file: 'split it by subject.',
  function: 'give its steps names.',
  complexity: 'give its decisions functions or a table.',
  casts: 'let a guard, a schema or a type parameter say what it is.',
  folder: 'give some a folder.',
};

function describeSize({ limit, of, count }: Size): string {
  const units: Readonly<Record<Limit, string>> = {
    file: `${count} lines`,
    function: `${count} lines`,
    complexity: `complexity ${count}`,
    casts: `${count} casts`,
    folder: `${count} .ts files`,
  };
  return `${of} has ${units[limit]}`;
}

/** A shorter limit of a missing file holds nothing. */
function findMissing(sizes: readonly Size[]): readonly string[] {
  const files = new Set(sizes.map(({ of }) => of));
  return Object.keys(shorterFiles)
    .filter((file) => !files.has(file))
    .map((file) => `${file} has a limit in scripts/check/limits.ts, but doesn't exist.`);
}

/** Of the tree below `root`, with its own exceptions. */
export function checkLimits(root: string): readonly string[] {
  const sizes = listSizes(root);
  const file = path.join(root, exceptionFile);
  const { exceptions, problems } = readExceptions(existsSync(file) ? readFileSync(file, 'utf8') : '');
  return [...problems, ...findLimitProblems(sizes, exceptions), ...findMissing(sizes)];
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const problems = checkLimits(process.argv[2] ?? projectRoot);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
