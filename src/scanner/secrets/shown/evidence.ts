/**
 * What stands behind a secret: what says that it is one, whether it looks made up, and where it stands: in tests, in a
 * command that starts a test, in a job of CI, printed for readers.
 */
import type { EvidencePlace, SecretEvidence } from '../../evidence.ts';
import type { Severity } from '../../model.ts';
import { placeOf } from '../../places/place.ts';
import type { SourceText } from '../assignments.ts';
import type { Candidate } from '../candidates.ts';

const madeUp = /password|^plain-|^connection-string$|^basic-|^bearer-|^hmac-key$/;
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

/** Where a command line starts tests on this machine, or the script of a package is named as one that does. */
function isTestCommand({ facts }: SourceText, line: string): boolean {
  if (facts.kind !== 'config' && facts.kind !== 'shell') return false;
  const name = /(?:^|\/)package\.json$/.test(facts.path) ? (scriptName.exec(line)?.[1] ?? '') : '';
  const isNamed = name.split(/[:-]/).some((word) => testWords.has(word));
  return (isNamed || startsTests(line)) && !address.test(line);
}

/** In a job of CI: for a service of its own machine, which ends with the job. */
function isOfJob(line: string, name: string): boolean {
  return (localHost.test(line) && !address.test(line)) || imageVariable.test(name);
}

const measurementId = /(?:^|[\s"'`=:])G-[A-Z0-9]{7,12}(?![\w-])/;
const eventAddress = /^@[\w.-]{1,200}(?::\d{1,5})?(?:\/[\w.-]{1,80}){0,3}\/\d{1,20}(?![\w./-])/;
const eventUser = /https?:\/\/[0-9a-f]{32}:$/;

/** The most that a secret lets others do, where that is less than its rule says: one that events are sent with spoils counts. */
export function impactOf(
  { text }: SourceText,
  { rule, value, from, to, name }: Candidate,
): Severity | undefined {
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

function placeIn(source: SourceText, path: string, candidate: Candidate): EvidencePlace {
  const place = placeOf(path, source.text);
  if (place === 'application' && candidate.rule.id === 'plain-password')
    return isTestCommand(source, lineAt(source.text, candidate.from)) ? 'test' : place;
  return place;
}

/** What a field shows while it is empty. */
const hint = /\bplaceholder["']?\s{0,4}[=:]\s{0,4}\{?\s{0,4}["'`]$/i;

/** Whether a value was made up for a place: what a test logs in with, what is shown to be replaced, what nothing reads. */
function isMadeUp(source: SourceText, place: EvidencePlace, candidate: Candidate): boolean {
  const { rule, from, name } = candidate;
  if (place === 'test') return madeUp.test(rule.id);
  if (hint.test(source.text.slice(Math.max(0, from - 40), from))) return true;
  if (rule.id !== 'plain-password') return false;
  const line = lineAt(source.text, from);
  if (place === 'ci') return isOfJob(line, name);
  return source.facts.kind === 'config' && commentLine.test(line);
}

/** What stands behind a secret; `isNamedAlone` says that the name beside it is all that its rule knows it by. */
export function secretEvidence(
  source: SourceText,
  path: string,
  candidate: Candidate & { readonly isNamedAlone: boolean },
): SecretEvidence {
  const place = placeIn(source, path, candidate);
  // What it guards is for the code to say, where a call takes it (`settleCredentials`).
  const proof = candidate.isNamedAlone ? 'name' : 'format';
  return { kind: 'secret', proof, value: isMadeUp(source, place, candidate) ? 'made-up' : 'real', place };
}

/** Expressions of this module that meet texts of strangers. */
export const evidencePatterns: readonly RegExp[] = [
  scriptName,
  localHost,
  address,
  imageVariable,
  measurementId,
  eventAddress,
  eventUser,
  commentLine,
];
