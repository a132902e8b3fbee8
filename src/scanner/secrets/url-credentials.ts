/** Passwords in addresses: `scheme://user:password@host`. */
import { isPlaceholder, isReference } from './placeholders.ts';
import { isRandom } from './values.ts';

/** The password in an address; offsets are those of the password alone, `to` exclusive. */
export interface UrlCredential {
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly scheme: string;
}

const longestScheme = 40;

/** The letters before `://`. */
function schemeBefore(text: string, end: number): string {
  let from = end;
  while (from > 0 && end - from < longestScheme && /[A-Za-z0-9+.-]/.test(text[from - 1] ?? '')) from -= 1;
  return text.slice(from, end).toLowerCase();
}

/** User and password, then the last `@` before what cannot be in either; a password may hold an `@` itself. */
const userInfo =
  /([^\s:@/?#'"`<>\\]{0,200}):([^\s/'"`<>\\]{1,300})@([A-Za-z0-9[{$%<_(*][^\s/'"`<>:?#,]{0,200})/y;
const looseUserInfo =
  /([^\s:@/?#'"`<>\\]{0,200}):([^\s'"`<>\\@]{1,300})@([A-Za-z0-9[{$%<_][^\s/'"`<>:?#,]{0,200})/y;
const bareToken = /([A-Za-z0-9_-]{20,255})@([A-Za-z0-9][A-Za-z0-9.-]{2,100})/y;
const exampleHost =
  /(?:^|\.)(?:example|test|invalid)(?:\.(?:com|org|net))?$|^(?:your|my)?(?:host|hostname|server|domain|proxy|proxyserver)(?:name)?(?:\.com)?$|(?:^|\.)(?:my|your|some)?company\.(?:com|org|net)$|^host\d?$|^some[a-z]{0,20}\b|^(?:foo|bar|xxx)\b/i;
const localHost =
  /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1|host\.docker\.internal|db|database|postgres(?:ql)?|mysql|mariadb|redis|mongo(?:db)?|rabbitmq|rabbit|broker)$/i;
const generic =
  /^(?:pass|passwd|password|pwd|secret|p|pw|token|user|username|admin|root|guest|test|key(?:[-_]?\d{1,4})?|some[a-z]{0,20}|anon[a-z]{0,10}|(?:pserver|gserver|ext):[\w-]{1,40}|(?:[a-z]{2,20}[-_])?(?:key|token|secret|pass(?:word)?)|(?:auth|access|account|api|app|bot|client|user|bearer|webhook|service)(?:key|token|secret|pass(?:word)?|sid|id)|oauth2?|credentials?|\d{1,5}|x+|pass(?:word|wd)?\d{0,3}|p[@a]ss(?:w[0o]rd)?|supersecret|mysecretpassword|changeme|change-me|postgres|mysql|redis|rabbitmq|mongo|example|hunter2?|foo|bar|baz)$/i;

/** In a text for readers an address of their own machine or network shows how addresses are written. */
const ownHost =
  /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[(?:::1\])?|host\.docker\.internal|[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:local|localhost|lan|home|internal|test|example|invalid))$/i;

function isPassword(
  [user, password, host]: readonly [string, string, string],
  isForReaders: boolean,
): boolean {
  if (password.length < 3 || isReference(password) || /[{}<>]|%s|\.\.\.|…|^\*+$|^\[/.test(password))
    return false;
  if (generic.test(password) || /^[<*]/.test(host)) return false;
  if (password.toLowerCase() === user.toLowerCase()) return false;
  // The account that Oracle's own lessons use.
  if (user === 'scott' && password.startsWith('tiger')) return false;
  const decoded = password.replace(/%[0-9a-f]{2}/gi, '');
  if (isPlaceholder(decoded) && !isRandom(password)) return false;
  if (isForReaders && (ownHost.test(host) || exampleHost.test(host))) return false;
  const plain = /^[A-Za-z]+\d{0,4}$/.test(password);
  if (exampleHost.test(host)) return isRandom(password);
  return !(plain && localHost.test(host) && !isRandom(password));
}

/** What stands behind the `@` of an image that is pinned: `docker://alpine:3.20@sha256:…`. */
const digestName = /^sha(?:256|384|512)$/;

/** The credential in an address whose `://` ends at this offset. */
export function readUrlCredential(text: string, at: number, isForReaders = false): UrlCredential | undefined {
  const scheme = schemeBefore(text, at - 3);
  if (scheme.length < 2) return undefined;
  const isWeb = /^(?:https?|wss?)$/.test(scheme);
  for (const form of isWeb ? [userInfo] : [userInfo, looseUserInfo]) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found === null) continue;
    const [, user = '', password = '', host = ''] = found;
    if (digestName.test(host) || !isPassword([user, password, host], isForReaders)) return undefined;
    const from = at + user.length + 1;
    return { from, to: from + password.length, value: password, scheme };
  }
  return isWeb ? readBareToken(text, at, scheme) : undefined;
}

/** A token in the place of the user: `https://token@host`; what error trackers put there is meant to be public. */
function readBareToken(text: string, at: number, scheme: string): UrlCredential | undefined {
  bareToken.lastIndex = at;
  const found = bareToken.exec(text);
  if (found === null) return undefined;
  const [, token = '', host = ''] = found;
  if (!isRandom(token) || isPlaceholder(token) || /sentry|ingest|glitchtip|bugsnag/i.test(host))
    return undefined;
  if (exampleHost.test(host)) return undefined;
  return { from: at, to: at + token.length, value: token, scheme };
}

/** Expressions of this module that meet texts of strangers. */
export const urlPatterns: readonly RegExp[] = [
  userInfo,
  looseUserInfo,
  bareToken,
  exampleHost,
  localHost,
  ownHost,
  generic,
  digestName,
];
