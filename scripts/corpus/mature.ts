/**
 * Mature open-source code, as npm and Debian ship it: what the scanner reports there is mostly noise, so each finding
 * of medium severity or more is read once and its verdict kept in test/corpus/verdicts.json.
 */
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import type { Severity } from '../../src/scanner/model.ts';
import type { ScannedFinding } from '../../src/workspace/scan-messages.ts';
import { createWorkspaceScan, type FileReport } from '../../src/workspace/workspace-scan.ts';
import { ScriptError } from '../main.ts';
import { runCommand } from '../run-command.ts';
import { corpusFolder } from './cases.ts';

const packagesSchema = z.object({
  /** `name@version`, from npm. */
  npm: z.array(z.string()),
  /** Names of Debian packages; their version is that of the release at hand. */
  debian: z.array(z.string()),
});

const verdictSchema = z.object({
  package: z.string(),
  path: z.string(),
  rule: z.string(),
  fingerprint: z.string(),
  verdict: z.enum(['true', 'false', 'debatable']),
  why: z.string(),
});

export type VerdictOnFinding = z.infer<typeof verdictSchema>;

type FindingKey = Pick<VerdictOnFinding, 'package' | 'path' | 'rule' | 'fingerprint'>;

/** A finding in mature code, with the verdict of whoever read it. */
export interface MatureFinding extends FindingKey {
  readonly absolutePath: string;
  readonly finding: ScannedFinding;
  readonly verdict: VerdictOnFinding | undefined;
}

export interface MatureReport {
  readonly lines: number;
  readonly findings: readonly MatureFinding[];
}

const judged: ReadonlySet<Severity> = new Set(['critical', 'high', 'medium']);

/** Installs what is not there yet, scans all of it, and pairs each finding that is shown by default with its verdict. */
export async function scanMatureCode(root: string): Promise<MatureReport> {
  const folder = path.join(os.homedir(), '.cache', 'vireo', 'mature-code');
  mkdirSync(folder, { recursive: true });
  const file = path.join(root, corpusFolder, 'mature-code.json');
  const { npm, debian } = packagesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const name of npm) await unpackNpm(folder, name);
  for (const name of debian) await unpackDebian(folder, name);
  return scanPackages(folder, [...npm, ...debian].map(folderName), readVerdicts(root));
}

export function readVerdicts(root: string): readonly VerdictOnFinding[] {
  const file = path.join(root, corpusFolder, 'verdicts.json');
  return z.array(verdictSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

function folderName(name: string): string {
  return name.replaceAll('/', '+');
}

/** Unpacks into a folder beside and renames it, so that a folder that is there is whole. */
async function unpack(folder: string, name: string, run: (target: string) => Promise<void>): Promise<void> {
  const target = path.join(folder, folderName(name));
  if (existsSync(target)) return;
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await run(partial);
  renameSync(partial, target);
}

function unpackNpm(folder: string, name: string): Promise<void> {
  return unpack(folder, name, async (target) => {
    await must('npm', ['pack', name, '--silent', '--pack-destination', target], target);
    for (const archive of globSync('*.tgz', { cwd: target })) {
      await must('tar', ['-xzf', archive], target);
      rmSync(path.join(target, archive));
    }
  });
}

function unpackDebian(folder: string, name: string): Promise<void> {
  return unpack(folder, name, async (target) => {
    await must('apt-get', ['download', name], target);
    for (const archive of globSync('*.deb', { cwd: target })) {
      await must('dpkg-deb', ['-x', archive, '.'], target);
      rmSync(path.join(target, archive));
    }
  });
}

async function must(program: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await runCommand(program, args, { cwd });
  if (code !== 0) throw new ScriptError(`${program} ${args.join(' ')} failed:\n${output}`);
}

async function scanPackages(
  folder: string,
  names: readonly string[],
  verdicts: readonly VerdictOnFinding[],
): Promise<MatureReport> {
  const known = new Map(verdicts.map((each) => [keyOf(each), each]));
  const scan = createWorkspaceScan();
  try {
    const findings: MatureFinding[] = [];
    for (const name of names) {
      // What a package unpacks to is a root of its own, so that its imports resolve inside it.
      const top = path.join(folder, name);
      for (const inside of readdirSync(top)) {
        const { files } = await scan.scan([path.join(top, inside)]);
        findings.push(...files.flatMap((file) => toMature(name, file, known)));
      }
    }
    return { lines: countLines(folder, names), findings };
  } finally {
    await scan.dispose();
  }
}

function toMature(
  name: string,
  file: FileReport,
  known: ReadonlyMap<string, VerdictOnFinding>,
): MatureFinding[] {
  const absolutePath = path.join(file.root, file.path);
  return file.findings
    .filter(({ confidence, severity }) => confidence !== 'low' && judged.has(severity))
    .map((finding) => {
      const { ruleId: rule, fingerprint } = finding;
      const key = { package: name, path: file.path, rule, fingerprint };
      return { ...key, absolutePath, finding, verdict: known.get(keyOf(key)) };
    });
}

function keyOf(each: FindingKey): string {
  return [each.package, each.path, each.rule, each.fingerprint].join('\0');
}

/** Lines of code that somebody reads: no declarations, nothing minified, no link of Debian's that leads nowhere. */
function countLines(folder: string, names: readonly string[]): number {
  const files = names.flatMap((name) =>
    globSync(`${name}/**/*.{ts,tsx,js,mjs,cjs,jsx,py}`, { cwd: folder }).map((file) =>
      path.join(folder, file),
    ),
  );
  return files
    .filter(
      (file) =>
        existsSync(file) &&
        !/\.d\.[cm]?ts$|[.-]min\.[cm]?js$|[\\/](?:node_modules|dist|build|vendor)[\\/]/.test(file),
    )
    .reduce((sum, file) => sum + readFileSync(file, 'latin1').split('\n').length, 0);
}
