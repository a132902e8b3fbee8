/**
 * How bad a secret is where it stands: in tests, in a command that starts a test, in a job of CI, printed for readers.
 * What is lowered here is said in the rule's own text, `loweredPasswords`.
 */
import type { Severity } from '../../model.ts';
import { isStandIn, isTestFile } from '../../test-files.ts';
import type { SourceText } from '../assignments.ts';
import type { Candidate } from '../candidates.ts';

/** What the rule for passwords says of the places where one counts less. */
export const loweredPasswords =
  'It counts as low in tests, in a command that starts a test on this machine, and in a job of CI for a service of this machine: it is made up, and what it opens is gone when the job ends. It counts as medium in examples, documentation and templates, and in a line that is a comment: it is made up, or was; where the test asks another machine; in the variables of the image of a database that CI starts, and where an algorithm of hashes is named beside it: then it is the hash, from which the password can be guessed.';

/** What the rules for secrets in settings and addresses say of one that only lets events be sent. */
export const loweredSenders =
  "It counts as medium where it only lets events be sent and nothing be read: the secret of Google's Measurement Protocol beside its id (`G-…`), and the secret half of a Sentry address (DSN) of the old form.";
/** What rules say that know a secret by the name beside it. */
export const loweredNames =
  'It counts as medium at most outside of the code of an application (settings, commands, lock files, data): there the name is all that says what it is.';
/** The rules that say so. */
export const senderRules: ReadonlySet<string> = new Set(['plain-secret', 'url-password']);

const documentation = /(?:^|[\\/])(?:docs?|documentation|tutorials?)[\\/]/i;
const madeUp = /password|^plain-|^connection-string$|^basic-|^bearer-|^hmac-key$/;
const jobs =
  /(?:^|[\\/])(?:\.travis\.ya?ml|\.gitlab-ci\.ya?ml|\.drone\.ya?ml|\.?appveyor\.ya?ml|\.cirrus\.ya?ml|azure-pipelines[\w.-]{0,20}\.ya?ml|bitbucket-pipelines\.ya?ml|(?:\.circleci|\.buildkite|\.semaphore|\.woodpecker|\.github[\\/]workflows|\.gitea[\\/]workflows|\.forgejo[\\/]workflows)[\\/][^\\/]{1,80}\.ya?ml)$/i;
/** Programs that run tests. */
const runners = new Set(
  'cypress playwright jest vitest mocha karma newman testcafe nightwatch wdio codecept codeceptjs jasmine ava pytest py.test tox nosetests phpunit rspec behat cucumber ctest'.split(
    ' ',
  ),
);
/** Programs that run tests when `test` or `e2e` follows. */
const builders = new Set(
  'npm yarn pnpm bun make go cargo mvn mvnw gradle gradlew dotnet mix deno rake manage.py run'.split(' '),
);
const testWords = new Set(['test', 'tests', 'e2e', 'spec', 'integration']);
const scriptName = /^[ \t]{0,16}"([\w.:-]{1,80})"[ \t]{0,4}:/;
const localHost = /(?:^|[^\w.-])(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?)(?![\w.-])/i;
const address = /\w:\/\/(?!localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\$|\{|%)/i;
const imageVariable =
  /^(?:POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?|MONGO_INITDB|MSSQL|SA|REDIS|RABBITMQ|RABBITMQ_DEFAULT|ELASTIC|MINIO|KEYCLOAK|NEO4J|CLICKHOUSE|ORACLE)_?(?:ROOT_|SA_|ADMIN_|DEFAULT_|APP_USER_)?(?:PASSWORD|PASS)$/;
const hashLength = new Set([32, 40, 56, 64, 96, 128]);
const algorithm =
  /(?:algo|algorithm|hash|hashing|digest)(?:_?(?:type|name|method))?["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:sha|md5|blake|ripemd|whirlpool|pbkdf|bcrypt|argon|scrypt)|createHash\(["'](?:sha|md5|ripemd)/i;

const longestLine = 2_000;

function lineAt(text: string, at: number): string {
  const first = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - longestLine);
  const end = text.indexOf('\n', at);
  return text.slice(first, Math.min(end < 0 ? text.length : end, at + longestLine));
}

function startsTests(line: string): boolean {
  const words = line.split(/[\s"'`;&|()/=]+/);
  return words.some(
    (word, at) =>
      runners.has(word) || (builders.has(word) && testWords.has(words[at + 1]?.split(':')[0] ?? '')),
  );
}

/** Where a command line starts tests, or the script of a package is named as one that does. */
function inTestCommand({ facts }: SourceText, line: string): Severity | undefined {
  if (facts.kind !== 'config' && facts.kind !== 'shell') return undefined;
  const name = /(?:^|\/)package\.json$/.test(facts.path) ? (scriptName.exec(line)?.[1] ?? '') : '';
  const isNamed = name.split(/[:-]/).some((word) => testWords.has(word));
  if (!isNamed && !startsTests(line)) return undefined;
  return address.test(line) ? 'medium' : 'low';
}

function inJob(path: string, line: string, name: string): Severity | undefined {
  if (!jobs.test(path)) return undefined;
  if (localHost.test(line) && !address.test(line)) return 'low';
  return imageVariable.test(name) ? 'medium' : undefined;
}

function asHash({ text }: SourceText, { value, from, to }: Candidate): Severity | undefined {
  if (!hashLength.has(value.length) || !/^[0-9a-f]+$/i.test(value)) return undefined;
  const round = `${text.slice(Math.max(0, from - 300), from)}\n${text.slice(to, to + 300)}`;
  return algorithm.test(round) ? 'medium' : undefined;
}

const measurementId = /(?:^|[\s"'`=:])G-[A-Z0-9]{7,12}(?![\w-])/;
const eventAddress = /^@[\w.-]{1,200}(?::\d{1,5})?(?:\/[\w.-]{1,80}){0,3}\/\d{1,20}(?![\w./-])/;
const eventUser = /https?:\/\/[0-9a-f]{32}:$/;

/** A secret that events are sent with: counts are what it can spoil. */
function ofSender({ text }: SourceText, { rule, value, from, to, name }: Candidate): Severity | undefined {
  if (rule.id === 'url-password') {
    const isAddress = eventUser.test(text.slice(Math.max(0, from - 42), from));
    const isSecret = /^[0-9a-f]{32}$/.test(value);
    return isAddress && isSecret && eventAddress.test(text.slice(to, to + 500)) ? 'medium' : undefined;
  }
  if (rule.id !== 'plain-secret' || !/^[\w-]{22}$/.test(value) || !/api_?secret/i.test(name))
    return undefined;
  const round = `${text.slice(Math.max(0, from - 300), from)}\n${text.slice(to, to + 300)}`;
  return measurementId.test(round) ? 'medium' : undefined;
}

/** A line that settings of this kind leave out: `#  password: "rewind-pass"`. */
const commentLine = /^[ \t]{0,40}(?:#|;|\/\/)/;

/** What is shown to be replaced, and what nothing reads. */
function inExample({ facts }: SourceText, line: string): Severity | undefined {
  return facts.isSample || (facts.kind === 'config' && commentLine.test(line)) ? 'medium' : undefined;
}

function ofPassword(source: SourceText, path: string, candidate: Candidate): Severity | undefined {
  if (candidate.rule.id !== 'plain-password') return undefined;
  const line = lineAt(source.text, candidate.from);
  return (
    inTestCommand(source, line) ??
    inJob(path, line, candidate.name) ??
    asHash(source, candidate) ??
    inExample(source, line)
  );
}

function isApplicationCode({ facts }: SourceText): boolean {
  return facts.kind === 'code' && !facts.isSample;
}

/**
 * A test makes up what it logs in with. A key or token of a service may be one that works, so it stays of medium
 * severity until somebody has looked.
 */
export function severityIn(
  source: SourceText,
  path: string,
  candidate: Candidate & { readonly isNamedAlone: boolean },
): Severity {
  const { rule } = candidate;
  const isGrave = rule.severity === 'critical' || rule.severity === 'high';
  // A key that is printed for readers shows how one looks.
  if (rule.id === 'private-key' && documentation.test(path)) return 'medium';
  if (!isGrave) return rule.severity;
  if (isTestFile(path)) return madeUp.test(rule.id) ? 'low' : 'medium';
  if (isStandIn(path)) return 'medium';
  const lowered = ofPassword(source, path, candidate) ?? ofSender(source, candidate);
  if (lowered !== undefined) return lowered;
  return candidate.isNamedAlone && !isApplicationCode(source) ? 'medium' : rule.severity;
}

/** Expressions of this module that meet texts of strangers. */
export const severityPatterns: readonly RegExp[] = [
  documentation,
  jobs,
  scriptName,
  localHost,
  address,
  imageVariable,
  algorithm,
  measurementId,
  eventAddress,
  eventUser,
  commentLine,
];
