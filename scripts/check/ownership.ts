/**
 * The gate on tables: each has one slice that owns it, alone writes it and says who may see its rows; others read it where
 * they say so, and a statement of a context keeps to its rows. Reads the declarations (`*.slice.ts`, `*.scope.ts`) and every
 * statement below src/backend.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { projectRoot } from '../paths.ts';
import { reachOf } from './floors.ts';
import { type InvariantUse, readRowReach, type WholeUse } from './row-reach.ts';
import { readTableUse, type TableUse } from './table-use.ts';

/** `practice/clients`, or `time/model` for what slices of a context share. */
export interface UseByFile extends TableUse {
  readonly file: string;
  readonly by: string;
}

/** Of a declaration, by name alone: the tables' types are the backend's. */
interface Declared {
  readonly name: string;
  readonly tables: readonly string[];
  readonly reads: readonly string[];
}

const backend = 'src/backend';
/** Tests, the database itself, what makes the tables, and what asks declared columns and tables. */
const elsewhere =
  /\.(?:test|sample)\.ts$|\/testing\/|\/(?:team-)?migrations\/|\/platform\/(?:db\/|reach\/|unused\.ts$)/;

export async function loadDeclarations(root: string): Promise<readonly SliceDeclaration[]> {
  const files = globSync(`${backend}/**/*.slice.ts`, { cwd: root }).sort();
  const modules = await Promise.all(
    files.map(async (file): Promise<object> => await import(pathToFileURL(path.join(root, file)).href)),
  );
  return modules.flatMap((exported) =>
    Object.values(exported).filter((value): value is SliceDeclaration => Array.isArray(value?.tables)),
  );
}

/** Every use of a table below src/backend, and a sentence for each that cannot be read. */
export function readUses(
  root: string,
  tables: ReadonlySet<string>,
): { readonly uses: readonly UseByFile[]; readonly problems: readonly string[] } {
  const uses: UseByFile[] = [];
  const problems: string[] = [];
  for (const file of listSources(root)) {
    const found = readTableUse(file, readFileSync(path.join(root, file), 'utf8'));
    const by = ownerOf(file);
    uses.push(...found.uses.filter(({ table }) => tables.has(table)).map((use) => ({ ...use, file, by })));
    for (const { line, text } of found.hidden)
      problems.push(`${file}:${line} names a table that cannot be read off: ${text.slice(0, 80)}`);
  }
  return { uses, problems };
}

function listSources(root: string): readonly string[] {
  return globSync(`${backend}/**/*.ts`, { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !elsewhere.test(file))
    .sort();
}

/** The slice that a file belongs to; its context's name alone where it stands beside the slices. */
function ownerOf(file: string): string {
  const [, context = '', slice] = /contexts\/([^/]+)\/(?:([^/]+)\/)?/.exec(file) ?? [];
  if (context !== '') return slice === undefined ? context : `${context}/${slice}`;
  return /(platform\/[^/]+)\//.exec(file)?.[1] ?? file;
}

/** A sentence for each table without one owner, foreign write, undeclared read, and declared read that is none. */
export function findOwnershipProblems(
  slices: readonly Declared[],
  uses: readonly UseByFile[],
): readonly string[] {
  const owners = new Map(slices.flatMap(({ name, tables }) => tables.map((table) => [table, name])));
  return [
    ...findSharedTables(slices),
    ...uses.flatMap((use) => judge(use, { slices, owner: owners.get(use.table) })),
    ...findUnusedReads(slices, uses),
  ];
}

function findSharedTables(slices: readonly Declared[]): readonly string[] {
  const named = slices.flatMap(({ name, tables }) => tables.map((table) => ({ name, table })));
  return named
    .filter(({ table, name }) => named.some((other) => other.table === table && other.name !== name))
    .map(({ table, name }) => `${name} owns ${table}, and it is not alone: a table has one owner.`);
}

function judge(
  { file, line, by, table, act }: UseByFile,
  { slices, owner }: { readonly slices: readonly Declared[]; readonly owner: string | undefined },
): readonly string[] {
  const at = `${file}:${line}`;
  if (owner === undefined) return [`${at} uses ${table}, which no slice owns.`];
  if (owner === by) return [];
  if (act === 'write') return [`${at} writes ${table} of ${owner}: ask its owner through a port.`];
  const declares = slices.some(({ name, reads }) => name === by && reads.some((read) => read === table));
  return declares || sharesContext(by, owner)
    ? []
    : [`${at} reads ${table} of ${owner}: name it in the slice's \`reads\`, or ask its owner.`];
}

/** `model/` and what stands beside the slices reads what is of its context, or below. */
function sharesContext(by: string, owner: string): boolean {
  const [context = '', slice] = by.split('/');
  const [of = ''] = owner.split('/');
  return (slice === undefined || slice === 'model') && reachOf(context).includes(of);
}

function findUnusedReads(slices: readonly Declared[], uses: readonly UseByFile[]): readonly string[] {
  return slices.flatMap(({ name, reads }) =>
    reads
      .filter((table) => !uses.some((use) => use.by === name && use.table === table))
      .map((table) => `${name} says that it reads ${table}, and does not: remove it from \`reads\`.`),
  );
}

/** At most, by HOUSE 19; of all organizations fewer still. */
const wholesAtMost = 60;
const acrossAtMost = 32;

/** Rows beyond the actor, and why; and a sentence for each statement of a context that does not keep to its rows. */
export function readReach(
  root: string,
  slices: readonly SliceDeclaration[],
): {
  readonly wholes: readonly (WholeUse & { readonly file: string })[];
  readonly problems: readonly string[];
} {
  const tables = new Set(slices.flatMap(({ tables: owned }): readonly string[] => owned));
  const scopes: readonly (readonly [string, object | string])[] = slices.flatMap(({ scope = {} }) =>
    Object.entries(scope),
  );
  const parts = new Map(
    scopes.flatMap(([table, scope]): [string, string][] =>
      typeof scope === 'object' && 'partOf' in scope ? [[table, String(scope.partOf)]] : [],
    ),
  );
  const files = listSources(root);
  const read = files.map((file) => ({
    file,
    ...readRowReach(readFileSync(path.join(root, file), 'utf8'), { tables, parts }),
  }));
  const declared = new Set(scopes.map(([table]) => table));
  return {
    wholes: read.flatMap(({ file, wholes }) => wholes.map((use) => ({ ...use, file }))),
    problems: [
      ...[...tables]
        .filter((table) => !declared.has(table))
        .map((table) => `${table} has no scope: its slice says who may see its rows (HOUSE 12).`),
      ...findTooMany(read.flatMap(({ wholes }) => wholes)),
      ...findForeignInvariants(slices, read),
      ...read
        .filter(({ file }) => file.startsWith(`${backend}/contexts/`))
        .flatMap(({ file, problems }) => problems.map(({ line, text }) => `${file}:${line} ${text}`)),
      ...findDeclaredMore(root),
    ],
  };
}

function findTooMany(wholes: readonly WholeUse[]): readonly string[] {
  const across = wholes.filter(({ isAcross }) => isAcross).length;
  const within = wholes.length - across;
  return [
    ...(within > wholesAtMost
      ? [`${within} places read whole tables, and ${wholesAtMost} may (HOUSE 19).`]
      : []),
    ...(across > acrossAtMost ? [`${across} places read all organizations, and ${acrossAtMost} may.`] : []),
  ];
}

/** What its owner holds of a table is asked for in the owner's folder alone. */
function findForeignInvariants(
  slices: readonly SliceDeclaration[],
  read: readonly { readonly file: string; readonly invariants: readonly InvariantUse[] }[],
): readonly string[] {
  const owners = new Map(
    slices.flatMap(({ name, tables }) => tables.map((table): [string, string] => [table, name])),
  );
  return read.flatMap(({ file, invariants }) =>
    invariants
      .filter(({ table }) => owners.get(table) !== ownerOf(file))
      .map(
        ({ table, line }) =>
          `${file}:${line} holds an invariant of ${table}, which ${owners.get(table)} owns: ask it through a port, or say for what (\`reads.whole\`).`,
      ),
  );
}

/** A file of scopes holds declarations alone: what is computed there, nobody can read off. */
function findDeclaredMore(root: string): readonly string[] {
  return listSources(root)
    .filter((file) => file.endsWith('.scope.ts'))
    .filter((file) => /=>|\bfunction\b|\.\.\./.test(readFileSync(path.join(root, file), 'utf8')))
    .map((file) => `${file} holds more than declarations.`);
}

/** A slice's reach is a declaration beside it, `<slice>.scope.ts`, so that who may see its rows is read in one place. */
export function findScopesElsewhere(root: string): readonly string[] {
  return globSync(`${backend}/**/*.slice.ts`, { cwd: root })
    .filter((file) => /^ {2}scope: (?!\w+,$)/m.test(readFileSync(path.join(root, file), 'utf8')))
    .map(
      (file) =>
        `${file} says itself who may see its rows: declare it in ${file.replace('.slice.ts', '.scope.ts')}.`,
    );
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const root = process.argv[2] ?? projectRoot;
  const slices = await loadDeclarations(root);
  const { uses, problems } = readUses(
    root,
    new Set(slices.flatMap(({ tables }): readonly string[] => tables)),
  );
  const all = [
    ...problems,
    ...findOwnershipProblems(slices, uses),
    ...findScopesElsewhere(root),
    ...readReach(root, slices).problems,
  ];
  for (const problem of all) console.error(problem);
  process.exitCode = all.length > 0 ? 1 : 0;
}
