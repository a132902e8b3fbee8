/** Commands as pipelines run them, the versions that they set up, and the branch that they guard. */
import { readYaml, type YamlFile } from '../../yaml-file.ts';
import type { FactKind, ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { isProduct, type ReadTree } from '../tree.ts';
import { kindOfCommand } from './classify.ts';
import { commandsOf, readTarget, runsTestsIn, targetFiles } from './pipeline-commands.ts';
import { pipelineOf } from './pipelines.ts';
import { stepsOf } from './shell.ts';

/** Fields that hold lines for a shell. */
const scriptFields = new Set([
  'run',
  'script',
  'before_script',
  'after_script',
  'commands',
  'command',
  'install',
  'build',
  'test',
]);

export async function pipelineFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.files.filter((each) => pipelineOf(each) !== undefined)) {
    const text = (await tree.read(file)) ?? '';
    const read = { file, text, yaml: readYaml(/\.ya?ml$/.test(file) ? text : '') };
    const commands = commandFacts(read);
    found.push(...commands, ...managersOf(commands), ...versionFacts(read), ...branchFacts(read));
    if (commands.every(({ kind }) => kind !== 'test')) found.push(...(await calledTests(tree, read)));
  }
  return [...found, ...(await ciTargets(tree))];
}

const installers: readonly (readonly [RegExp, string])[] = [
  [/^npm (?:ci|i|install)\b/, 'npm'],
  [/^pnpm (?:i|install)\b/, 'pnpm'],
  [/^yarn(?: install)?\b/, 'yarn'],
  [/^bun (?:i|install|ci)\b/, 'bun'],
  [/^uv sync\b/, 'uv'],
  [/^poetry install\b/, 'poetry'],
  [/^pipenv (?:install|sync)\b/, 'pipenv'],
  [/^(?:python[\d.]* -m )?pip\d? install .*-r\b/, 'pip'],
];

/** What installs the project; one that installs a tool says nothing. */
function managersOf(commands: readonly ProjectFact[]): readonly ProjectFact[] {
  return commands.flatMap((command): ProjectFact[] => {
    const isOfProject = command.kind === 'install' && !/\s(?:-g|--global)\b/.test(command.value);
    const manager = installers.find(([line]) => isOfProject && line.test(command.value))?.[1];
    return manager === undefined ? [] : [{ ...command, kind: 'package-manager', value: manager }];
  });
}

/** Tests that a pipeline runs by way of the project's own scripts, targets and steps, or without a word of its own. */
async function calledTests(tree: ReadTree, { file, text }: ReadPipeline): Promise<readonly ProjectFact[]> {
  // Without a script of its own it runs the tests of the language.
  const isDefault = pipelineOf(file) === 'Travis CI' && !/^script\s*:/m.test(text);
  const say = (value: string): readonly ProjectFact[] => [
    { kind: 'test', value, rank: 'run', evidence: { file, line: lineBelow(text, 1, value) }, scope: '.' },
  ];
  const read = async (each: string) => await tree.read(each);
  for (const command of commandsOf(text)) if (await runsTestsIn(command, read)) return say(command.trim());
  return isDefault || (await runsTestsIn(text, read)) ? say(`tests of ${file}`) : [];
}

/** `make ci`: what a service that is set up elsewhere runs. */
async function ciTargets(tree: ReadTree): Promise<readonly ProjectFact[]> {
  for (const file of targetFiles.filter((each) => tree.has(each))) {
    const own = async (each: string) => (each === file ? await tree.read(each) : undefined);
    const recipe = await readTarget('ci', own);
    if (recipe === undefined || !(await runsTestsIn(recipe, async (each) => await tree.read(each)))) continue;
    const program = /ustfile$/.test(file) ? 'just' : 'make';
    return [{ kind: 'test', value: `${program} ci`, rank: 'run', evidence: { file }, scope: '.' }];
  }
  return [];
}

type Path = readonly (string | number)[];

/** All maps of a file, each with where it stands. */
function* mapsIn(value: unknown, path: Path = []): Generator<readonly [YamlMap, Path]> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* mapsIn(each, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    const map: YamlMap = { ...value };
    yield [map, path];
    for (const [key, each] of Object.entries(map)) yield* mapsIn(each, [...path, key]);
  }
}

interface ReadPipeline {
  readonly file: string;
  readonly text: string;
  readonly yaml: YamlFile;
}

function commandFacts({ file, text, yaml }: ReadPipeline): readonly ProjectFact[] {
  const folders = defaultFolders(yaml.value);
  return [...mapsIn(yaml.value)].flatMap(([map, path]) => {
    const own = map['working-directory'] ?? map['working_directory'] ?? map['workingDirectory'];
    const folder = typeof own === 'string' ? own : folders(path);
    return Object.entries(map)
      .filter(([field]) => scriptFields.has(field))
      .flatMap(([field, script]) => {
        const from = yaml.lineOf([...path, field]);
        return stepsOf(textOf(script), folder).flatMap((step): ProjectFact[] => {
          const kind = kindOfCommand(step.line);
          const evidence = { file, line: lineBelow(text, from, step.line) };
          return kind === undefined
            ? []
            : [{ kind, value: step.line, rank: 'run', evidence, scope: step.folder }];
        });
      });
  });
}

/** `defaults: run: working-directory` of a workflow or a job. */
function defaultFolders(value: unknown): (path: Path) => string {
  const found: (readonly [Path, string])[] = [];
  for (const [map, path] of mapsIn(value)) {
    const folder = Object(Object(map['defaults'])['run'])['working-directory'];
    if (typeof folder === 'string') found.push([path, folder]);
  }
  const covers = (above: Path, path: Path): boolean => above.every((step, index) => path[index] === step);
  return (path) =>
    found
      .filter(([above]) => covers(above, path))
      .toSorted(([one], [other]) => other.length - one.length)[0]?.[1] ?? '.';
}

function textOf(script: unknown): string {
  if (typeof script === 'string') return script;
  return Array.isArray(script) ? script.filter((each) => typeof each === 'string').join('\n') : '';
}

/** Line of the first place from that line on which holds the words. */
function lineBelow(text: string, from: number, words: string): number {
  const lines = text.split('\n');
  const start = words.slice(0, 40);
  const at = lines.findIndex((line, index) => index >= from - 1 && line.includes(start));
  return at === -1 ? from : at + 1;
}

const setUps: readonly (readonly [RegExp, string, string])[] = [
  [/(?:^|\/)setup-node@/, 'node-version', 'node'],
  [/(?:^|\/)setup-python@/, 'python-version', 'python'],
  [/(?:^|\/)setup-uv@/, 'python-version', 'python'],
  [/(?:^|\/)setup-go@/, 'go-version', 'go'],
];

interface Asked {
  readonly runtime: string;
  readonly version: unknown;
  readonly path: Path;
}

function versionFacts({ file, yaml }: ReadPipeline): readonly ProjectFact[] {
  return [...mapsIn(yaml.value)]
    .flatMap(([map, path]) => [
      ...setUpVersions(map, path),
      ...matrixVersions(map, path),
      ...imageVersions(map, path),
    ])
    .filter(({ version }) => /^[\w.*^~><= -]{1,30}$/.test(String(version)))
    .map(({ runtime, version, path }) => ({
      kind: 'version',
      value: `${runtime}: ${version}`,
      rank: 'run',
      evidence: { file, line: yaml.lineOf(path) },
      scope: '.',
    }));
}

type YamlMap = Readonly<Record<string, unknown>>;

function setUpVersions({ uses, with: inputs }: YamlMap, path: Path): readonly Asked[] {
  return setUps.flatMap(([action, field, runtime]) => {
    const version: unknown = Object(inputs)[field];
    const isOne = typeof version === 'string' || typeof version === 'number';
    return typeof uses === 'string' && action.test(uses) && isOne
      ? [{ runtime, version, path: [...path, 'with', field] }]
      : [];
  });
}

function matrixVersions(map: YamlMap, path: Path): readonly Asked[] {
  if (path.at(-1) !== 'matrix') return [];
  const fields = new Map(
    setUps.flatMap(([, field, runtime]) => [[field, runtime] as const, [runtime, runtime] as const]),
  );
  return [...fields].flatMap(([name, runtime]) => {
    const versions = map[name];
    return Array.isArray(versions)
      ? versions.map((version: unknown, index) => ({ runtime, version, path: [...path, name, index] }))
      : [];
  });
}

function imageVersions(map: YamlMap, path: Path): readonly Asked[] {
  const [, image = '', version] = /^(?:cimg\/)?(node|python|golang|go):(\d[\d.]*)/.exec(imageOf(map)) ?? [];
  return version === undefined
    ? []
    : [{ runtime: image.replace('golang', 'go'), version, path: [...path, 'image'] }];
}

function imageOf(map: YamlMap): string {
  const image = map['image'] ?? map['container'];
  if (typeof image === 'string') return image;
  const name = Object(image)['name'] ?? Object(image)['image'];
  return typeof name === 'string' ? name : '';
}

/** The branch whose pushes are checked: main or master where it is among several, else the only one. */
function branchFacts({ file, text, yaml: { value, lineOf } }: ReadPipeline): readonly ProjectFact[] {
  const top = Object(value);
  const on = Object(top['on'] ?? top[String(true)]);
  const paths: readonly Path[] = [
    ['on', 'push', 'branches'],
    ['on', 'pull_request', 'branches'],
  ];
  for (const path of paths) {
    const branches: unknown = Object(on[String(path[1])])['branches'];
    const named = Array.isArray(branches)
      ? branches.filter((each) => typeof each === 'string' && /^[\w./-]+$/.test(each))
      : [];
    const branch = chooseBranch(named);
    if (branch !== undefined) return [branchFact(file, branch, lineBelow(text, lineOf(path), branch))];
  }
  const [, gitLab] = /\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==\s*["']([\w./-]+)["']/.exec(text) ?? [];
  return gitLab === undefined ? [] : [branchFact(file, gitLab, lineBelow(text, 1, gitLab))];
}

function chooseBranch(names: readonly string[]): string | undefined {
  const usual = ['main', 'master', 'trunk', 'develop'].find((name) => names.includes(name));
  return usual ?? (names.length === 1 ? names[0] : undefined);
}

const branchFact = (file: string, value: string, line: number): ProjectFact => ({
  kind: 'default-branch',
  value,
  rank: 'run',
  evidence: { file, line },
  scope: '.',
});

const targets: readonly (readonly [FactKind, RegExp])[] = [
  ['install', /^(?:install|setup|deps|bootstrap)$/],
  ['start', /^(?:run|start|serve|dev|up|runserver)$/],
  ['build', /^(?:build|compile|dist|image|docker-build)$/],
  ['test', /^(?:tests?|check|unit|coverage|test[-_][\w-]+)$/],
  ['lint', /^(?:lint|typecheck|vet|format-check|fmt-check|mypy)$/],
  ['migrate', /^(?:migrate|migrations?|db-upgrade|migrate-up)$/],
];

/** Targets of Makefiles and justfiles, as they are called. */
export async function targetFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(/(?:^|\/)(?:GNUm|M|m)akefile$|(?:^|\/)\.?[jJ]ustfile$/)) {
    const program = /ustfile$/.test(file) ? 'just' : 'make';
    const scope = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
    for (const [index, line] of ((await tree.read(file)) ?? '').split('\n').entries()) {
      const [, name = ''] = /^@?([\w-]+)(?:\s+[\w=*+"'-]+)*\s*:(?!=)/.exec(line) ?? [];
      const kind = targets.find(([, names]) => names.test(name))?.[0];
      if (kind !== undefined)
        found.push({
          kind,
          value: `${program} ${name}`,
          rank: 'declared',
          evidence: { file, line: index + 1 },
          scope,
        });
    }
  }
  return found;
}

/** Commands of the project's own shell scripts and of its hooks. */
export async function scriptFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree
    .matching(/\.(?:sh|bash)$|(?:^|\/)(?:bin|scripts?|script)\/[\w-]+$|(?:^|\/)\.pre-commit-config\.yaml$/)
    .filter(isProduct)) {
    const text = (await tree.read(file)) ?? '';
    const isHooks = file.endsWith('.yaml');
    if (!isHooks && !/\.(?:sh|bash)$/.test(file) && !/^#!.*\b(?:ba|z|da)?sh\b/.test(text)) continue;
    const script = isHooks
      ? [...text.matchAll(/^\s*entry:\s*["']?(.+?)["']?\s*$/gm)].map(([, entry = '']) => entry).join('\n')
      : text;
    for (const { line } of stepsOf(script)) {
      const kind = kindOfCommand(line);
      if (kind !== undefined && kind !== 'install')
        found.push({
          kind,
          value: line,
          rank: 'declared',
          evidence: { file, line: lineBelow(text, 1, line) },
          scope: scopes.of(file),
        });
    }
  }
  return found;
}
