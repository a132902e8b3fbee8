/** Commands of a step that install or start a program without saying which version. */
import type { Answer } from '../condition.ts';
import type { Place } from '../config-path.ts';
import { type ConfigFile, type ConfigNode, type ConfigResource, itemsOf, textAt, valueAt } from '../tree.ts';

/** A command by its words: `operands` begins with the subcommand. */
interface Command {
  readonly name: string;
  readonly operands: readonly string[];
  readonly options: ReadonlySet<string>;
}

/** Whether a command takes whatever version is newest. */
type Installer = (command: Command) => boolean;

const bareNpmName = /^(?:@[\w.-]{1,60}\/)?[A-Za-z0-9][\w.-]{0,80}(?:@(?:latest|next|canary|beta))?$/;
const barePythonName = /^[A-Za-z0-9][\w.-]{0,80}(?:\[[\w,.-]{1,80}\])?(?:(?:>=?|!=)[\d.*]{1,20})?$/;
const bareName = /^[A-Za-z0-9][\w./-]{0,80}$/;
/** Tools that upgrade the installer itself: the runner brings them in one version or another anyway. */
const pythonBase = /^(?:pip|setuptools|wheel)$/;
const localFile = /^\.|\/|\.(?:txt|toml|whl|t?gz|zip|gem|deb)$/;

function has({ options }: Command, ...names: readonly string[]): boolean {
  return names.some((name) => options.has(name));
}

function npmNames(names: readonly string[]): boolean {
  return names.some((name) => bareNpmName.test(name) && !/\.t?gz$/.test(name));
}

function pythonNames(names: readonly string[]): boolean {
  return names.some((name) => barePythonName.test(name) && !pythonBase.test(name) && !localFile.test(name));
}

function nodeInstall({ operands: [subcommand = '', ...names] }: Command): boolean {
  if (subcommand === 'global') return names[0] === 'add' && npmNames(names.slice(1));
  if (subcommand === 'dlx') return npmNames(names.slice(0, 1));
  return /^(?:i|install|add)$/.test(subcommand) && npmNames(names);
}

/** `npx tool` takes what the project has installed; what is asked for by `--yes` or `@latest` comes from the registry. */
function startedByNpx(command: Command): boolean {
  const [tool = ''] = command.operands;
  return /@(?:latest|next)$/.test(tool) || (has(command, '--yes', '-y') && npmNames([tool]));
}

function pipInstall(command: Command): boolean {
  const [subcommand, ...names] = command.operands;
  const isLocked = has(command, '--require-hashes', '-c', '--constraint', '-e', '--editable', '--no-index');
  return subcommand === 'install' && !isLocked && pythonNames(names);
}

function uvInstall(command: Command): boolean {
  const [first, second, ...names] = command.operands;
  if (first === 'pip') return pipInstall({ ...command, operands: command.operands.slice(1) });
  return first === 'tool' && /^(?:install|run)$/.test(second ?? '') && pythonNames(names.slice(0, 1));
}

function cargoInstall(command: Command): boolean {
  const [subcommand, ...names] = command.operands;
  if (subcommand !== 'install' && subcommand !== 'binstall') return false;
  if (has(command, '--version', '--vers', '--path', '--rev', '--tag')) return false;
  return has(command, '--git') || names.some((name) => bareName.test(name) && !name.includes('/'));
}

/** What is named by a tag that moves. */
function movedTag(names: readonly string[]): boolean {
  return names.some((name) => /[@:](?:latest|main|master|HEAD)$/.test(name));
}

function withoutVersion(subcommands: RegExp, ...options: readonly string[]): Installer {
  return (command) => {
    const [subcommand = '', ...names] = command.operands;
    return (
      subcommands.test(subcommand) && !has(command, ...options) && names.some((name) => bareName.test(name))
    );
  };
}

const installers: Readonly<Record<string, Installer>> = {
  npm: nodeInstall,
  pnpm: nodeInstall,
  yarn: nodeInstall,
  bun: nodeInstall,
  npx: startedByNpx,
  bunx: (command) => npmNames(command.operands.slice(0, 1)),
  pnpx: (command) => npmNames(command.operands.slice(0, 1)),
  pip: pipInstall,
  pipx: ({ operands: [subcommand = '', ...names] }) =>
    /^(?:install|run)$/.test(subcommand) && pythonNames(names.slice(0, 1)),
  uv: uvInstall,
  uvx: (command) => !has(command, '--from') && pythonNames(command.operands.slice(0, 1)),
  gem: withoutVersion(/^install$/, '-v', '--version', '--local'),
  cargo: cargoInstall,
  go: ({ operands: [subcommand = '', ...names] }) =>
    /^(?:install|get|run)$/.test(subcommand) && movedTag(names),
  choco: withoutVersion(/^(?:install|upgrade)$/, '--version'),
  docker: ({ operands: [subcommand = '', ...names] }) => /^(?:run|pull)$/.test(subcommand) && movedTag(names),
  dotnet: ({ operands: [first, second, ...names], options }) =>
    first === 'tool' && second === 'install' && names.length > 0 && !options.has('--version'),
  curl: ({ operands }) => operands.some(isNewestRelease),
  wget: ({ operands }) => operands.some(isNewestRelease),
};

/** A file of whichever release is the newest. */
function isNewestRelease(address: string): boolean {
  return /\/releases\/latest\/download\//.test(address);
}

function texts(node: ConfigNode | undefined): string[] {
  return itemsOf(node).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
}

/** The words without leading programs that only start another: `sudo npm`, `corepack pnpm`. */
function commandOf(node: ConfigNode | undefined): Command {
  const subcommand = textAt(node, 'subcommand');
  const operands = [...(subcommand === undefined ? [] : [subcommand]), ...texts(valueAt(node, 'operands'))];
  return { name: textAt(node, 'name') ?? '', operands, options: new Set(texts(valueAt(node, 'options'))) };
}

/** Whether a command installs or starts a program in no version of its own. */
export function unpinnedInstall(_step: ConfigResource, _file: ConfigFile, here: Place): Answer {
  const command = commandOf(here.node);
  return { truth: installers[command.name]?.(command) ?? false, place: here };
}

function mentionsSecret(node: ConfigNode): boolean {
  if (node.kind === 'scalar' || node.kind === 'unknown') return /\bsecrets[.[]/.test(node.text);
  const inner = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value);
  return inner.some(mentionsSecret);
}

/** Whether the job of a step, or its workflow for every job, holds secrets. */
export function jobHoldsSecrets(step: ConfigResource): Answer {
  const job = step.parent;
  const shared = valueAt(job?.parent?.root, 'env');
  return {
    truth:
      (job !== undefined && mentionsSecret(job.root)) || (shared !== undefined && mentionsSecret(shared)),
  };
}
