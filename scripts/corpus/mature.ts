/**
 * Mature open-source code, as npm and Debian ship it: what the scanner reports there is mostly noise, so each finding
 * of medium severity or more is read once and its verdict kept in test/corpus/verdicts.json.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Language, Severity } from '../../src/scanner/model.ts';
import { defaultCacheDirectory } from '../../src/workspace/cache-directory.ts';
import { discoverFiles } from '../../src/workspace/discovery.ts';
import type { ScannedFinding } from '../../src/workspace/scan-messages.ts';
import { createSkipTally } from '../../src/workspace/skip-reasons.ts';
import {
  createWorkspaceScan,
  type FileReport,
  type WorkspaceScan,
  type WorkspaceScanResult,
} from '../../src/workspace/workspace-scan.ts';
import { fingerprint } from '../fingerprint.ts';
import { corpusFolder } from './cases.ts';
import { installPackages, type MaturePackage, readApplicationNames } from './mature-packages.ts';

const verdictSchema = z.object({
  package: z.string(),
  path: z.string(),
  rule: z.string(),
  fingerprint: z.string(),
  verdict: z.enum(['true', 'false', 'debatable']),
  why: z.string().min(1),
});

export type VerdictOnFinding = z.infer<typeof verdictSchema>;

type FindingKey = Pick<VerdictOnFinding, 'package' | 'path' | 'rule' | 'fingerprint'>;

/** A finding in mature code, with the verdict of whoever read it. */
export interface MatureFinding extends FindingKey {
  readonly absolutePath: string;
  readonly isApplication: boolean;
  readonly language: Language;
  readonly finding: ScannedFinding;
  readonly verdict: VerdictOnFinding | undefined;
}

export interface MatureReport {
  /** Lines of what was scanned, by language. */
  readonly lines: ReadonlyMap<Language, number>;
  /** Whatever is shown by default, of any severity. */
  readonly findings: readonly MatureFinding[];
  /** Verdicts on findings that are gone, where every package was scanned. */
  readonly stale: readonly VerdictOnFinding[];
}

export interface MatureRequest {
  /** A part of the name of the packages to scan; all when absent. */
  readonly only?: string | undefined;
  readonly onProgress: (line: string) => void;
}

const judged: ReadonlySet<Severity> = new Set(['critical', 'high', 'medium']);

/** Whether somebody has to read it. */
export function isJudged({ finding, isApplication }: MatureFinding): boolean {
  return judged.has(finding.severity) && (!isApplication || finding.severity !== 'medium');
}

/** Installs what is not there yet, scans all of it, and pairs each finding that is shown by default with its verdict. */
export async function scanMatureCode(root: string, request: MatureRequest): Promise<MatureReport> {
  const packages = await installPackages(root, request.only);
  const applications = readApplicationNames(root);
  const verdicts = readVerdicts(root);
  const known = new Map(verdicts.map((each) => [keyOf(each), each]));
  const cacheDirectory = cacheOf(root);
  const scan = createWorkspaceScan({ cacheDirectory });
  const lines = new Map<Language, number>();
  const findings: MatureFinding[] = [];
  try {
    for (const [index, each] of packages.entries()) {
      const found = await scanPackage(scan, each, lines);
      const isApplication = applications.has(each.name);
      const mature = found.flatMap((file) => toMature(each.name, file, known));
      findings.push(...mature.map((one) => ({ ...one, isApplication })));
      request.onProgress(`${index + 1}/${packages.length} ${each.name}`);
    }
  } finally {
    await scan.dispose();
  }
  const seen = new Set(findings.filter(isJudged).map(keyOf));
  const stale = request.only === undefined ? verdicts.filter((each) => !seen.has(keyOf(each))) : [];
  return { lines, findings, stale };
}

/** Results of this very engine: from sources, the scan's own cache only knows when a rule has changed. */
function cacheOf(root: string): string {
  const all = path.join(defaultCacheDirectory(), 'mature-scan');
  const own = fingerprint(root, ['src/scanner/**/*.{ts,json}', 'src/workspace/**/*.ts']).slice(0, 16);
  const others = existsSync(all) ? readdirSync(all).filter((name) => name !== own) : [];
  for (const name of others) rmSync(path.join(all, name), { recursive: true });
  return path.join(all, own);
}

export function readVerdicts(root: string): readonly VerdictOnFinding[] {
  const file = path.join(root, corpusFolder, 'verdicts.json');
  return z.array(verdictSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** What a package unpacks to is a root of its own, so that its imports resolve inside it. */
async function scanPackage(
  scan: WorkspaceScan,
  { folder }: MaturePackage,
  lines: Map<Language, number>,
): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  for (const inside of readdirSync(folder)) {
    const top = path.join(folder, inside);
    const result = await scan.scan([top]);
    reports.push(...result.files);
    await countLines(top, result, lines);
  }
  return reports;
}

function toMature(
  name: string,
  file: FileReport,
  known: ReadonlyMap<string, VerdictOnFinding>,
): Omit<MatureFinding, 'isApplication'>[] {
  const { language } = file;
  const absolutePath = path.join(file.root, file.path);
  return file.findings
    .filter(({ confidence }) => confidence !== 'low')
    .map((finding) => {
      const { ruleId: rule, fingerprint } = finding;
      const key = { package: name, path: file.path, rule, fingerprint };
      return { ...key, absolutePath, language, finding, verdict: known.get(keyOf(key)) };
    });
}

/** Tells findings apart over all packages. */
export function keyOf(each: FindingKey): string {
  return [each.package, each.path, each.rule, each.fingerprint].join('\0');
}

/** Of code alone: declarations of types, other text and what the scanner left out do not thin the figures. */
async function countLines(
  top: string,
  { skipped }: WorkspaceScanResult,
  lines: Map<Language, number>,
): Promise<void> {
  const left = new Set(skipped.files.map((each) => each.path));
  for (const { absolutePath, language, path: name } of await discoverFiles(top, { tally: createSkipTally() }))
    if (language !== 'text' && !left.has(name) && !/\.d\.[cm]?ts$/.test(name)) {
      const count = readFileSync(absolutePath, 'latin1').split('\n').length;
      lines.set(language, (lines.get(language) ?? 0) + count);
    }
}
