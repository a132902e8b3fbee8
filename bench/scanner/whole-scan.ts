/**
 * `vireo scan --rules security --no-cache` as a whole process, its start included, beside bandit and beside eslint with
 * its security plugin, each on the same folder in the same run, in turns. Needs `npm run build`.
 */
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { atLeast, type Benchmark, type BenchRow } from '../benchmark.ts';
import { sized } from '../size.ts';
import { childCpuSeconds } from '../support/child-cpu.ts';
import { ensureBandit } from './scanner-python.ts';

const root = path.join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const fileCount = sized(1_000, 3);
const turns = sized(2, 1);
const maxLength = 200_000;

/** Copies files below a folder, each where it lay, so that their imports lead to one another. */
function copyTree(files: readonly string[], base: string, into: string): void {
  for (const file of files) {
    const target = path.join(into, path.relative(base, file).replaceAll('node_modules', 'packages'));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

function ofUsualSize(files: readonly string[]): string[] {
  return files.filter((file) => statSync(file).size < maxLength).slice(0, fileCount);
}

function copyPython(into: string): number {
  const all = globSync('/usr/lib/python3*/**/*.py').filter(
    (file) => !/[\\/]lib2to3[\\/]tests[\\/]/.test(file),
  );
  const files = ofUsualSize(all.sort());
  copyTree(files, '/usr/lib', into);
  return files.length;
}

function copyTypeScript(into: string): number {
  const patterns = ['node_modules/*/src/**/*.ts', 'node_modules/@*/*/src/**/*.ts'];
  const all = globSync(patterns, { cwd: root }).filter((file) => !file.endsWith('.d.ts'));
  const files = ofUsualSize(all.sort().map((file) => path.join(root, file)));
  copyTree(files, root, into);
  return files.length;
}

/** eslint with its security plugin and the TypeScript parser, as its users set it up. */
function writeEslintConfig(folder: string): string {
  const file = path.join(folder, 'eslint.config.mjs');
  const imported = (name: string) => JSON.stringify(pathToFileURL(require.resolve(name)).href);
  writeFileSync(
    file,
    `import security from ${imported('eslint-plugin-security')};
import typescript from ${imported('typescript-eslint')};
export default [
  { files: ['**/*.ts'], languageOptions: { parser: typescript.parser }, linterOptions: { noInlineConfig: true }, ...security.configs.recommended },
];
`,
  );
  return file;
}

interface Comparison {
  readonly name: string;
  readonly peerName: string;
  readonly folder: string;
  readonly files: number;
  readonly peer: readonly string[];
  /** How many times as many files a CPU second ours is to scan. */
  readonly goal: number;
}

async function compare({ name, peerName, folder, files, peer, goal }: Comparison): Promise<BenchRow> {
  const ours = [
    process.execPath,
    path.join(root, 'dist/cli.js'),
    'scan',
    '--rules',
    'security',
    '--no-cache',
    folder,
  ];
  let [least, leastOfPeer] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < turns; turn += 1) {
    least = Math.min(least, await childCpuSeconds(ours));
    leastOfPeer = Math.min(leastOfPeer, await childCpuSeconds(peer, path.dirname(folder)));
  }
  const figures = { unit: 'files/s', ours: files / least, peer: files / leastOfPeer };
  return atLeast(
    { name: `scan --rules security, whole process, ${name} per CPU-second`, peerName, ...figures },
    goal,
  );
}

async function beside(folder: string): Promise<readonly BenchRow[]> {
  await ensureBandit();
  const [python, typescript] = [path.join(folder, 'python'), path.join(folder, 'typescript')];
  const files = { python: copyPython(python), typescript: copyTypeScript(typescript) };
  const bandit = ['bandit', '-q', '-r', '-f', 'json', '-o', path.join(folder, 'bandit.json'), python];
  const eslintPath = path.join(path.dirname(require.resolve('eslint/package.json')), 'bin/eslint.js');
  const eslint = [process.execPath, eslintPath, '-c', writeEslintConfig(folder), '-f', 'json', typescript];
  return [
    await compare({
      name: 'Python',
      peerName: 'bandit',
      folder: python,
      files: files.python,
      peer: bandit,
      goal: 2,
    }),
    await compare({
      name: 'TypeScript',
      peerName: 'eslint-plugin-security',
      folder: typescript,
      files: files.typescript,
      peer: eslint,
      goal: 3,
    }),
  ];
}

export const benchmark: Benchmark = {
  name: 'whole-scan',
  run: async () => {
    const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-whole-scan-')));
    try {
      return await beside(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
