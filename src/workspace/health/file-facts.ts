/** Reads each file of a project once, and keeps of it what health asks for. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isCode } from '../../scanner/languages.ts';
import type { Language } from '../../scanner/model.ts';
import { isTestFile } from '../../scanner/places/test-files.ts';
import { type DiscoveredFile, discoverFiles } from '../discovery.ts';
import { ignore } from '../ignore-error.ts';
import type { PathSettings } from '../ignore-rules.ts';
import { createSkipTally } from '../skip-reasons.ts';
import { readSourceText } from '../source-text.ts';
import { type ExportDocs, readExportDocs } from './export-docs.ts';
import { countLines, type LineFacts } from './line-facts.ts';

/** code: what ships. test: what tests it. sample: what either is fed with. other: settings, data, documents. */
export type FileRole = 'code' | 'test' | 'sample' | 'other';

export interface ProjectFile extends LineFacts {
  /** Relative to the folder. */
  readonly file: string;
  readonly role: FileRole;
  /** Whether the scanner has rules for it, so that its lines count beside findings. */
  readonly isScanned: boolean;
  readonly exports: ExportDocs | undefined;
  readonly changedAtMs: number;
}

export interface ProjectFiles {
  /** All that discovery found, in a stable order. */
  readonly all: readonly DiscoveredFile[];
  /** Those that hold code or settings. */
  readonly read: readonly ProjectFile[];
}

export interface ReadingRequest {
  readonly folder: string;
  readonly settings: PathSettings;
  readonly signal?: AbortSignal | undefined;
}

/** Languages that the scanner does not follow but somebody writes tests for and changes. */
const otherCode =
  /\.(?:go|rs|java|kt|kts|scala|groovy|cs|fs|vb|rb|php|swift|m|mm|c|cc|cpp|cxx|h|hh|hpp|dart|ex|exs|erl|clj|cljs|hs|lua|pl|pm|r|jl|sh|bash|zsh|ps1|vue|svelte|astro|sql)$/i;
const samplePath =
  /^(?:examples?|samples?)\/|(?:^|\/)(?:fixtures?|__fixtures__|__mocks__|mocks?|testdata|snapshots?|__snapshots__)\/|[._-](?:fixture|mock|stories)\.[a-z]+$/i;
/** As JUnit, XCTest and RSpec name them, beside what the scanner knows as tests. */
const otherTest = /(?:Tests?|Spec|IT)\.(?:java|kt|scala|groovy|cs|fs|vb|swift)$|_spec\.rb$/;

export function roleOf(file: string, language: Language): FileRole {
  if (!isCode(language) && !otherCode.test(file)) return 'other';
  if (samplePath.test(file)) return 'sample';
  return isTestFile(file) || otherTest.test(file) ? 'test' : 'code';
}

/** Enough to keep a disk busy, few enough to be stopped soon and to let others have their turn. */
const filesAtOnce = 32;

export async function readProjectFiles({ folder, settings, signal }: ReadingRequest): Promise<ProjectFiles> {
  const all = await discoverFiles(folder, { tally: createSkipTally(), settings, signal });
  const wanted = all.filter(
    ({ path: file, language }) => language !== 'text' || roleOf(file, language) !== 'other',
  );
  const read: ProjectFile[] = [];
  for (let start = 0; start < wanted.length; start += filesAtOnce) {
    signal?.throwIfAborted();
    const facts = await Promise.all(wanted.slice(start, start + filesAtOnce).map(readOne));
    read.push(...facts.filter((each) => each !== undefined));
  }
  return { all, read };
}

/** Undefined for what a scan leaves out, too: generated, minified, binary, gone. */
async function readOne(file: DiscoveredFile): Promise<ProjectFile | undefined> {
  const { absolutePath, language, stamp } = file;
  const role = roleOf(file.path, language);
  const text = await readText(absolutePath, language);
  if (text === undefined) return undefined;
  return {
    file: file.path,
    role,
    isScanned: language !== 'text',
    ...countLines(text),
    exports: role === 'code' && isCode(language) ? readExportDocs(text, language) : undefined,
    changedAtMs: stamp.mtimeMs,
  };
}

/** Text of a file that was discovered; undefined where a scan would leave it out. */
export async function readText(absolutePath: string, language: Language): Promise<string | undefined> {
  try {
    const source = readSourceText(await readFile(absolutePath), language, path.basename(absolutePath));
    return 'text' in source ? source.text : undefined;
  } catch (error) {
    ignore(error, 'what went away between two looks is not there');
    return undefined;
  }
}
