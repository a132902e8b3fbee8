/** What package.json and the files beside it say: name, purpose, scripts as the manager runs them, versions, members. */
import { type JsonFile, readJsonFile } from '../../stack/facts/json-file.ts';
import type { FactKind, ProjectFact } from '../model.ts';
import { below, folderOf, isProduct, type ReadTree } from '../tree.ts';

export type NodeManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

const locks: Readonly<Record<string, NodeManager>> = {
  'pnpm-lock.yaml': 'pnpm',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'yarn.lock': 'yarn',
};

/** Scripts by what they are for; of several the first is what the package is started by. */
const scripts: readonly (readonly [FactKind, RegExp])[] = [
  ['start', /^(?:start|serve|dev|develop|preview)(?::(?:prod|production|dev|watch|debug|api|web|worker))?$/],
  ['build', /^(?:build|compile)(?::[\w-]+)*$/],
  ['test', /^(?:test|tests|e2e|coverage)(?:[:-][\w:-]+)?$/],
  ['lint', /^(?:lint|format:check)(?::[\w-]+)*$/],
  ['migrate', /^(?:db:|prisma:|typeorm:)?migrat(?:e|ions?)(?::(?:deploy|run|up|latest))?$/],
];

export async function npmFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(/(?:^|\/)package\.json$/).filter(isProduct)) {
    const json = readJsonFile(file, (await tree.read(file)) ?? '');
    if (json !== undefined) found.push(...(await readPackage(tree, file, json)));
  }
  for (const file of tree.matching(/(?:^|\/)app\.json$/).filter(isProduct))
    found.push(...(await readAppJson(tree, file)));
  return [...found, ...(await nxNames(tree))];
}

/** Names of projects of Nx. */
async function nxNames(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(/(?:^|\/)project\.json$/).filter(isProduct)) {
    const json = readJsonFile(file, (await tree.read(file)) ?? '');
    const name = json?.top.at('name');
    if (json === undefined || name?.isText !== true || !json.top.at('targets').isMap) continue;
    const evidence = { file, line: json.lineOf(['name']) };
    found.push({ kind: 'name', value: name.text() ?? '', rank: 'declared', evidence, scope: folderOf(file) });
  }
  return found;
}

/** Heroku's description of an application. */
async function readAppJson(tree: ReadTree, file: string): Promise<readonly ProjectFact[]> {
  const json = readJsonFile(file, (await tree.read(file)) ?? '');
  const fields = [
    ['name', 'name'],
    ['purpose', 'description'],
  ] as const;
  return fields.flatMap(([kind, name]): ProjectFact[] => {
    const field = json?.top.at(name);
    const value = field?.isText === true ? field.text() : undefined;
    if (json === undefined || value === undefined) return [];
    return [
      { kind, value, rank: 'declared', evidence: { file, line: json.lineOf([name]) }, scope: folderOf(file) },
    ];
  });
}

async function readPackage(tree: ReadTree, file: string, json: JsonFile): Promise<readonly ProjectFact[]> {
  const scope = folderOf(file);
  const manager = await managerOf(tree, scope);
  const say = (kind: FactKind, value: string | undefined, ...path: readonly string[]): ProjectFact[] =>
    value === undefined || value.trim() === ''
      ? []
      : [{ kind, value: value.trim(), rank: 'declared', evidence: { file, line: json.lineOf(path) }, scope }];
  const text = (name: string) => (json.top.at(name).isText ? json.top.at(name).text() : undefined);
  return [
    ...say('name', text('name'), 'name'),
    ...say('purpose', proseOf(text('description')), 'description'),
    ...(['engines', 'volta'] as const).flatMap((section) => {
      const asked = json.top.at(section).at('node');
      return asked.isText ? say('version', `node: ${asked.text() ?? ''}`, section, 'node') : [];
    }),
    ...say('package-manager', namedManager(text('packageManager')), 'packageManager'),
    ...say('version', managerVersion(text('packageManager')), 'packageManager'),
    ...json.top
      .at('scripts')
      .texts()
      .flatMap(([name, line]) => {
        const kind = isCommand(line) ? scripts.find(([, names]) => names.test(name))?.[0] : undefined;
        return [
          ...(isCommand(line) ? say('script', `${name}: ${line.trim()}`, 'scripts', name) : []),
          ...(kind === undefined ? [] : say(kind, scriptLine(manager, name), 'scripts', name)),
        ];
      }),
  ];
}

/** A badge or a link is no prose. */
const proseOf = (text: string | undefined): string | undefined =>
  text === undefined || /!\[|\]\(|<\w/.test(text) ? undefined : text;

/** What `npm init` writes is no test. */
export function isCommand(line: string): boolean {
  return line.trim() !== '' && !line.includes('no test specified');
}

export function scriptLine(manager: NodeManager, name: string): string {
  if (manager === 'npm' && (name === 'test' || name === 'start')) return `npm ${name}`;
  return manager === 'yarn' ? `yarn ${name}` : `${manager} run ${name}`;
}

const namedManager = (field: string | undefined): string | undefined =>
  /^(npm|pnpm|yarn|bun)@/.exec(field ?? '')?.[1];

/** `pnpm: 9.12.0`, without what checks the download. */
function managerVersion(field: string | undefined): string | undefined {
  const [, manager, version] = /^(npm|pnpm|yarn|bun)@([\w.-]+)/.exec(field ?? '') ?? [];
  return manager === undefined ? undefined : `${manager}: ${version}`;
}

/** That of the folder or of the nearest above it: a member is installed by its workspace. */
export async function managerOf(tree: ReadTree, scope: string): Promise<NodeManager> {
  for (let folder = scope; ; folder = folderOf(folder)) {
    const json = readJsonFile(
      below(folder, 'package.json'),
      (await tree.read(below(folder, 'package.json'))) ?? '',
    );
    const field = json?.top.at('packageManager');
    const named = namedManager(field?.isText === true ? field.text() : undefined);
    if (named !== undefined) return named as NodeManager;
    const lock = Object.keys(locks).find((name) => tree.has(below(folder, name)));
    if (lock !== undefined) return locks[lock] ?? 'npm';
    if (folder === '.') return 'npm';
  }
}

const lockNames = Object.keys(locks);

/** Lock files of all managers, and what they say of the manager. */
export function nodeLockFacts(tree: ReadTree): readonly ProjectFact[] {
  return tree.files
    .filter((file) => lockNames.includes(file.slice(file.lastIndexOf('/') + 1)) && isProduct(file))
    .flatMap((file): ProjectFact[] => {
      const scope = folderOf(file);
      const base = { rank: 'declared', evidence: { file }, scope } as const;
      const manager = locks[file.slice(file.lastIndexOf('/') + 1)] ?? 'npm';
      return [
        { kind: 'lock-file', value: file, ...base },
        { kind: 'package-manager', value: manager, ...base },
      ];
    });
}
