/** Fingerprints of what gates read and compare: the same fingerprint, the same verdict. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from '../fingerprint.ts';
import type { Generator } from '../generate.ts';
import { ImportGraph } from '../import-graph.ts';

/** Versions of packages, and how scripts and sources are compiled. */
const shared: readonly string[] = [
  'package.json',
  'package-lock.json',
  'tsconfig*.json',
  'scripts/bundles.ts',
];

/** The modules that the generator runs, what it reads beside them, and what it writes. */
export function generatorInputs(root: string, { script, files, readsImports }: Generator): string {
  const own = fingerprint(root, [...shared, ...graphOf(root).reachableFrom(script), ...files]);
  return readsImports === true ? `${own} ${importsOfAll(root)}` : own;
}

const graphs = new Map<string, ImportGraph>();

/** Read once for all gates of a run. */
function graphOf(root: string): ImportGraph {
  const graph = graphs.get(root) ?? ImportGraph.read(root);
  graphs.set(root, graph);
  return graph;
}

/** Which rules there are, and every import of every module. */
export function dependencyInputs(root: string): string {
  return `${fingerprint(root, [...shared, '.dependency-cruiser.cjs', 'scripts/check/*.ts'])} ${importsOfAll(root)}`;
}

function importsOfAll(root: string): string {
  const hash = createHash('sha256');
  const files = globSync('{src,webviews,scripts,demo,bench,test}/**/*.{ts,cjs,mjs}', { cwd: root });
  for (const file of files.sort()) hash.update(`${file}\0${importsOf(path.join(root, file)).join('\0')}\0`);
  return hash.digest('hex');
}

/** Statements that import or export from another module, whole, and calls that load one. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const statements = /^(?:import|export)\b[^;]*?['"][^'"]+['"]|\b(?:import|require)\([^)]*\)/gm;
  return [...text.matchAll(statements)].map(([statement]) => statement);
}
