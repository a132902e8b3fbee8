/** What manifests of Go, Rust and others say of name, version and lock file. */
import type { FactKind, ProjectFact } from '../model.ts';
import { evidenceAt, folderOf, isProduct, type ReadTree } from '../tree.ts';

interface Line {
  readonly kind: FactKind;
  /** Its first group is the value. */
  readonly at: RegExp;
  readonly before?: string;
}

const lines: Readonly<Record<string, readonly Line[]>> = {
  'go.mod': [
    { kind: 'name', at: /^module\s+(\S+)/m },
    { kind: 'version', at: /^go\s+([\d.]+)/m, before: 'go: ' },
    { kind: 'version', at: /^toolchain\s+go([\d.]+)/m, before: 'go: ' },
  ],
  'Cargo.toml': [
    { kind: 'name', at: /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms },
    { kind: 'purpose', at: /^description\s*=\s*"([^"]+)"/m },
    { kind: 'version', at: /^rust-version\s*=\s*"([^"]+)"/m, before: 'rust: ' },
  ],
  'netlify.toml': [{ kind: 'version', at: /^\s*NODE_VERSION\s*=\s*"([\w./*-]+)"/m, before: 'node: ' }],
  '.readthedocs.yaml': [
    { kind: 'version', at: /^\s+python:\s*["']?(\d[\d.]*)["']?\s*$/m, before: 'python: ' },
  ],
  'composer.json': [
    { kind: 'name', at: /^\s*"name"\s*:\s*"([^"]+)"/m },
    { kind: 'purpose', at: /^\s*"description"\s*:\s*"([^"]+)"/m },
    { kind: 'version', at: /"require"\s*:\s*\{[^}]*?"php"\s*:\s*"([^"]+)"/, before: 'php: ' },
  ],
};

const managers: Readonly<Record<string, string>> = {
  'go.mod': 'go',
  'Cargo.toml': 'cargo',
  'composer.json': 'composer',
  Gemfile: 'bundler',
  'pom.xml': 'maven',
  'build.gradle': 'gradle',
  'build.gradle.kts': 'gradle',
};

const locks = new Set(['go.sum', 'Cargo.lock', 'composer.lock', 'Gemfile.lock', 'gradle.lockfile']);
/** What one line of its own says. */
const versionFiles: Readonly<Record<string, string>> = {
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.go-version': 'go',
  'runtime.txt': 'python',
};

export async function otherPackageFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.files.filter(isProduct)) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const base = { rank: 'declared', evidence: { file }, scope: folderOf(file) } as const;
    const manager = managers[name];
    if (locks.has(name)) found.push({ kind: 'lock-file', value: file, ...base });
    if (manager !== undefined) found.push({ kind: 'package-manager', value: manager, ...base });
    const reader = readerOf(name);
    if (reader !== undefined) found.push(...reader(file, (await tree.read(file)) ?? ''));
  }
  return found;
}

function readerOf(name: string): ((file: string, text: string) => readonly ProjectFact[]) | undefined {
  if (Object.hasOwn(lines, name)) return (file, text) => readLines(file, text, lines[name] ?? []);
  if (Object.hasOwn(versionFiles, name))
    return (file, text) => readVersion(file, text, versionFiles[name] ?? '');
  return name === '.tool-versions' ? readTools : undefined;
}

function readLines(file: string, text: string, wanted: readonly Line[]): readonly ProjectFact[] {
  return wanted.flatMap(({ kind, at, before = '' }): ProjectFact[] => {
    const match = at.exec(text);
    const value = match?.[1];
    if (match === null || value === undefined) return [];
    const evidence = evidenceAt(file, text, match.index + match[0].lastIndexOf(value));
    return [{ kind, value: `${before}${value}`, rank: 'declared', evidence, scope: folderOf(file) }];
  });
}

function readVersion(file: string, text: string, runtime: string): readonly ProjectFact[] {
  const [line = ''] = text.trim().split('\n', 1);
  const version = line.trim().replace(/^(?:python-|go)(?=\d)/, '');
  if (!/^[\w./*-]{1,40}$/.test(version)) return [];
  const evidence = { file, line: 1 };
  return [
    { kind: 'version', value: `${runtime}: ${version}`, rank: 'declared', evidence, scope: folderOf(file) },
  ];
}

const toolNames: Readonly<Record<string, string>> = {
  nodejs: 'node',
  node: 'node',
  python: 'python',
  golang: 'go',
  go: 'go',
};

function readTools(file: string, text: string): readonly ProjectFact[] {
  return text.split('\n').flatMap((each, index): ProjectFact[] => {
    const [, name = '', version = ''] = /^([\w-]+)\s+([\w.-]+)/.exec(each) ?? [];
    const runtime = toolNames[name];
    if (runtime === undefined) return [];
    const evidence = { file, line: index + 1 };
    return [
      { kind: 'version', value: `${runtime}: ${version}`, rank: 'declared', evidence, scope: folderOf(file) },
    ];
  });
}
