/**
 * Coverage reports that lie in a workspace: lcov (man page geninfo(1), "Files") and Cobertura's XML (its coverage-04.dtd).
 * They are the workspace's data: what cannot be read as such is no report.
 */
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { CoveredFile } from '../../contract/health.ts';
import { toRelative } from '../discovery.ts';
import { ignore } from '../ignore-error.ts';
import { isInside } from '../module-resolution.ts';
import { readSmallFile } from '../small-file.ts';

export interface CoverageReport {
  /** Relative to the folder. */
  readonly report: string;
  readonly files: readonly CoveredFile[];
  readonly writtenAtMs: number;
}

/** Where the usual tools write them: c8, Istanbul, Jest, Vitest, coverage.py, gcovr, Coverlet, cargo-tarpaulin. */
const usualPlaces = [
  'coverage/lcov.info',
  'lcov.info',
  'coverage.lcov',
  'coverage/cobertura-coverage.xml',
  'coverage/cobertura.xml',
  'coverage/coverage.xml',
  'coverage.xml',
  'cobertura.xml',
  'coverage.cobertura.xml',
] as const;

/** XML takes a multiple of its size while it is read. */
const maxBytes = { lcov: 32 * 1024 * 1024, xml: 12 * 1024 * 1024 } as const;

/** The newest of the reports at the usual places below `folder`. */
export async function findCoverageReport(folder: string): Promise<CoverageReport | undefined> {
  const found: CoverageReport[] = [];
  for (const report of usualPlaces) {
    const read = await readReport(folder, report);
    if (read !== undefined) found.push(read);
  }
  return found.sort((a, b) => b.writtenAtMs - a.writtenAtMs)[0];
}

async function readReport(folder: string, report: string): Promise<CoverageReport | undefined> {
  const file = path.join(folder, report);
  const isXml = report.endsWith('.xml');
  const read = await readSmallFile(file, isXml ? maxBytes.xml : maxBytes.lcov);
  if (read.kind !== 'text' || !(await liesBelow(folder, file))) return undefined;
  const covered = isXml ? readCobertura(read.text) : readLcov(read.text);
  const files = covered.flatMap((each) => placeIn(folder, each));
  return files.length === 0 ? undefined : { report, files, writtenAtMs: (await lstat(file)).mtimeMs };
}

/** A folder on the way may be a link that leads out. */
async function liesBelow(folder: string, file: string): Promise<boolean> {
  const [real, root] = await Promise.all([realpath(file), realpath(folder)]);
  return isInside(root, real);
}

/** What lies outside says nothing of this project. */
function placeIn(folder: string, { file, ...rest }: CoveredFile): readonly CoveredFile[] {
  const absolute = path.resolve(folder, file);
  return isInside(folder, absolute) ? [{ ...rest, file: toRelative(folder, absolute) }] : [];
}

/** `DA:<line>,<times>` between `SF:<file>` and `end_of_record`. */
export function readLcov(text: string): readonly CoveredFile[] {
  const files = new Map<string, Map<number, boolean>>();
  let lines: Map<number, boolean> | undefined;
  for (const row of text.split(/\r?\n/)) {
    if (row.startsWith('SF:')) {
      const file = row.slice(3).trim();
      lines = files.get(file) ?? new Map();
      files.set(file, lines);
    } else if (row === 'end_of_record') lines = undefined;
    else if (row.startsWith('DA:')) {
      const [line, times] = row.slice(3).split(',').map(Number);
      if (lines !== undefined && line !== undefined && times !== undefined) mark(lines, line, times);
    }
  }
  return [...files].map(([file, seen]) => toCovered(file, seen));
}

/** Several runs may tell of one line: once is enough. */
function mark(lines: Map<number, boolean>, line: number, times: number): void {
  lines.set(line, times > 0 || lines.get(line) === true);
}

function toCovered(file: string, lines: ReadonlyMap<number, boolean>): CoveredFile {
  const coveredLines = [...lines.values()].filter((isCovered) => isCovered).length;
  return { file, coveredLines, totalLines: lines.size };
}

/** `<class filename><lines><line number hits>`; file names are relative to one of `<sources>`. */
export function readCobertura(text: string): readonly CoveredFile[] {
  const root = parse(text);
  if (root === undefined || root.name !== 'coverage') return [];
  const [source = ''] = elementsOf(root, 'source').map((each) => each.text.trim());
  const files = new Map<string, Map<number, boolean>>();
  for (const one of elementsOf(root, 'class')) {
    const name = one.attributes['filename'];
    if (name === undefined) continue;
    const lines = files.get(name) ?? new Map<number, boolean>();
    files.set(name, lines);
    for (const { attributes } of elementsOf(one, 'line')) {
      mark(lines, Number(attributes['number']), Number(attributes['hits']));
    }
  }
  return [...files].map(([file, lines]) =>
    toCovered(path.isAbsolute(file) ? file : path.join(source, file), lines),
  );
}

function parse(text: string): XmlElement | undefined {
  try {
    return parseXml(text).root ?? undefined;
  } catch (error) {
    ignore(error, 'what is not XML is no report');
    return undefined;
  }
}

/** In the order of the document. A workspace decides how many there are: none are handed over as arguments of a call. */
function elementsOf(parent: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const waiting: XmlElement[] = [parent];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next !== parent && next.name === name) found.push(next);
    for (const child of next.children.toReversed()) if (child instanceof XmlElement) waiting.push(child);
  }
  return found;
}
