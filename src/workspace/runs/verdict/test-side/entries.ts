/** Where application code begins: what a manifest names, what a framework or compiler starts with. */
import { posix } from 'node:path';
import type { FileIndex } from './file-index.ts';
import { isCodeName, withoutComments } from './side-names.ts';

/** Only there a name alone says that it is an entry: `helpers/index.js` may be of tests. */
const sourceFolder =
  /^(?:(?:packages|apps|services|libs|modules|crates|cmd)\/[^/]+\/)?(?:src|lib|app|source|server)?\/?$/;
const entryName = /^(?:index|main|app|server|cli|__main__|wsgi|asgi|lib)\.\w+$/;
const compiled = /(?:^|\/)src\/main\/|(?:^|\/)src\/bin\/[^/]+\.rs$|(?:^|\/)__main__\.py$/;

export type ReadText = (path: string) => string | undefined;

export function findEntries(index: FileIndex, read: ReadText): ReadonlySet<string> {
  const names = [...index.names];
  return new Set([
    ...names.filter((name) => isCodeName(name) && isEntry(name, read)),
    ...names
      .filter((name) => posix.basename(name) === 'package.json')
      .flatMap((name) => ofPackage(name, index, read)),
    ...names
      .filter((name) => /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(name))
      .flatMap((name) => ofPython(name, index, read)),
    ...names.filter((name) => name.endsWith('.html')).flatMap((name) => ofPage(name, index, read)),
  ]);
}

function isEntry(name: string, read: ReadText): boolean {
  if (compiled.test(name)) return true;
  if (name.endsWith('.go')) return /^package main\b/m.test(read(name) ?? '');
  const folder = posix.dirname(name);
  return entryName.test(posix.basename(name)) && (folder === '.' || sourceFolder.test(`${folder}/`));
}

const entryKeys = ['main', 'module', 'browser', 'exports', 'bin', 'types', 'typings', 'source', 'svelte'];

function ofPackage(file: string, index: FileIndex, read: ReadText): readonly string[] {
  const manifest = readObject(read(file));
  const scripts = Object.entries(Object(manifest['scripts']) as object);
  const words = [
    ...entryKeys.flatMap((key) => textsIn(manifest[key])),
    ...scripts
      .filter(([name]) => /^(?:start|dev|serve|server|prod)\b/.test(name))
      .flatMap(([, line]) => String(line).split(/\s+/)),
  ];
  const folder = posix.dirname(file);
  return words
    .filter((word) => /^[\w@./-]+$/.test(word))
    .flatMap((word) => index.at(posix.join(folder, word)));
}

function readObject(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text ?? '{}')) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Scripts (`app = "pkg.cli:main"`), and the package that is called like the project. */
function ofPython(file: string, index: FileIndex, read: ReadText): readonly string[] {
  const text = withoutComments(file, read(file) ?? '');
  const scripts = [...text.matchAll(/=\s*['"]?([\w.]+):\w+/g)].map(([, module = '']) =>
    module.replaceAll('.', '/'),
  );
  const names = [...text.matchAll(/\bname\s*=\s*['"]?([\w.-]+)/g)].map(([, name = '']) =>
    name.replaceAll(/[-.]/g, '_'),
  );
  return [...scripts, ...names].flatMap((module) =>
    index.endingIn(`${module}.py`).filter((name) => name.endsWith('.py')),
  );
}

function ofPage(file: string, index: FileIndex, read: ReadText): readonly string[] {
  return [...(read(file) ?? '').matchAll(/<script\b[^>]*\bsrc\s*=\s*["']([^"']+)/gi)].flatMap(
    ([, source = '']) =>
      source.startsWith('/')
        ? index.endingIn(source.slice(1))
        : index.at(posix.join(posix.dirname(file), source)),
  );
}
