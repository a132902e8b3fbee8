/** Languages, frameworks, databases and package managers, as the stack has found them. */
import type { Category, Stack, StackPackage, Technology, WorkspaceMembership } from '../stack/index.ts';
import type { FactKind, FactRank, ProjectFact } from './model.ts';
import { below, isProduct, isTest } from './tree.ts';

const kinds: Readonly<Partial<Record<Category, FactKind>>> = {
  framework: 'framework',
  database: 'database',
  'message-queue': 'database',
  'test-runner': 'test-runner',
  linter: 'linter',
};

/** Of what is sent through them, as databases hold it; the others are what workers are written in. */
const brokers = /kafka|rabbit|nats|activemq|redis|pulsar|mosquitto|sqs|pub\/?sub|service bus|zeromq/i;
/** What another one brings along. */
const brought: Readonly<Record<string, string>> = { Starlette: 'FastAPI' };

function kindOf({ name, category }: Technology, all: readonly Technology[]): FactKind | undefined {
  if (all.some((each) => each.name === brought[name])) return undefined;
  if (category === 'message-queue' && !brokers.test(name)) return 'framework';
  return kinds[category];
}

/** What a product is made with, and does not ship. */
const ofDevelopment: ReadonlySet<FactKind> = new Set(['test-runner', 'linter']);

/** Of all lines of code of a package: below it a language is a tool of the product. */
const leastShare = 0.1;
const ofTools = new Set([
  'Dockerfile',
  'Makefile',
  'HCL',
  'Jinja',
  'Mako',
  'Just',
  'CMake',
  'Shell',
  'PowerShell',
  'Batchfile',
  'Procfile',
  // Of Gradle and Jenkins.
  'Groovy',
  'Nix',
]);

export function stackFacts({ packages }: Stack): readonly ProjectFact[] {
  return packages
    .filter(({ folder }) => isProduct(`${folder}/file`))
    .flatMap((each) => [...languageFacts(each), ...technologyFacts(each), ...memberFacts(each)]);
}

const workspaceFiles: Readonly<Partial<Record<WorkspaceMembership['kind'], string>>> = {
  pnpm: 'pnpm-workspace.yaml',
  uv: 'pyproject.toml',
  cargo: 'Cargo.toml',
  go: 'go.work',
  maven: 'pom.xml',
  gradle: 'settings.gradle',
};

function memberFacts({ folder, memberOf, manifests }: StackPackage): readonly ProjectFact[] {
  if (memberOf === undefined) return [];
  const file = below(memberOf.folder, workspaceFiles[memberOf.kind] ?? manifests[0]?.split('/').at(-1) ?? '');
  return [{ kind: 'workspace', value: folder, rank: 'declared', evidence: { file }, scope: memberOf.folder }];
}

function languageFacts({ folder, languages, manifests }: StackPackage): readonly ProjectFact[] {
  const [file = folder] = manifests;
  return languages
    .filter(({ name, type, share }) => type === 'programming' && share >= leastShare && !ofTools.has(name))
    .map(({ name }) => ({
      kind: 'language',
      value: name,
      rank: 'code',
      evidence: { file },
      scope: folder,
    }));
}

function technologyFacts({ folder, technologies }: StackPackage): readonly ProjectFact[] {
  return technologies.flatMap((technology): ProjectFact[] => {
    const kind = kindOf(technology, technologies);
    const evidence = technology.evidence.find(
      ({ file }) => ofDevelopment.has(kind ?? 'name') || !isTest(file),
    );
    const isUsed = kind !== undefined && (ofDevelopment.has(kind) || !technology.isDevelopment);
    if (evidence === undefined || !isUsed) return [];
    const { file, line } = evidence;
    return [
      { kind, value: technology.name, rank: rankOf(technology), evidence: { file, line }, scope: folder },
    ];
  });
}

function rankOf({ evidence: [first] }: Technology): FactRank {
  if (first?.kind === 'image') return 'run';
  return first?.kind === 'import' || first?.kind === 'scheme' ? 'code' : 'declared';
}
