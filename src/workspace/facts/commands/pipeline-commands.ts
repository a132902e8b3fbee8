/**
 * Whether a pipeline runs tests: by its commands, and by those of the project's own scripts and targets that it calls.
 * Nothing of it is run.
 */
import escapeStringRegexp from 'escape-string-regexp';

/** A file of the project by its path; undefined where there is none. */
export type ReadFile = (file: string) => Promise<string | undefined>;

/** Programs that run tests by themselves; a path such as `.pytest_cache` is none. */
const runner =
  /(?<![\w./@:-])(?:vitest|jest|mocha|ava|tap|c8|nyc|jasmine|karma|wtr|pytest|py\.test|tox|nox|nosetests|nose2|trial|behave|phpunit|pest|rspec|minitest|cucumber|ctest|bats|prove|busted|gotestsum|playwright test|cypress run|hatch test|(?:node|bun|deno|flutter|dart|swift|mix|lein|sbt|zig build|bazel|bazelisk|dotnet|go|cargo|stack|cabal|rebar3|crystal|gleam|ng|nx|turbo|lerna|rush|grunt|gulp|rake|rails|artisan|composer|meson|ninja|please|pants|pio|forge|hardhat|truffle|anchor) (?:run )?(?:run )?(?:--)?(?:test|tests|spec|eunit|ct)|cargo nextest|xcodebuild .{0,200}\btest|coverage run|(?:make|just|task|mage|invoke|inv) (?:-\S+ ){0,4}(?:tests?|check|unittests?|coverage|verify))(?![\w./@-])/;

/** The same by a package manager, whatever stands between: `pnpm --filter web test`, `yarn workspace a run test:unit`. */
const script =
  /(?<![\w./@-])(?:npm|pnpm|yarn|bun|npx|pnpx|bunx|lerna|nx|turbo)\s(?:\S+\s){0,6}?(?:run(?:-script)? |exec )?(?:t|test|tests|cit|ci-test|install-ci-test|[\w-]+:tests?|tests?[:-][\w:-]+|unit|unit-tests?|e2e|coverage)(?![\w./@])/;

/** A program of the project's own whose name says it: `./run_tests.sh`, `python runtests.py`, `./manage.py test`. */
const ownProgram =
  /(?<![\w-])(?:run[-_]?(?:all[-_]?|unit[-_]?)?tests?|tests?[-_]?runner|test[-_]?all|unit[-_]?tests?|all[-_]?tests?|test)\.(?:sh|bash|ps1|cmd|bat|py|js|mjs|cjs|ts|rb|pl)\b|\bpython[\d.]{0,5} (?:-\w+ ){0,4}-m (?:unittest|pytest|nose2?|tox|nox|twisted\.trial|coverage run)\b|\b(?:manage|setup|runtests)\.py (?:\S+ )?test\b|\bruntests\.py\b|\bnode (?:\S+ ){0,6}--test\b|\bdeno test\b|(?<![\w@-])(?:gradlew? (?:\S+ ){0,6}(?:[\w-]*:){0,6}(?:test|check|build|\w+Test)\b|mvnw? )|(?<=^|[/'"\s=])(?:vendor\/bin|node_modules\/\.bin|\.venv\/bin|venv\/bin)\/(?:phpunit|pest|jest|vitest|mocha|ava|pytest|tox)\b/;

export function runsTests(command: string): boolean {
  return runner.test(command) || script.test(command) || ownProgram.test(command);
}

/** Steps of others that run tests. */
const testStep =
  /^\s*(?:- *)?uses:\s*["']?(?:cypress-io\/github-action|actions-rs\/cargo|coactions\/tox|fedora-python\/tox-github-action|ScaCap\/action-surefire|[\w.-]+\/[\w.-]*(?:run-tests?|pytest|phpunit|jest)[\w.-]*)[@/]/m;

/** To install a runner is not to run it. */
const installs =
  /\b(?:pip\d?|pipx|pipenv|uv(?: pip| tool)?|poetry|pdm|conda|mamba|npm|yarn|pnpm|bun|apt|apt-get|apk|dnf|yum|brew|gem|bundle|composer|cargo|go|dotnet(?: tool)?|choco)\s+(?:-\S+\s+|[\w@./-]+=\S+\s+)*(?:install|i|add|inject|ci(?!t|-)|get|require|download|sync)\b/;

export function isInstall(command: string): boolean {
  return installs.test(command);
}

/** Lines that tell of a step and are none: its name, what is kept, what is set. */
const noCommand =
  /^(?:name|path|paths|key|keys|restore-keys|packages|image|uses|if|needs|id|title|label|description|displayName|stage|cache|env|branches|tags)\s*:/i;

/** One command each, without comments and what leads them in a list. */
export function commandsOf(text: string): readonly string[] {
  return text
    .replaceAll(/\\\r?\n[ \t]*/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').replace(/^\s*(?:- *)?/, ''))
    .filter((line) => !noCommand.test(line))
    .flatMap((line) => line.split(/&&|\|\||;/))
    .filter((command) => command.trim() !== '' && !installs.test(command));
}

/** Of one that calls another that calls a third, and no further. */
const deepest = 3;

export async function runsTestsIn(text: string, read: ReadFile, depth = 0): Promise<boolean> {
  const commands = commandsOf(text);
  if (testStep.test(text) || commands.some(runsTests)) return true;
  if (depth === deepest) return false;
  for (const file of actionsIn(text)) {
    const action = await read(file);
    if (action !== undefined && (await runsTestsIn(action, read, depth + 1))) return true;
  }
  for (const command of commands) {
    const called = await calledBy(command, read);
    if (called !== undefined && (await runsTestsIn(called, read, depth + 1))) return true;
  }
  return false;
}

/** Steps that the project describes itself: `uses: ./.github/actions/test`. */
function actionsIn(text: string): readonly string[] {
  const found = [...text.matchAll(/^\s*(?:- *)?uses:\s*["']?\.\/([\w./-]+)/gm)].map(([, path = '']) => path);
  return found.flatMap((path) =>
    /\.ya?ml$/.test(path) ? [path] : [`${path}/action.yml`, `${path}/action.yaml`],
  );
}

/** What a command of the project's own does: a script, a target, an entry of `scripts`. */
async function calledBy(command: string, read: ReadFile): Promise<string | undefined> {
  const [, tool, target] = /\b(make|just)\s+(?:-\S+\s+)*([\w.-]+)/.exec(command) ?? [];
  if (tool !== undefined && target !== undefined) return await readTarget(target, read);
  const [, entry] = /\b(?:npm|pnpm|yarn|bun)\s+(?:run(?:-script)?\s+)?([\w:.-]+)/.exec(command) ?? [];
  if (entry !== undefined) return await readEntry(entry, read);
  for (const [, file = ''] of command.matchAll(
    /(?:^|[\s"'=:])(?:\.\/)?((?:[\w.-]+\/)*[\w.-]+)(?=$|[\s"',)\]}])/g,
  )) {
    const text = /(?:^|\/)[^.]+$|\.(?:sh|bash|ps1|cmd|bat)$/.test(file) ? await read(file) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

export const targetFiles = ['Makefile', 'makefile', 'GNUmakefile', 'justfile', 'Justfile', '.justfile'];

/** The recipe of a target, and as calls the targets that it asks for first. */
export async function readTarget(target: string, read: ReadFile): Promise<string | undefined> {
  const name = escapeStringRegexp(target);
  const recipe = new RegExp(
    `^@?${name}(?:[ \\t]+[\\w=*+-]+)*[ \\t]*:(?!=)([^\\n]*)\\n?((?:[ \\t]+[^\\n]*\\n?|\\n)*)`,
    'm',
  );
  for (const file of targetFiles) {
    const [found, before = '', body = ''] = recipe.exec((await read(file)) ?? '') ?? [];
    if (found === undefined) continue;
    const asked = before.replace(/#.*$/, '').match(/[\w.-]+/g) ?? [];
    return [
      ...asked.map((one) => `make ${one}`),
      ...body.split('\n').map((line) => line.replace(/^\s*[@-]?/, '')),
    ].join('\n');
  }
  return undefined;
}

async function readEntry(entry: string, read: ReadFile): Promise<string | undefined> {
  const text = (await read('package.json')) ?? '';
  const [, command] =
    new RegExp(`"${escapeStringRegexp(entry)}"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"`).exec(text) ?? [];
  return command?.replaceAll('\\"', '"');
}
