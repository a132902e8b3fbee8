/** The commands that a person runs in a project, at most one of a kind in a folder. Pure. */
import type { FactEvidence, FactKind, ProjectFact } from '../../../../workspace/facts/model.ts';
import type { KnownProject } from './known-project.ts';
import { startsPart } from './parts.ts';

export interface Command {
  readonly kind: CommandKind;
  /** A line for a shell. */
  readonly line: string;
  /** Where it is run; `.` is the project's folder. */
  readonly folder: string;
  readonly source: FactEvidence;
}

export const commandKinds = [
  'install',
  'migrate',
  'start',
  'build',
  'test',
  'lint',
] as const satisfies readonly FactKind[];
export type CommandKind = (typeof commandKinds)[number];

type Known = Pick<KnownProject, 'facts' | 'files'>;

export function listCommands(known: Known): readonly Command[] {
  const scopes = [...new Set(['.', ...known.facts.map(({ scope }) => scope)])].toSorted(
    (one, other) => depthOf(one) - depthOf(other) || (one < other ? -1 : 1),
  );
  return scopes.flatMap((folder) =>
    commandKinds.flatMap((kind) => {
      const fact = pick(
        known.facts.filter(
          (each) =>
            each.kind === kind &&
            each.scope === folder &&
            (kind !== 'start' || startsPart(known.facts, each)),
        ),
        kind,
      );
      if (fact !== undefined)
        return [{ kind, line: fact.value.replace(/^exec /, ''), folder, source: fact.evidence }];
      return derive(known, folder, kind);
    }),
  );
}

const depthOf = (folder: string): number => (folder === '.' ? 0 : folder.split('/').length);

/** For one purpose of its own: `npm run test:watch` is none of the tests. */
const variant = /[:-](?:watch|cov(?:erage)?|debug|e2e|ui|update|staged|fix|ci)\b|--watch\b/;
/** Of an image or a pipeline: it says nothing of a developer's machine. */
const ofMachine = /\$\{?\{|\bapt(?:-get)? |\bapk |\bdocker |--filter=\.\.\.\[/;
const image = /(?:^|\/)[^/]*(?:Docker|Container)file[^/]*$/i;
/** Its lines run in a container, whose folder is another. */
const compose = /(?:^|\/)[^/]*compose[^/]*\.ya?ml$/i;

const order = ['declared', 'run', 'code', 'told'] as const;

/** What a manifest has for people; else what a pipeline runs, then what an image does. */
function pick(facts: readonly ProjectFact[], kind: CommandKind): ProjectFact | undefined {
  const weight = ({ rank, value, evidence: { file } }: ProjectFact) =>
    (variant.test(value) ? 100 : 0) + (image.test(file) ? 10 : 0) + order.indexOf(rank);
  const [first] = facts
    .filter(
      ({ value, evidence: { file } }) =>
        !ofMachine.test(value) && !compose.test(file) && (kind !== 'install' || !image.test(file)),
    )
    .toSorted((one, other) => weight(one) - weight(other));
  return first;
}

/** What follows from the package manager, and from what tests are written for. */
function derive(known: Known, folder: string, kind: CommandKind): readonly Command[] {
  const own = known.facts.filter(({ scope }) => scope === folder);
  const manager = own.find((each) => each.kind === 'package-manager' && Object.hasOwn(usual, each.value));
  const line = usual[manager?.value ?? '']?.[kind];
  if (known.facts.some((fact) => fact.kind === 'workspace' && fact.value === folder)) return [];
  if (manager !== undefined && line !== undefined)
    return [{ kind, folder, line: lineOf(line, manager), source: manager.evidence }];
  const tool = own.find((each) => each.kind === toolKinds[kind] && Object.hasOwn(tools, each.value));
  if (tool !== undefined) {
    const runner = runners[manager?.value ?? ''] ?? '';
    return [{ kind, folder, line: `${runner}${tools[tool.value]}`, source: tool.evidence }];
  }
  return kind === 'install' && manager === undefined ? installOf(known, folder) : [];
}

/** A package of Node.js without a lock file. */
function installOf({ facts, files }: Known, folder: string): readonly Command[] {
  const file = folder === '.' ? 'package.json' : `${folder}/package.json`;
  if (!files.includes(file) || isMember(facts, files, folder)) return [];
  return [{ kind: 'install', folder, line: 'npm install', source: { file } }];
}

/** Installed by the folder above. */
function isMember(facts: readonly ProjectFact[], files: readonly string[], folder: string): boolean {
  if (folder === '.') return false;
  return (
    files.includes('package.json') ||
    facts.some(({ kind, value }) => kind === 'workspace' && value === folder) ||
    facts.some(({ kind, scope }) => kind === 'lock-file' && folder.startsWith(`${scope}/`))
  );
}

/** npm reads the lock file alone where it is there. */
function lineOf(line: string, { value, evidence: { file } }: ProjectFact): string {
  return value === 'npm' && !/(?:package-lock|npm-shrinkwrap)\.json$/.test(file) ? 'npm install' : line;
}

const usual: Readonly<Record<string, Readonly<Partial<Record<CommandKind, string>>>>> = {
  npm: { install: 'npm ci' },
  pnpm: { install: 'pnpm install' },
  yarn: { install: 'yarn install' },
  bun: { install: 'bun install' },
  uv: { install: 'uv sync' },
  poetry: { install: 'poetry install' },
  pipenv: { install: 'pipenv install --dev' },
  pdm: { install: 'pdm install' },
  pip: { install: 'pip install -r requirements.txt' },
  composer: { install: 'composer install' },
  bundler: { install: 'bundle install' },
  go: { build: 'go build ./...', test: 'go test ./...' },
  cargo: { build: 'cargo build', test: 'cargo test' },
};
const runners: Readonly<Record<string, string>> = {
  uv: 'uv run ',
  poetry: 'poetry run ',
  pipenv: 'pipenv run ',
  pdm: 'pdm run ',
};
const toolKinds: Readonly<Partial<Record<CommandKind, FactKind>>> = { test: 'test-runner', lint: 'linter' };
const tools: Readonly<Record<string, string>> = { pytest: 'pytest', Ruff: 'ruff check' };
