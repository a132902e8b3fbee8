/** Secrets that are written into logs, and secrets that are compared sign by sign. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { positional } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  endOf,
  kindAt,
  operatorOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { isForeignOrHolds } from './foreign.ts';
import { isTurnedAway, standsForNone } from './refused-literal.ts';
import { isSecretName, shownParts, valueName } from './secret-names.ts';

const logMethods = new Set([
  'log',
  'info',
  'warn',
  'warning',
  'error',
  'debug',
  'trace',
  'fatal',
  'critical',
  'exception',
  'verbose',
  'print',
]);
const loggers = /^(?:console|logging|print|winston|loguru\.logger|log4js\.getLogger\(\))\b/;
const askedLogger = 'getLogger().';
const loggerNames = /^_?(?:log|logger)$|Logger$/i;

/** A method of what `getLogger()` of any library gives. */
function isOfAskedLogger(name: string): boolean {
  const at = name.lastIndexOf(askedLogger);
  return at !== -1 && !name.includes('.', at + askedLogger.length);
}

function isLogCall({ syntax, resolver }: FileContext, callee: number): boolean {
  if (!logMethods.has(resolver.lastOf(callee))) return false;
  const name = resolver.nameOf(callee);
  if (name !== undefined && (loggers.test(name) || isOfAskedLogger(name))) return true;
  return (
    kindAt(syntax, callee) === K.member &&
    loggerNames.test(valueName(syntax, childBy(syntax, callee, F.object)))
  );
}

function secretInLog(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  if (!isLogCall(file, callee)) return;
  for (const part of positional(syntax, call).flatMap((argument) => shownParts(syntax, argument))) {
    const shorthand = kindAt(syntax, part) === K.shorthand ? textOf(syntax, part) : '';
    const name = shorthand === '' ? valueName(syntax, part) : shorthand;
    if (!isSecretName(name) || constantOf(resolver, part) !== undefined) continue;
    report({ ...reportSpan(syntax, part), values: { name, log: textOf(syntax, callee).slice(0, 40) } });
  }
}

const equalities = new Set(['==', '===', '!=', '!==']);
const proofName =
  /(?:^|_)(?:signature|sig|hmac|mac|api_?key|secret|(?:csrf|auth|access|reset|api|verification|session)_?token|webhook_?secret|password_?hash|hashed_?password|digest|password|passwd|token|otp)$|(?<=[a-z])(?:Signature|Hmac|ApiKey|Secret|Token|Password|Digest|Otp)$/;

/** Settings are written in capitals: `settings.HOOK_SECRET`. */
function isProofName(name: string): boolean {
  return proofName.test(/^[A-Z][A-Z0-9_]+$/.test(name) ? name.toLowerCase() : name);
}

const confirmation =
  /confirm|repeat|again|retype|verif(?:y|ication)$|second|(?:password|passwd|pw|pass)_?[12]$/i;

/** What somebody has typed twice, compared with itself: nothing of the program's is in it. */
function isConfirmed(syntax: Syntax, left: number, right: number): boolean {
  const names = [left, right].map((side) => valueName(syntax, side));
  return (
    names.every((name) => /passw|pwd|^pw\d|^pass/i.test(name)) &&
    names.some((name) => confirmation.test(name))
  );
}

function sides(syntax: Syntax, node: number): readonly [number, number] {
  const left = childBy(syntax, node, F.left);
  const [first = none, second = none] = childrenOf(syntax, node);
  return left === none ? [first, second] : [left, childBy(syntax, node, F.right)];
}

/** What an expression is called, through one variable that is never written again. */
function sourceName({ resolver, names, syntax }: FileContext, node: number): string {
  const inner = unwrap(syntax, node);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(names, inner) : undefined;
  const known = resolver.nameOf(inner);
  if (known !== undefined || binding === undefined || binding.writes > 0) return known ?? '';
  return binding.init === none || binding.path.length > 0
    ? ''
    : (resolver.nameOf(unwrap(syntax, binding.init)) ?? '');
}

const keyedStart = /^(?:crypto\.createHmac|hmac\.(?:new|HMAC))\(\)/;
const digestEnd = /digest\(\)(?:\.\w{1,40}\(\)){0,4}$/;

const derivedKey = /^crypto\.(?:scryptSync|pbkdf2Sync)\(\)(?:\.\w{1,40}\(\)){0,4}$/;

/** The digest of a hash with a key: it ends what starts with the key, at most turned into text after it. */
function isKeyedDigest(name: string): boolean {
  if (derivedKey.test(name)) return true;
  return name.startsWith('hmac.digest()') || (keyedStart.test(name) && digestEnd.test(name));
}

const maxDepth = 3;

/** `'sha256=' + digest`, and a function of ours that gives nothing but a digest. */
function isMadeOfDigest(file: FileContext, node: number, depth = 0): boolean {
  const { names, resolver, syntax } = file;
  const inner = unwrap(syntax, node);
  if (inner < 0 || depth > maxDepth) return false;
  const isDigest = (part: number) =>
    isKeyedDigest(sourceName(file, part)) || isMadeOfDigest(file, part, depth + 1);
  const kind = kindAt(syntax, inner);
  if (kind === K.identifier) {
    const binding = bindingAt(names, inner);
    const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
    return (
      isFixed && binding.init > 0 && binding.init !== inner && isMadeOfDigest(file, binding.init, depth + 1)
    );
  }
  if (kind === K.binary) return childrenOf(syntax, inner).some(isDigest);
  if (kind === K.template)
    return childrenOf(syntax, inner).some(
      (part) => kindAt(syntax, part) === K.templateSub && isDigest(childAt(syntax, part, 0)),
    );
  if (kind !== K.call) return false;
  const func = resolver.localFunction(childBy(syntax, inner, F.callee));
  const body = func < 0 ? none : childBy(syntax, func, F.body);
  const [only = none, more] = kindAt(syntax, body) === K.block ? childrenOf(syntax, body) : [body];
  if (more !== undefined || only === none) return false;
  return isDigest(kindAt(syntax, only) === K.return ? childAt(syntax, only, 0) : only);
}

const derived = /^hashlib\.(?:pbkdf2_hmac|scrypt)$|^bcrypt\.(?:hashpw|kdf)$/;

/** `"sha256=" + hmac.new(key, text).hexdigest()`, and what is derived from a password, behind a name. */
function holdsDigest({ names, resolver, syntax }: FileContext, node: number): boolean {
  const inner = unwrap(syntax, node);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(names, inner) : undefined;
  const init = binding === undefined || binding.writes > 0 ? inner : binding.init;
  if (init < 0 || syntax.grammar.family !== 'python' || endOf(syntax, init) - init > maxDigestNodes)
    return false;
  for (let at = init; at < endOf(syntax, init); at += 1) {
    const name = syntax.kind[at] === K.call ? (resolver.nameOf(at) ?? '') : '';
    if (name !== '' && (isKeyedDigest(name) || derived.test(name.slice(0, -2)))) return true;
  }
  return false;
}

const maxDigestNodes = 60;

/** A value that only those who know a secret can make, or a secret of this program. */
function isProof(file: FileContext, node: number): boolean {
  const name = sourceName(file, node);
  if (isKeyedDigest(name) || isMadeOfDigest(file, node) || holdsDigest(file, node)) return true;
  if (!/^(?:process\.env\.|os\.environ\b|os\.getenv)/.test(name)) return false;
  return /secret|token|key|password|signature/i.test(textOf(file.syntax, unwrap(file.syntax, node)) + name);
}

/** A variable called `token` is as often a word of a language as a key. */
function isBareToken({ syntax }: FileContext, side: number): boolean {
  const inner = unwrap(syntax, side);
  return kindAt(syntax, inner) === K.identifier && /^(?:token|digest|mac|sig)$/.test(textOf(syntax, inner));
}

/** `given.equals(digest)`: a buffer stops at the first difference as well. */
function timingOfBuffers(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  if (kindAt(syntax, callee) !== K.member || resolver.lastOf(callee) !== 'equals') return;
  const [other = none] = positional(syntax, call);
  const object = childBy(syntax, callee, F.object);
  if (isProof(file, object) || isProof(file, other))
    report({ ...reportSpan(syntax, call), values: { name: valueName(syntax, other) || 'the digest' } });
}

/** What `secret[i]` is one sign of; `none` for any other expression. */
function wholeOf(syntax: Syntax, side: number, index: string): number {
  const inner = unwrap(syntax, side);
  if (kindAt(syntax, inner) !== K.subscript || indexOf(syntax, inner) !== index) return none;
  const object = childBy(syntax, inner, F.object);
  return object === none ? childBy(syntax, inner, F.value) : object;
}

/** The name that a subscript counts by; empty where it is another expression. */
function indexOf(syntax: Syntax, subscript: number): string {
  const index = childBy(syntax, subscript, F.index);
  return kindAt(syntax, index) === K.identifier ? textOf(syntax, index) : '';
}

/** `given[i] !== secretToken[i]`: sign by sign, the first that differs ends it. */
function comparedBySign(file: FileContext, left: number, right: number): string {
  const { syntax } = file;
  const index = indexOf(syntax, unwrap(syntax, left));
  const wholes = [left, right].map((side) => (index === '' ? none : wholeOf(syntax, side, index)));
  if (wholes.includes(none)) return '';
  const secret = wholes.find((each) => isProofName(valueName(syntax, each)) && !isBareToken(file, each));
  return secret === undefined ? '' : valueName(syntax, secret);
}

function timing(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  if (kindAt(syntax, node) === K.call) {
    timingOfBuffers(file, node, report);
    return;
  }
  if (!equalities.has(operatorOf(syntax, node))) return;
  const [left, right] = sides(syntax, node);
  const isKnown = (side: number) =>
    constantOf(resolver, side) !== undefined || valueName(syntax, side) === 'undefined';
  if (left === none || right === none || isKnown(left) || isKnown(right)) return;
  const bySign = comparedBySign(file, left, right);
  const names = [bySign, valueName(syntax, left), valueName(syntax, right)];
  const isProven = bySign !== '' || isProof(file, left) || isProof(file, right);
  const isAsked =
    [left, right].some((side) => isProofName(valueName(syntax, side)) && !isBareToken(file, side)) &&
    (isForeignOrHolds(file, left) || isForeignOrHolds(file, right));
  if (isProven || (isAsked && !isConfirmed(syntax, left, right)))
    report({
      ...reportSpan(syntax, node),
      values: { name: names.find((name) => name !== '') ?? 'the secret' },
    });
}

const passwordName =
  /^(?:\w*_)?(?:password|passwd|pwd|passphrase|secret|api_?key|pin_?code)$|(?:Password|Secret|ApiKey)$/i;
/** `update_password == 'always'` asks what is to be done, not which password it is. */
const action =
  /^_?(?:update|change|reset|set|show|hide|require|use|has|is|no|ask|prompt|allow|forgot|check|remember|save|generate|force|with|enable|disable|store|expire)(?:_|[A-Z])/;
/** Words that code compares with for other reasons: kinds of fields, types of values. */
const words =
  /^(?:string|number|object|undefined|function|boolean|null|none|true|false|text|password|passwd|secret|hidden|required|optional|invalid|unknown|apikey|api_key|basic|bearer|x{3,}|[*•]{3,}|redact(?:ed|ion)|masked|\w{0,40}(?:placeholder|_here)|change[_-]?(?:me|it|this)|your[_-].{1,30}|[a-z]{2,20}:|.{0,3})$/i;

const tokenName = /(?:^|[_-])(?:token|auth|api-key)$|[a-z](?:Token|Auth)$/i;

/** Long, and of letters and digits: no word of a language, and no kind of token. */
function looksMade(value: string): boolean {
  return (
    /^[\w.+/=-]{10,}$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value) && !/^v?\d+\./.test(value)
  );
}

/** `url.password == "delete"`: a part of an address, which programs use for words of their own. */
function isOfAddress(syntax: Syntax, side: number): boolean {
  const inner = unwrap(syntax, side);
  const object = kindAt(syntax, inner) === K.member ? childBy(syntax, inner, F.object) : none;
  return object !== none && /^(?:ur[il]|parsed_?ur[il]|ur[il]_?parts)$/i.test(valueName(syntax, object));
}

function comparedWithConstant(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  if (!equalities.has(operatorOf(syntax, node))) return;
  const [left, right] = sides(syntax, node);
  const known = [left, right].map((side) => (side === none ? undefined : constantOf(resolver, side)));
  const at = known.findIndex((value) => typeof value === 'string');
  const value = known[at];
  const compared = at === 0 ? right : left;
  const name = valueName(syntax, compared);
  if (typeof value !== 'string' || words.test(value) || /\s/.test(value)) return;
  const isNamed =
    passwordName.test(name) || (tokenName.test(name) && looksMade(value) && !isBareToken(file, compared));
  if (!isNamed || action.test(name) || isOfAddress(syntax, compared)) return;
  const isWord = isTurnedAway(syntax, node) || standsForNone(syntax, node, compared);
  if (known[1 - at] === undefined && !isWord)
    report({ ...reportSpan(syntax, at === 0 ? left : right), values: { name } });
}

export const secretChecks: readonly Check[] = [
  { name: 'sensitive-data-log', kinds: [K.call], run: secretInLog },
  { name: 'hard-coded-comparison', kinds: [K.binary, K.compare], run: comparedWithConstant },
  { name: 'timing-comparison', kinds: [K.binary, K.compare, K.call], run: timing },
];
