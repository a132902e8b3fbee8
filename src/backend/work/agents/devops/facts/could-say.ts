/**
 * Files of a project that could say what a reader did not find. Nothing is said to be missing while one of them is there: it
 * may say it in a way that is not read (UX: what is said to be missing was looked for everywhere).
 */
import path from 'node:path';

type Files = Iterable<string>;

const pipeline =
  /(?:^|\/)(?:Jenkinsfile[\w.-]*|\.?azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.yml|\.travis\.ya?ml|\.gitlab-ci[\w.-]*\.ya?ml|\.?appveyor\.ya?ml|\.drone\.(?:ya?ml|star|jsonnet)|\.cirrus\.(?:ya?ml|star)|\.woodpecker\.ya?ml|\.build\.yml|cloudbuild\.(?:ya?ml|json)|buildspec[\w.-]*\.ya?ml|codemagic\.yaml|bitrise\.yml|wercker\.yml|\.scrutinizer\.yml|\.hound\.yml|(?:vercel|netlify|render|railway|amplify|fly)\.(?:json|toml|ya?ml)|app\.ya?ml|Earthfile)$|(?:^|\/)\.(?:github\/(?:workflows|actions)|gitea|forgejo|gitlab|circleci|buildkite|semaphore|teamcity|woodpecker|builds|azure-pipelines|harness|tekton|concourse|dagger)\//i;
const runner =
  /(?:^|\/)(?:(?:GNU)?makefile|\.?justfile|Taskfile(?:\.dist)?\.ya?ml|Rakefile|tox\.ini|noxfile\.py|tasks\.py|fabfile\.py|dodo\.py|gulpfile[\w.]*|Gruntfile[\w.]*|turbo\.json|nx\.json|lerna\.json|pytest\.ini|setup\.cfg|conftest\.py|pyproject\.toml|magefile\.go|build\.ya?ml|(?:jest|vitest|karma|ava|playwright|cypress|wdio|mocha)[\w.-]*|\.mocharc[\w.]*|\.pre-commit-config\.ya?ml|lefthook\.ya?ml)$|(?:^|\/)\.husky\/|\.(?:sh|bash|ps1|cmd|bat)$/i;
const test =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|features|integration)\/|[._-](?:tests?|specs?|cy|e2e)\.\w+$|(?:^|\/)(?:test_[^/]+|conftest|tests)\.py$|\.feature$/i;
const lock =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.ya?ml|yarn\.lock|bun\.lockb?|deno\.lock|uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock|pixi\.lock|conda-lock\.ya?ml|pylock[\w.]*\.toml|constraints[\w.-]*\.txt|requirements[\w.-]*\.(?:txt|lock)|shrinkwrap\.ya?ml)$/i;
const version =
  /(?:^|\/)(?:\.nvmrc|\.node-version|\.python-version|\.tool-versions|\.?mise(?:\.[\w.]+)?\.toml|runtime\.txt|Pipfile|setup\.(?:py|cfg)|tox\.ini|noxfile\.py|environment[\w.-]*\.ya?ml|conda[\w.-]*\.ya?ml|[\w.-]*(?:Docker|Container)file[\w.-]*|devcontainer\.json|flake\.nix|shell\.nix|devbox\.json|\.prototools|volta\.json|Vagrantfile|\.sdkmanrc|Procfile|system\.properties|[\w.-]*compose[\w.-]*\.ya?ml|heroku\.ya?ml|serverless\.ya?ml|template\.ya?ml)$/i;
const license = /(?:^|\/)(?:(?:un)?licen[cs]e|copying|copyright|notice|eula|terms)[^/]*$|(?:^|\/)LICENSES\//i;

const any = (files: Files, pattern: RegExp): boolean => [...files].some((file) => pattern.test(file));

/** A file of a service that builds and tests what is pushed. */
export const hasPipelineFile = (files: Files): boolean => any(files, pipeline);

/** A test, or something that could run one. */
export const mayRunTests = (files: Files): boolean =>
  [test, runner, pipeline].some((pattern) => any(files, pattern));

/** Something that could name the version of a runtime. */
export const mayNameVersion = (files: Files): boolean => any(files, version) || any(files, pipeline);

/** Terms under which the project may be used, or a text that could say them. */
export const mayNameTerms = (files: Files): boolean => any(files, license);

/** A lock file in the folder or in one above it, of any package manager, or pinned requirements. */
export function mayHaveLock(files: Files, folder: string): boolean {
  const above = new Set(['.']);
  for (let at = folder; at !== '.' && at !== '/'; at = path.posix.dirname(at)) above.add(at);
  return [...files].some(
    (file) => lock.test(path.posix.basename(file)) && above.has(path.posix.dirname(file)),
  );
}
