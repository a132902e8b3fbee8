/**
 * Which files of a project a file names: by imports, and by texts such as the path of a fixture. Read, never run.
 * `sure` is what it imports or names by its path; `possible` also what merely is called like a word of it.
 */
import { posix } from 'node:path';
import type { FileIndex } from './file-index.ts';

export interface References {
  readonly sure: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
  /** Folders that a text of it names: what lies in one may be read. */
  readonly folders: ReadonlySet<string>;
}

const longestWord = 300;
/** `name + '.json'`, `${name}.json`: then any word may be the name of a file. */
const builtName = /['"`]\.\w{1,5}['"`]|\}\.\w{1,5}\b/;
/** Named on the way to any source. */
const usualFolders = new Set(['src', 'lib', 'app', 'source', 'packages', 'main', 'cmd', 'internal', 'pkg']);
const literal = /(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g;
/** In files of settings paths often stand without quotes. */
const barePath = /[\w@.-]*(?:\/[\w@.*-]+)+|[\w-]+\.\w{1,5}\b/g;

export function referencesOf(file: string, text: string, index: FileIndex): References {
  const words = wordsOf(file, text);
  const sure = new Set<string>();
  const possible = new Set<string>();
  const folders = new Set<string>();
  const buildsNames = builtName.test(text);
  for (const word of words) {
    const found = named(file, word, index);
    const parts = partsOf(word);
    const isPath = /[./]/.test(word) || buildsNames;
    for (const name of [...found, ...(isPath ? calledLikeLast(parts, index) : [])]) possible.add(name);
    for (const name of found) sure.add(name);
    for (const part of found.length === 0 ? parts : []) folders.add(part);
  }
  for (const name of importedBy(file, text, index)) sure.add(name);
  sure.delete(file);
  possible.delete(file);
  return { sure, possible: new Set([...possible, ...sure]), folders };
}

function partsOf(word: string): readonly string[] {
  return word
    .split('/')
    .filter((part) => /^[\w@.-]+$/.test(part) && !/^\.+$/.test(part) && !usualFolders.has(part));
}

function calledLikeLast(parts: readonly string[], index: FileIndex): readonly string[] {
  const last = parts.at(-1) ?? '';
  return last.length > 1 ? index.called(last) : [];
}

function wordsOf(file: string, text: string): readonly string[] {
  const quoted = [...text.matchAll(literal)].map(([, , word = '']) => word);
  const bare = /\.(?:[cm]?[jt]sx?|pyw?|go|rs|java|kt)$/.test(file) ? [] : (text.match(barePath) ?? []);
  return [...new Set([...quoted, ...bare])].filter((word) => word !== '' && word.length <= longestWord);
}

function named(file: string, word: string, index: FileIndex): readonly string[] {
  if (word.includes('${')) return [];
  const path = word.replace(/[?#].*$/, '');
  if (/^\.{1,2}(?:\/|$)/.test(path)) return index.at(posix.join(posix.dirname(file), path));
  const plain = path.replace(/^(?:[@~#]\/|\/|[@~#](?=[\w-]+\/))/, '');
  if (!/^[\w@.-]+(?:\/[\w@.-]+)*$/.test(plain)) return [];
  if (plain.includes('/') || /\.\w+$/.test(plain)) {
    const found = index.endingIn(plain);
    if (found.length > 0) return found;
  }
  // `package.module`, as plugins and entry points are named in Python.
  return /^\w+(?:\.\w+)+$/.test(plain) ? index.endingIn(`${plain.replaceAll('.', '/')}.py`) : [];
}

function importedBy(file: string, text: string, index: FileIndex): readonly string[] {
  if (/\.(?:pyw?|pyi)$/.test(file)) return pythonImports(file, text, index);
  if (file.endsWith('.go')) return goImports(file, text, index);
  if (file.endsWith('.rs')) return rustModules(file, text, index);
  if (/\.(?:java|kts?|scala|groovy)$/.test(file))
    return [...text.matchAll(/^\s*import\s+(?:static\s+)?([\w.]+)/gm)].flatMap(([, name = '']) =>
      index.endingIn(name.replaceAll('.', '/')),
    );
  return [];
}

const pythonImport =
  /^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]+)|import[ \t]+([^\n]+))/gm;

function pythonImports(file: string, text: string, index: FileIndex): readonly string[] {
  const found: string[] = [];
  for (const [, dots = '', module = '', names = '', plain] of text.matchAll(pythonImport)) {
    if (plain !== undefined) {
      for (const each of namesIn(plain)) found.push(...moduleAt(file, '', each, index));
      continue;
    }
    found.push(...moduleAt(file, dots, module, index));
    for (const each of namesIn(names))
      found.push(...moduleAt(file, dots, [module, each].filter(Boolean).join('.'), index));
  }
  return found;
}

function namesIn(text: string): readonly string[] {
  return text
    .replace(/#.*$/gm, '')
    .replaceAll(/[()]/g, ' ')
    .split(',')
    .map((each) => each.trim().split(/\s+/)[0] ?? '')
    .filter((each) => /^[\w.]+$/.test(each));
}

/** With the packages that are imported on the way. */
function moduleAt(file: string, dots: string, module: string, index: FileIndex): readonly string[] {
  const path = module.replaceAll('.', '/');
  if (dots !== '') {
    const up = '../'.repeat(dots.length - 1);
    return index.at(posix.join(posix.dirname(file), up, path)).filter((name) => name.endsWith('.py'));
  }
  if (path === '') return [];
  const packages = path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
  return packages.flatMap((each) =>
    index.endingIn(`${each}.py`).filter((name) => /\.pyi?$/.test(name) && isOnPath(file, name, each)),
  );
}

/** Modules are found from a folder above the file, or one of sources. */
function isOnPath(file: string, name: string, module: string): boolean {
  const start = name.replace(/(?:\/__init__)?\.pyi?$/, '').slice(0, -module.length);
  const folder = start.replace(/\/$/, '');
  return (
    folder === '' || file.startsWith(`${folder}/`) || /(?:^|\/)(?:src|lib|app|python|backend)$/.test(folder)
  );
}

/** A package is its folder. */
function goImports(file: string, text: string, index: FileIndex): readonly string[] {
  const own = posix.dirname(file);
  const folders = index.folders().filter((folder) => folder !== '.' && text.includes(`/${folder}"`));
  return [own, ...folders].flatMap((folder) =>
    index.inFolder(folder).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go')),
  );
}

const rustModule = /(#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*)?(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;/g;

/** Without those that are compiled for tests alone. */
function rustModules(file: string, text: string, index: FileIndex): readonly string[] {
  const isTop = /(?:^|\/)(?:lib|main|mod)\.rs$/.test(file);
  const folder = isTop ? posix.dirname(file) : file.replace(/\.rs$/, '');
  return [...text.matchAll(rustModule)].flatMap(([, forTests, name = '']) =>
    forTests === undefined ? index.at(posix.join(folder, `${name}.rs`)) : [],
  );
}

const loadsOfScripts = /\b(?:require|import)\s*\(\s*(?!(['"])[^'"\n]*\1\s*[,)])/;
const loads =
  /\bimportlib\b|\b__import__\b|\brunpy\b|\bexec(?:file)?\s*\(|\beval\s*\(|new Function\b|\bModule\._load\b|\breaddir\w*|\bglob\b|\bos\.walk\b|\blistdir\b|\biterdir\b|\bscandir\b/;

/** It loads or lists what its text does not name. */
export function loadsUnnamed(file: string, text: string): boolean {
  return loads.test(text) || (/\.[cm]?[jt]sx?$/.test(file) && loadsOfScripts.test(text));
}
