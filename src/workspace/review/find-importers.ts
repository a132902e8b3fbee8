/** Who imports a name from a file, by its imports as they are written: relative ones of TypeScript and JavaScript, and those of Python. Pure. */
import { posix } from 'node:path';
import type { ImportedName } from './find-remarks.ts';

const script = /\.[cm]?[jt]sx?$/;
const scriptImport =
  /\b(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{([^}]*)\}\s*from\s*['"](\.[^'"\n]*)['"]/g;
const pythonImport = /^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n#]+))/gm;

/** `texts` are all files of code after the change. */
export function createImporters(
  texts: ReadonlyMap<string, string>,
): (path: string, name: string) => ImportedName | undefined {
  let index: ReadonlyMap<string, ImportedName> | undefined;
  return (path, name) => {
    index ??= indexOf(texts);
    const own = index.get(keyOf(moduleOf(path), name));
    return own?.file === path ? undefined : own;
  };
}

function indexOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, ImportedName> {
  const index = new Map<string, ImportedName>();
  for (const [file, text] of texts)
    for (const { module, names, at } of importsIn(file, text)) {
      const line = text.slice(0, at).split('\n').length;
      const quote = text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
      for (const name of names) {
        const key = keyOf(module, name);
        if (!index.has(key)) index.set(key, { file, line, name, text: quote });
      }
    }
  return index;
}

const keyOf = (module: string, name: string) => `${module}\0${name}`;

interface Import {
  /** Path of the file without its ending. */
  readonly module: string;
  readonly names: readonly string[];
  readonly at: number;
}

function importsIn(file: string, text: string): readonly Import[] {
  if (script.test(file))
    return [...text.matchAll(scriptImport)].map(({ 1: listed = '', 2: from = '', index }) => ({
      module: moduleOf(posix.join(posix.dirname(file), from)),
      names: namesIn(listed),
      at: index,
    }));
  if (!file.endsWith('.py')) return [];
  return [...text.matchAll(pythonImport)].map(({ 1: from = '', 2: inBrackets, 3: plain, index }) => ({
    module: pythonModule(file, from),
    names: namesIn(inBrackets ?? plain ?? ''),
    at: index,
  }));
}

/** `a, type B, c as d` → the names that are imported. */
function namesIn(listed: string): readonly string[] {
  return listed
    .replaceAll(/#[^\n]*/g, '')
    .split(',')
    .map(
      (each) =>
        each
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s+as\s+|\s+/)[0] ?? '',
    )
    .filter((name) => /^[\w$]+$/.test(name));
}

/** `src/orders.js`, `src/orders.ts` and `src/orders/index.ts` are one. */
function moduleOf(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$|\.py$/, '').replace(/\/(?:index|__init__)$/, '');
}

function pythonModule(file: string, from: string): string {
  const dots = /^\.*/.exec(from)?.[0].length ?? 0;
  const rest = from.slice(dots).replaceAll('.', '/');
  if (dots === 0) return rest;
  const folder = posix.join(posix.dirname(file), ...Array<string>(dots - 1).fill('..'));
  return posix.join(folder, rest);
}
