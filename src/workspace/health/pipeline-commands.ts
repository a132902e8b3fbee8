/**
 * Whether a pipeline runs tests: by its commands, and by those of the project's own scripts and targets that it calls.
 * Nothing of it is run.
 */

/** A file of the project by its path; undefined where there is none. */
export type ReadFile = (file: string) => Promise<string | undefined>;

/** Commands that run tests, as pipelines write them; a path such as `.pytest_cache` is none. */
const runsTests =
  /(?<![\w./@-])(?:npm (?:run |run-script )?t(?:est)?\b|npm (?:cit|ci-test|install-ci-test)\b|(?:yarn|pnpm|bun)(?: run)? test\b|npx (?:jest|vitest|mocha|ava|playwright|cypress)\b|(?:vitest|jest|mocha|pytest|tox|nox|phpunit|rspec|ctest)(?![\w./@-])|python3? -m (?:unittest|pytest)\b|go test\b|cargo (?:test|nextest)\b|dotnet test\b|(?:make|just|task) (?:test|check)\b)|(?<![\w@-])(?:gradlew? (?:test|check|build)\b|mvnw? )|(?<=[/'"\s=])(?:vendor\/bin|node_modules\/\.bin)\/(?:phpunit|jest|vitest|mocha)\b/;

/** To install a runner is not to run it. */
const installs =
  /\b(?:pip\d?|pipx|pipenv|uv(?: pip| tool)?|poetry|pdm|conda|mamba|npm|yarn|pnpm|bun|apt|apt-get|apk|dnf|yum|brew|gem|bundle|composer|cargo|go|dotnet(?: tool)?|choco)\s+(?:-\S+\s+|[\w@./-]+=\S+\s+)*(?:install|i|add|inject|ci(?!t|-)|get|require|download|sync)\b/;

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
  if (commands.some((command) => runsTests.test(command))) return true;
  if (depth === deepest) return false;
  for (const command of commands) {
    const called = await calledBy(command, read);
    if (called !== undefined && (await runsTestsIn(called, read, depth + 1))) return true;
  }
  return false;
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
  const name = target.replaceAll('.', '\\.');
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
    new RegExp(`"${entry.replaceAll('.', '\\.')}"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"`).exec(text) ?? [];
  return command?.replaceAll('\\"', '"');
}
