/** Commands of the project's own targets, shell scripts, hooks and settings, and those that its README shows. */
import { readToml } from '../../dependencies/toml-text.ts';
import type { FactEvidence, FactKind, FactRank, ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { isProduct, type ReadTree } from '../tree.ts';
import { kindOfCommand } from './classify.ts';
import { lineBelow } from './pipeline-yaml.ts';
import { stepsOf } from './shell.ts';

const targets: readonly (readonly [FactKind, RegExp])[] = [
  ['install', /^(?:install|setup|deps|bootstrap)$/],
  ['start', /^(?:run|start|serve|dev|up|runserver|backend|frontend|api|web|server)$/],
  ['build', /^(?:build|compile|dist|image|docker-build)$/],
  ['test', /^(?:tests?|check|unit|coverage|test[-_][\w-]+)$/],
  ['lint', /^(?:lint|typecheck|vet|format-check|fmt-check|mypy)$/],
  ['migrate', /^(?:migrate|migrations?|db-upgrade|migrate-up)$/],
];

/** Targets of Makefiles and justfiles, as they are called, and the lines of their recipes. */
export async function targetFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree
    .matching(/(?:^|\/)(?:GNUm|M|m)akefile$|(?:^|\/)\.?[jJ]ustfile$/)
    .filter(isProduct)) {
    const program = /ustfile$/.test(file) ? 'just' : 'make';
    const scope = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
    for (const [index, line] of ((await tree.read(file)) ?? '').split('\n').entries())
      found.push(...lineFacts(line, { program, scope, evidence: { file, line: index + 1 } }));
  }
  for (const file of tree.matching(/(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/).filter(isProduct))
    found.push(...taskFacts((await tree.read(file)) ?? '', file));
  return found;
}

/** Tasks of a Taskfile (taskfile.dev) and their commands: a name below `tasks`, and the items of its `cmds`. */
function taskFacts(text: string, file: string): readonly ProjectFact[] {
  const scope = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  let isTask = false;
  return text.split('\n').flatMap((line, index) => {
    if (/^\S/.test(line)) isTask = /^tasks:/.test(line);
    if (!isTask) return [];
    const of = { program: 'task', scope, evidence: { file, line: index + 1 } };
    const [, name] = /^(?: {2}|\t)([\w:-]+):\s*$/.exec(line) ?? [];
    if (name !== undefined) return lineFacts(`${name}:`, of);
    const [, command] = /^\s+- (?:cmd: )?["']?([^{][^\n]*?)["']?\s*$/.exec(line) ?? [];
    return command === undefined ? [] : lineFacts(`\t${command}`, of);
  });
}

interface TargetLine {
  readonly program: string;
  readonly scope: string;
  readonly evidence: FactEvidence;
}

function lineFacts(line: string, { program, scope, evidence }: TargetLine): readonly ProjectFact[] {
  const [, name = ''] = /^@?([\w-]+)(?:\s+[\w=*+"'-]+)*\s*:(?!=)/.exec(line) ?? [];
  const kind = targets.find(([, names]) => names.test(name))?.[0];
  const recipe = /^[ \t]+[@-]?(.*)$/.exec(line)?.[1] ?? '';
  const steps = stepsOf(recipe, scope).flatMap((step): ProjectFact[] => {
    const own = kindOfCommand(step.line);
    return own === undefined || own === 'install'
      ? []
      : [{ kind: own, value: step.line, rank: 'declared', evidence, scope: step.folder }];
  });
  return kind === undefined
    ? steps
    : [{ kind, value: `${program} ${name}`, rank: 'declared', evidence, scope }, ...steps];
}

interface Lines {
  readonly files: RegExp;
  /** The lines for a shell that a text holds. */
  readonly of: (text: string) => readonly string[];
  readonly rank: FactRank;
}

const groupsOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, line = '']) => line);

const sources: readonly Lines[] = [
  { files: /\.(?:sh|bash)$/, of: (text) => [text], rank: 'declared' },
  {
    files: /(?:^|\/)(?:bin|scripts?)\/[\w-]+$/,
    of: (text) => (/^#!.*\b(?:ba|z|da)?sh\b/.test(text) ? [text] : []),
    rank: 'declared',
  },
  {
    files: /(?:^|\/)\.pre-commit-config\.yaml$/,
    of: (text) => groupsOf(text, /^\s*entry:\s*["']?(.+?)["']?\s*$/gm),
    rank: 'declared',
  },
  {
    files: /(?:^|\/)(?:tox\.ini|setup\.cfg)$/,
    of: (text) => groupsOf(text, /^commands\s*=[ \t]*((?:.*\n?)(?:[ \t]+.*\n?)*)/gm),
    rank: 'declared',
  },
  { files: /(?:^|\/)\.flaskenv$/, of: () => [], rank: 'declared' },
  {
    files: /(?:^|\/)(?:readme|development|contributing)\.(?:md|rst)$/i,
    of: (text) =>
      groupsOf(
        text.replaceAll(/^(?: {4}|\t)(?=\S)(.*)$/gm, '```\n$1\n```'),
        /^(?:```(?:console|bash|sh|shell|zsh|text)?[ \t]*\n)((?:(?!```).*\n)*)/gim,
      ).map((each) => each.replaceAll(/^\$ /gm, '')),
    rank: 'told',
  },
  {
    files: /(?:^|\/)[^/]*\.(?:service|conf)$/,
    of: (text) => groupsOf(text, /^(?:ExecStart|command)\s*=\s*(.+)$/gm),
    rank: 'run',
  },
];

/** Prose may stand in blocks, too. */
const program =
  /^(?:sudo )?(?:(?:npm|pnpm|yarn|bun|npx|uv|poetry|pipenv|python[\d.]*|flask|uvicorn|gunicorn|docker|docker-compose|podman|make|just|task|go|cargo|node|deno|fastapi|celery|tox|nox|hatch) |\.\/)[^`]*$/;

/** Commands of shell scripts, hooks and settings of tools, and those that a README shows. */
export async function scriptFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.files.filter(isProduct)) {
    const source = sources.find(({ files }) => files.test(file));
    if (source === undefined) continue;
    const text = (await tree.read(file)) ?? '';
    const steps = source.of(text).flatMap((lines) => stepsOf(lines));
    for (const { line } of steps.filter((step) => source.rank !== 'told' || program.test(step.line))) {
      const kind = kindOfCommand(line);
      const evidence = { file, line: lineBelow(text, 1, line) };
      if (kind !== undefined && kind !== 'install')
        found.push({ kind, value: line, rank: source.rank, evidence, scope: scopes.of(file) });
    }
  }
  return [...found, ...(await pipfileScripts(tree))];
}

/** `[scripts]` of a Pipfile, as they are called and as they are. */
async function pipfileScripts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(/(?:^|\/)Pipfile$/)) {
    const text = (await tree.read(file)) ?? '';
    const scripts: Readonly<Record<string, unknown>> = Object(
      Object(readToml(file, text).value)['scripts'] ?? {},
    );
    for (const [name, line] of Object.entries(scripts)) {
      const kind = typeof line === 'string' ? kindOfCommand(line) : undefined;
      if (kind === undefined) continue;
      const base = {
        kind,
        rank: 'declared',
        evidence: { file, line: lineBelow(text, 1, `${name} =`) },
        scope: file.slice(0, -'/Pipfile'.length) || '.',
      } as const;
      found.push({ ...base, value: `pipenv run ${name}` }, { ...base, value: String(line) });
    }
  }
  return found;
}
