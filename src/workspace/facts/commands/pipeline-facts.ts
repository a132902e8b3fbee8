/** What pipelines do: commands as they run them, versions that they set up, the branch that they guard. */
import { readYaml } from '../../yaml-file.ts';
import type { ProjectFact } from '../model.ts';
import type { ReadTree } from '../tree.ts';
import { folderBefore } from './before-script.ts';
import { kindOfCommand } from './classify.ts';
import { branchFacts } from './default-branch.ts';
import { commandsOf, readTarget, runsTestsIn, targetFiles } from './pipeline-commands.ts';
import { pipelineVersions } from './pipeline-versions.ts';
import { lineBelow, mapsIn, type Path, type ReadPipeline } from './pipeline-yaml.ts';
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
    found.push(...commands, ...managersOf(commands), ...pipelineVersions(read), ...branchFacts(read));
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

/** `sh './mvnw verify'`: a step of Jenkins, and the line in it. */
const jenkinsStep = /^(?:sh|bat)\s*\(?\s*(['"])(.*)\1\s*\)?$/;

/** Tests that a pipeline runs by way of the project's own scripts, targets and steps, or without a word of its own. */
async function calledTests(tree: ReadTree, { file, text }: ReadPipeline): Promise<readonly ProjectFact[]> {
  // Without a script of its own it runs the tests of the language.
  const isDefault = pipelineOf(file) === 'Travis CI' && !/^script\s*:/m.test(text);
  const say = (value: string): readonly ProjectFact[] => [
    { kind: 'test', value, rank: 'run', evidence: { file, line: lineBelow(text, 1, value) }, scope: '.' },
  ];
  const read = async (each: string) => await tree.read(each);
  for (const command of commandsOf(text))
    if (await runsTestsIn(command, read))
      return say(
        command
          .trim()
          .replace(/^(?:run|script|command): */, '')
          .replace(jenkinsStep, '$2'),
      );
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

function commandFacts({ file, text, yaml }: ReadPipeline): readonly ProjectFact[] {
  const folders = defaultFolders(yaml.value);
  return [...mapsIn(yaml.value)].flatMap(([map, path]) => {
    const own = map['working-directory'] ?? map['working_directory'] ?? map['workingDirectory'];
    const folder = typeof own === 'string' ? own : folders(path);
    const before = pipelineOf(file) === 'GitLab CI' ? folderBefore(yaml.value, map) : undefined;
    return Object.entries(map)
      .filter(([field]) => scriptFields.has(field))
      .flatMap(([field, script]) => {
        const from = yaml.lineOf([...path, field]);
        return stepsOf(textOf(script), field === 'script' ? (before ?? folder) : folder).flatMap(
          (step): ProjectFact[] => {
            const kind = kindOfCommand(step.line);
            const evidence = { file, line: lineBelow(text, from, step.line) };
            return kind === undefined
              ? []
              : [{ kind, value: step.line, rank: 'run', evidence, scope: step.folder }];
          },
        );
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
