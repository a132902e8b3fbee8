/**
 * Which file stands on which: by its imports, and by the paths and assets that it names in a string. Too many edges only
 * make a run longer, so every string that could be a path of the clone counts.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { workerEntries } from '../src/workspace/assets.ts';
import { processEntries } from './bundles.ts';

/** They list every entry, and so would lead from anywhere to anywhere: who opens an entry names it. */
const tables: readonly string[] = ['src/workspace/assets.ts', 'scripts/bundles.ts'];

const patterns = ['{src,webviews,scripts,demo,bench,test,docs}/**/*.{ts,cjs,mjs,json,md}', '*.{md,json,yml}'];
/** Data that tests read or plant is no module, whatever it is called. */
const data = /^(?:test\/fixtures|test\/corpus\/cases|demo\/template)\//;

/** Whether it is data, whatever its name. */
export function isData(file: string): boolean {
  return data.test(file);
}

export class ImportGraph {
  private readonly edges: ReadonlyMap<string, readonly string[]>;
  private readonly texts: ReadonlyMap<string, string>;

  private constructor(texts: ReadonlyMap<string, string>, assets: Readonly<Record<string, string>>) {
    this.texts = texts;
    const edgesOf = (file: string, text: string) => namedBy(file, text, { known: texts, assets });
    this.edges = new Map([...texts].map(([file, text]) => [file, edgesOf(file, text)]));
  }

  static read(
    root: string,
    assets: Readonly<Record<string, string>> = { ...processEntries, ...workerEntries },
  ): ImportGraph {
    const files = globSync(patterns, { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));
    const modules = files.filter((file) => !data.test(file)).sort();
    const texts = modules.map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const);
    return new ImportGraph(new Map(texts), assets);
  }

  /** The files themselves and everything that they stand on. */
  reachableFrom(...files: readonly string[]): ReadonlySet<string> {
    return follow(files, this.edges);
  }

  /** The files themselves and everything that stands on one of them, but not by way of what is `beyond`. */
  dependentsOf(
    files: readonly string[],
    beyond: (file: string) => boolean = () => false,
  ): ReadonlySet<string> {
    const reversed = new Map<string, string[]>();
    for (const [from, named] of this.edges)
      for (const to of named) if (!beyond(to)) reversed.set(to, [...(reversed.get(to) ?? []), from]);
    return follow(files, reversed);
  }

  textOf(file: string): string {
    return this.texts.get(file) ?? '';
  }
}

function follow(
  files: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(files);
  // A set that grows while it is walked: what is added is walked, too.
  for (const each of reached) for (const next of edges.get(each) ?? []) reached.add(next);
  return reached;
}

interface Names {
  readonly known: ReadonlyMap<string, unknown>;
  /** Name in dist/ → source. */
  readonly assets: Readonly<Record<string, string>>;
}

function namedBy(file: string, text: string, { known, assets }: Names): string[] {
  const folder = path.posix.dirname(file);
  const isTable = tables.includes(file);
  // Documents and data name much, and load nothing.
  if (!/\.[cm]?[jt]s$/.test(file)) return [];
  const named = [...text.matchAll(/['"`]([\w@./-]+)['"`]/g)].flatMap(([, name = '']) => {
    const beside = path.posix.join(folder, name);
    if (isTable) return name.startsWith('.') ? [beside] : [];
    return [beside, name, assets[path.posix.basename(name)] ?? ''];
  });
  return [...new Set(named)].filter((name) => known.has(name)).concat(listedBy(file, text, known));
}

/** What a module loads by a pattern that starts beside it. */
function listedBy(file: string, text: string, known: Names['known']): readonly string[] {
  return [...text.matchAll(/'(\.\.?\/[\w./-]*\*[\w./*-]*\.ts)'/g)].flatMap(([, pattern = '']) => {
    const beside = path.posix.join(path.posix.dirname(file), pattern);
    return [...known.keys()].filter((name) => path.posix.matchesGlob(name, beside));
  });
}
