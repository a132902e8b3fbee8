/** Whether something is set up that runs tests, and whether a pipeline does so: by the files that say it, none of which is run. */
import { readFile } from 'node:fs/promises';
import type { Evidence } from '../../contract/health.ts';
import { findAdapter } from '../dependencies/formats/adapters.ts';
import type { DiscoveredFile } from '../discovery.ts';
import { ignore } from '../ignore-error.ts';
import { discoverStack, type StackFile } from '../stack/index.ts';
import { readText } from './file-facts.ts';
import { commandsOf, type ReadFile, readTarget, runsTestsIn, targetFiles } from './pipeline-commands.ts';

export interface TestSetup {
  readonly runner: Evidence | undefined;
  readonly pipeline: Evidence | undefined;
}

interface Mark {
  readonly name: string;
  /** Path of the file. */
  readonly file: RegExp;
  /** What stands in it; absent where the file is enough. */
  readonly text?: RegExp;
}

const runners: readonly Mark[] = [
  { name: 'npm test', file: /(?:^|\/)package\.json$/, text: /"test(?::[\w-]+)?"\s*:\s*"(?!echo )[^"]/ },
  { name: 'pytest', file: /(?:^|\/)(?:pytest\.ini|conftest\.py|tox\.ini|noxfile\.py)$/ },
  {
    name: 'pytest',
    file: /(?:^|\/)(?:pyproject\.toml|setup\.cfg|Pipfile|requirements[\w.-]*\.txt)$/,
    text: /\bpytest\b/,
  },
  { name: 'go test', file: /(?:^|\/)go\.mod$/ },
  { name: 'cargo test', file: /(?:^|\/)Cargo\.toml$/ },
  {
    name: 'JUnit',
    file: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
    text: /\b(?:junit|testng|kotest|spock)\b/i,
  },
  { name: 'PHPUnit', file: /(?:^|\/)phpunit\.xml(?:\.dist)?$/ },
  { name: 'RSpec', file: /(?:^|\/)\.rspec$/ },
  { name: 'dotnet test', file: /\.csproj$/, text: /Microsoft\.NET\.Test\.Sdk/ },
  { name: 'make test', file: /(?:^|\/)Makefile$/, text: /^test:/m },
  { name: 'just test', file: /(?:^|\/)\.?justfile$/i, text: /^@?test(?:[ \t][^:\n]*)?:(?!=)/m },
];

/** Services by their files, then what a service that is set up elsewhere is pointed at. */
const pipelines: readonly Omit<Mark, 'text'>[] = [
  { name: 'GitHub Actions', file: /^\.github\/workflows\/[^/]+\.ya?ml$/ },
  { name: 'Forgejo Actions', file: /^\.(?:forgejo|gitea)\/workflows\/[^/]+\.ya?ml$/ },
  { name: 'GitLab CI', file: /^\.gitlab-ci\.ya?ml$/ },
  { name: 'CircleCI', file: /^\.circleci\/config\.ya?ml$/ },
  { name: 'Azure Pipelines', file: /^azure-pipelines[\w.-]*\.ya?ml$/ },
  { name: 'Bitbucket Pipelines', file: /^bitbucket-pipelines\.yml$/ },
  { name: 'Jenkins', file: /^Jenkinsfile$/ },
  { name: 'Travis CI', file: /^\.travis\.yml$/ },
  { name: 'Woodpecker', file: /^\.woodpecker(?:\/[^/]+)?\.ya?ml$/ },
  { name: 'Buildkite', file: /^\.buildkite\/[^/]+\.ya?ml$/ },
  { name: 'Drone', file: /^\.drone\.ya?ml$/ },
  { name: 'Cirrus CI', file: /^\.cirrus\.ya?ml$/ },
  { name: 'AppVeyor', file: /^\.?appveyor\.ya?ml$/ },
  { name: 'Semaphore', file: /^\.semaphore\/[^/]+\.ya?ml$/ },
  { name: 'SourceHut', file: /^\.build(?:s\/[^/]+)?\.yml$/ },
  { name: 'Cloud Build', file: /^cloudbuild\.ya?ml$/ },
  { name: 'CodeBuild', file: /^buildspec\.ya?ml$/ },
  { name: 'Tekton', file: /^\.tekton\/[^/]+\.ya?ml$/ },
  { name: 'Earthly', file: /^Earthfile$/ },
  {
    name: 'CI script',
    file: /^\.?ci\/[\w-]+(?:\.(?:sh|bash|ps1|cmd|bat))?$|^(?:scripts\/|tools\/|bin\/)?ci(?:\.sh)?$/,
  },
];

async function findPipeline(all: readonly DiscoveredFile[]): Promise<Evidence | undefined> {
  const read = createReader(all);
  for (const { name, file } of pipelines) {
    for (const { path } of all.filter((found) => file.test(found.path))) {
      const text = (await read(path)) ?? '';
      // Without a script of its own it runs the tests of the language.
      const isDefault = name === 'Travis CI' && !/^script\s*:/m.test(text);
      if (isDefault || (await runsTestsIn(text, read))) return { name, file: path };
    }
  }
  for (const file of targetFiles) {
    const target = await readTarget('ci', async (one) => (one === file ? await read(one) : undefined));
    if (target !== undefined && (await runsTestsIn(target, read))) return { name: 'target ci', file };
  }
  return undefined;
}

function createReader(all: readonly DiscoveredFile[]): ReadFile {
  const byPath = new Map(all.map((found) => [found.path, found]));
  return async (file) => {
    const found = byPath.get(file);
    return found && (await readText(found.absolutePath, found.language));
  };
}

export async function findTestSetup(
  all: readonly DiscoveredFile[],
  signal?: AbortSignal,
): Promise<TestSetup> {
  const pipeline = await findPipeline(all);
  const runner =
    (await findMark(all, runners)) ??
    (await findRunnerOfStack(all, signal)) ??
    (pipeline && (await findRunnerOfPipeline(all, pipeline)));
  return { runner, pipeline };
}

/** Runners that need nothing of a manifest: a pipeline may install them itself. */
const ownRunner =
  /\b(?:pytest|unittest|tox|nox|vitest|jest|mocha|go test|cargo (?:test|nextest)|phpunit|rspec|ctest)\b/;

async function findRunnerOfPipeline(
  all: readonly DiscoveredFile[],
  { file }: Evidence,
): Promise<Evidence | undefined> {
  const text = (await createReader(all)(file)) ?? '';
  const [name] = ownRunner.exec(commandsOf(text).join('\n')) ?? [];
  return name === undefined ? undefined : { name, file };
}

/** Manifests that no adapter of dependencies reads. */
const otherManifest =
  /(?:^|\/)(?:Gemfile|composer\.json|build\.gradle(?:\.kts)?|mix\.exs|pubspec\.yaml)$|\.csproj$/;

/** Where no command says how tests are run, a runner that a manifest asks for, or whose settings are there. */
async function findRunnerOfStack(
  all: readonly DiscoveredFile[],
  signal: AbortSignal | undefined,
): Promise<Evidence | undefined> {
  // Of all others the name is enough.
  const isRead = (file: string): boolean => findAdapter(file) !== undefined || otherManifest.test(file);
  const files = all.map(
    ({ path, sizeBytes, absolutePath }): StackFile => ({
      path,
      size: sizeBytes,
      ...(isRead(path) ? { read: () => readBytes(absolutePath) } : {}),
    }),
  );
  const { technologies } = await discoverStack(files, { signal });
  const found = technologies.find(
    ({ category, confidence }) => category === 'test-runner' && confidence !== 'low',
  );
  const [evidence] = found?.evidence ?? [];
  return found === undefined || evidence === undefined
    ? undefined
    : { name: found.name, file: evidence.file };
}

async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    ignore(error, 'what went away between two looks is not there');
    return undefined;
  }
}

async function findMark(
  all: readonly DiscoveredFile[],
  marks: readonly Mark[],
): Promise<Evidence | undefined> {
  for (const { name, file, text } of marks) {
    for (const found of all.filter(({ path }) => file.test(path))) {
      const shows =
        text === undefined || text.test((await readText(found.absolutePath, found.language)) ?? '');
      if (shows) return { name, file: found.path };
    }
  }
  return undefined;
}
