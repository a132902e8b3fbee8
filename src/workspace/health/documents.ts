/** What a project says of itself: README, changelog, licence, documents. */
import type { DocumentationFacts } from '../../contract/health.ts';
import type { DiscoveredFile } from '../discovery.ts';
import { type ProjectFile, type ProjectFiles, readText } from './file-facts.ts';
import { isLicensedManifest, namesLicence } from './named-licence.ts';

const readmeName = /^readme(?:\.(?:md|markdown|rst|adoc|txt))?$/i;
const changelogName = /^(?:docs?\/)?(?:changelog|changes|history|news|releases|release-notes)(?:\.[a-z]+)?$/i;
const licenceName = /^(?:licen[cs]e|copying|unlicense)(?:[.-][\w.-]+)?$/i;
const documentName = /\.(?:md|markdown|rst|adoc)$/i;
const documentFolder = /^(?:docs?|documentation)\//i;
/** More documents than this change no score. */
const maxDocuments = 100;
const maxDocumentBytes = 512 * 1024;

export async function readDocumentation({ all, read }: ProjectFiles): Promise<DocumentationFacts> {
  const readme = all.find(({ path }) => readmeName.test(path));
  const changelog = all.find(({ path }) => changelogName.test(path))?.path;
  const documents = all.filter(({ path }) => isDocument(path) && path !== readme?.path && path !== changelog);
  return {
    readme: readme === undefined ? undefined : { file: readme.path, words: await wordsOf([readme]) },
    docsWords: await wordsOf(documents),
    changelog,
    licence: all.find(({ path }) => licenceName.test(path))?.path ?? (await findNamedLicence(all)),
    exports: exportsOf(read),
  };
}

function isDocument(file: string): boolean {
  return (
    documentName.test(file) && (documentFolder.test(file) || !file.includes('/')) && !licenceName.test(file)
  );
}

async function wordsOf(files: readonly DiscoveredFile[]): Promise<number> {
  let words = 0;
  for (const { absolutePath, language, sizeBytes } of files.slice(0, maxDocuments)) {
    if (sizeBytes <= maxDocumentBytes) words += countWords((await readText(absolutePath, language)) ?? '');
  }
  return words;
}

/** Words that somebody reads: no code between fences, no addresses, no marks. */
export function countWords(text: string): number {
  let isCode = false;
  let words = 0;
  for (const line of text.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    else if (!isCode) words += line.split(/\s/).filter(isWord).length;
  }
  return words;
}

function isWord(token: string): boolean {
  return !token.includes('://') && /\p{L}/u.test(token);
}

/** For whom a file of its own would be too much: the manifest names it. */
async function findNamedLicence(all: readonly DiscoveredFile[]): Promise<string | undefined> {
  for (const { path, absolutePath, language } of all.filter((each) => isLicensedManifest(each.path))) {
    if (namesLicence(path, (await readText(absolutePath, language)) ?? '')) return path;
  }
  return undefined;
}

function exportsOf(read: readonly ProjectFile[]): DocumentationFacts['exports'] {
  const known = read.flatMap(({ file, exports }) => (exports === undefined ? [] : [{ file, ...exports }]));
  if (known.length === 0) return undefined;
  const sum = (of: (each: (typeof known)[number]) => number): number =>
    known.reduce((so, each) => so + of(each), 0);
  return {
    total: sum(({ total }) => total),
    documented: sum(({ documented }) => documented),
    undocumented: known.flatMap(({ file, total, documented, firstWithout }) =>
      firstWithout === undefined ? [] : [{ file, line: firstWithout, count: total - documented }],
    ),
  };
}
