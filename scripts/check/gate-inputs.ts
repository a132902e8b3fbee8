/** Fingerprints of what gates read and compare: the same fingerprint, the same verdict. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from '../fingerprint.ts';
import type { Generator } from '../generate.ts';
import { ImportGraph } from '../import-graph.ts';
import { declarationFiles } from '../manifest/features.ts';

/** Versions of packages, and how scripts and sources are compiled. */
const shared: readonly string[] = [
  'package.json',
  'package-lock.json',
  'tsconfig*.json',
  'scripts/bundles.ts',
  ...declarationFiles,
];

const modules = '{src,webviews,scripts,demo,bench,test}/**/*.{ts,cjs,mjs}';
/** What bundles are made of; a test is in none. */
const shipped = '{src,webviews}/**/!(*.test).ts';

/** The modules that the generator runs, what it reads beside them, and what it writes. */
export function generatorInputs(root: string, { script, files, readsImports }: Generator): string {
  const own = fingerprint(root, [...shared, ...graphOf(root).reachableFrom(script), ...files]);
  return readsImports === true ? `${own} ${importsOf(root, shipped)}` : own;
}

const graphs = new Map<string, ImportGraph>();

/** The text of all that is shipped: the type of a call may come from anywhere. */
export function promiseInputs(root: string): string {
  return fingerprint(root, [
    ...shared,
    shipped,
    '{src,webviews}/**/tsconfig.json',
    'scripts/check/{floating-promises.ts,oxlint.json}',
  ]);
}

/** Every file that is measured, how, and what is excepted. */
export function limitInputs(root: string): string {
  return fingerprint(root, [
    '{src,webviews,scripts,demo,bench,test}/**/*.ts',
    'scripts/check/limit-exceptions.txt',
    'package-lock.json',
  ]);
}

/** Every text that is said, and the catalogue. */
export function saidInputs(root: string): string {
  return fingerprint(root, [
    'src/{backend,connection,contract,domain,words}/**/*.{ts,json}',
    'scripts/{check/said-words,words/read-words}.ts',
  ]);
}

/** Read once for all gates of a run. */
function graphOf(root: string): ImportGraph {
  const graph = graphs.get(root) ?? ImportGraph.read(root);
  graphs.set(root, graph);
  return graph;
}

/** Which rules there are, and every import of every module. */
export function dependencyInputs(root: string): string {
  return `${fingerprint(root, [...shared, '.dependency-cruiser.cjs', 'scripts/check/*.ts'])} ${importsOf(root, modules)}`;
}

function importsOf(root: string, pattern: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(pattern, { cwd: root }).sort())
    hash.update(`${file}\0${statementsOf(path.join(root, file)).join('\0')}\0`);
  return hash.digest('hex');
}

/** Statements that import or export from another module, whole, and calls that load one. */
function statementsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const statements = /^(?:import|export)\b[^;]*?['"][^'"]+['"]|\b(?:import|require)\([^)]*\)/gm;
  return [...text.matchAll(statements)].map(([statement]) => statement);
}
