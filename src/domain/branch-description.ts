/** What somebody works on, read from the name of a branch: `feature/ACME-12-fix-login` → `ACME-12 fix login`. */

import { withoutNoise } from './branch-noise.ts';

/** Branches that many work on for years: their names say nothing about the work. */
const trunks = new Set(
  'main master develop development dev trunk staging stage production prod release stable next head gh-pages wip tmp temp test'.split(
    ' ',
  ),
);

/** First words that say of which kind the work is. */
const kinds =
  'features?|feat|fix|bug-?fix(?:es)?|bugs?|hot-?fix|chore|docs?|refactor|tests?|ci|build|perf|style|tasks?|sub-?task|story|stories|epic|' +
  'wip|spike|poc|experiments?|improvements?|enhancements?|merge|backport|issues?|gh|pr|pull|' +
  'tickets?|fehler|fehlerbehebung|korrektur|aufgabe|verbesserung|erweiterung|neu|doku|umbau|funktion';
/** Those that are a kind before a hyphen, too; `test-data` and `release-notes` are not. */
const hyphenKinds =
  'feature(?!-flags?\\b)|feat|bugfix|hotfix|wip|fix(?=[-_]\\d)|bug(?=[-_]\\d)|issues?(?=[-_]\\d)|gh(?=[-_]\\d)|pr(?=[-_]\\d)|docs';
const people = 'users?|u|people|personal';

/** Words before a number that are no key of a tracker: `node-24-upgrade`. */
const notKeys = new Set(
  (
    'utf iso sha covid aes rsa md es ecma http tls oauth ipv rfc node python java php ruby go rust dotnet net vue react angular svelte next nuxt ' +
    'rails django laravel spring postgres postgresql mysql mongo redis windows macos ios android ubuntu debian kubernetes k8s tax report ' +
    'top part phase step version level layer tier day week month year q h v release sprint round chapter page section stage take try ' +
    'upgrade update bump to of in for from the and with major minor fix bug issue gh pr revert support backup typescript eslint vite esbuild ' +
    'backport pick sprint sub ticket sso mfa login error status'
  ).split(' '),
);

const capitalKey =
  /(?<![\p{L}\d])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)?-\d+|CU-[a-z0-9]{5,}|[A-Z]{1,6}#\d+|INC\d{5,}|T\d{3,})(?![\p{L}\d])/gu;

/**
 * A note for time spent on the branch: keys of trackers first, then the words. Undefined when the name says nothing,
 * as `main` does. Never longer than the name.
 */
export function describeBranch(branch: string): string | undefined {
  const bumped = /^(?:dependabot\/[^/]+|renovate)\/(.+)$/i.exec(branch)?.[1];
  if (bumped !== undefined) return describeBump(bumped);
  const name = withoutNoise(branch);
  if (trunks.has(name.toLowerCase()) || /^(?:[\w.]+[-/])?patch-\d+$/.test(name)) return undefined;
  const release = /^releases?[/-](v?\d[\w.-]*)$/i.exec(name)?.[1];
  if (release !== undefined) return `release ${release}`;
  const { keys, rest } = takeReturned(name) ?? takeKeys(withoutKinds(name));
  const text = [...keys, ...toWords(rest)].join(' ');
  return text === '' ? undefined : text;
}

/** `lodash-4.17.21`: what is raised, and to which version; of a group its name, without what tells it apart. */
function describeBump(said: string): string {
  if (said === 'configure') return 'configure renovate';
  const text = said.replace(/^dot-github\/workflows\//, '').replace(/-lockfile$/, ' lockfile');
  const group = /^(.+)-(?=[a-f]*\d)[0-9a-f]{10}$/.exec(text)?.[1];
  if (group !== undefined) return group === 'multi' ? 'dependencies' : group.replace(/[-_]+/g, ' ');
  return /^(.+?)-(\d+(?:\.[\dx].*)?)$/.test(text)
    ? text.replace(/^(.+?)-(\d+(?:\.[\dx].*)?)$/, '$1 $2')
    : text.replaceAll('-', ' ');
}

function withoutKinds(branch: string): string {
  const ofPeople = branch.replace(new RegExp(`^(?:${people})/[^/]+/`, 'i'), '');
  const ofKind = ofPeople
    .replace(new RegExp(`^(?:(?:${kinds})(?:\\([^)/]*\\))?/)+(?=.)`, 'i'), '')
    .replace(/^[^/]*\/$/, '');
  const whole =
    ofKind === ofPeople ? ofPeople.replace(new RegExp(`^(?:${hyphenKinds})[-_]`, 'i'), '') : ofKind;
  return whole
    .replace(/^(?:(?:fix|bug)[-_])?(?:issue|gh|pr|bug|fix|ticket)[-_](?=\d)/i, '')
    .replace(/^(\d+)\/head$/, '$1');
}

interface Taken {
  readonly keys: readonly string[];
  readonly rest: string;
}

/** Keys stand where they stand; what comes before one in another segment is whose branch it is, or where. */
function takeKeys(text: string): Taken {
  const capital = [...text.matchAll(capitalKey)];
  const first = capital[0];
  if (first !== undefined) {
    const before = text.slice(0, first.index);
    const rest = text.slice(before.lastIndexOf('/') + 1).replace(capitalKey, ' ');
    // A key in a later segment is the part of the work that is done here.
    const last = text.lastIndexOf('/');
    const own = capital.filter(({ index }) => index > last);
    return { keys: (own.length > 0 ? own : capital).map(([key]) => key), rest };
  }
  return (
    takeUnderscored(text) ??
    takeJoined(text) ??
    takeSmall(text) ??
    takeNumber(text) ?? { keys: [], rest: text }
  );
}

/** `ch12345` of Shortcut's older days. */
function takeJoined(text: string): Taken | undefined {
  const parts = /^(?:.*\/)?(ch\d{3,})(?:$|[-_/](.*)$)/.exec(text);
  return parts === null ? undefined : { keys: [parts[1]?.toUpperCase() ?? ''], rest: parts[2] ?? '' };
}

function takeUnderscored(text: string): Taken | undefined {
  const parts = /^([A-Z]{2,10})_(\d+)(?:_(.*))?$/.exec(text);
  return parts === null ? undefined : { keys: [`${parts[1]}-${parts[2]}`], rest: parts[3] ?? '' };
}

/** `acme-12-fix-login`, as trackers that write small offer it; at the beginning of a segment alone. */
function takeSmall(text: string): Taken | undefined {
  const parts = /^(?:.*\/)?([a-z]{2,10})-(\d{1,6})(?:$|[-_/](.*)$)/.exec(text);
  if (parts === null || notKeys.has(parts[1] ?? '') || isYear(parts[2])) return undefined;
  return { keys: [`${parts[1]?.toUpperCase()}-${parts[2]}`], rest: parts[3] ?? '' };
}

/** Work that goes back or to another branch: `revert-91-dark-mode`, `backport/1204-to-2.8`, as GitHub and bots name it. */
function takeReturned(name: string): Taken | undefined {
  const [, queue, of] = /^mergify\/(?:bp|copy)\/([^/]+)\/pr-(\d+)$/.exec(name) ?? [];
  if (of !== undefined) return { keys: [`#${of}`], rest: `backport-to-${queue}` };
  const [, act, number, what = ''] = /^(revert|backport|cherry-pick)[-/](\d{1,6})[-/](.+)$/.exec(name) ?? [];
  if (number === undefined || isYear(number)) return undefined;
  const { keys, rest } = takeKeys(withoutKinds(withoutNoise(what)));
  return { keys: [`#${number}`, ...keys], rest: `${act}-${rest}` };
}

/** `123-fix-login` of GitHub and GitLab. */
function takeNumber(text: string): Taken | undefined {
  const parts = /^(?:[^/]*\/)?#?(\d{1,6})(?:$|[-_/](?!\d+(?:\D|$))(.*)$)/.exec(text);
  if (parts === null || isYear(parts[1])) return undefined;
  return { keys: [`#${parts[1]}`], rest: parts[2] ?? '' };
}

function isYear(digits: string | undefined): boolean {
  return /^20[0-4]\d$/.test(digits ?? '');
}

function toWords(text: string): string[] {
  const words = text
    // A hyphen within a date or between a version and its suffix is none between words.
    .replace(/(\d{4})-(\d{2})-(\d{2})(?!\d)/g, '$1\u2010$2\u2010$3')
    .split(/[-_/\s]+/)
    .map((word) => word.replaceAll('\u2010', '-').replace(/^[.#]+|\.+$/g, ''))
    .filter((word) => word !== '');
  const [only] = words;
  return words.length === 1 && only !== undefined ? splitHumps(only) : words;
}

/** `fixLoginRedirect` → `fix login redirect`; abbreviations stay as they are. */
function splitHumps(word: string): string[] {
  const parts = word.split(/(?<=[a-z])(?=[A-Z])/);
  if (parts.length === 1) return parts;
  return parts.map((part) => (/^[A-Z][a-z]+$/.test(part) ? part.toLowerCase() : part));
}
