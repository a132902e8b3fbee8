/** Calls that are made where a check has failed: in the handler of its `try`, behind it, or where its callback got an error. */
import { fitsName } from '../../names/name-index.ts';
import type { Resolver } from '../../names/resolver.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childBy,
  childrenOf,
  enclosingFunction,
  endOf,
  kindAt,
  parentOf,
  textOf,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import { positional } from '../call-parts.ts';

/** Options by which a call that could check does not. */
const checksNothing = /verify(?:_signature)?["']?\s*[:=]\s*False|["']?complete["']?\s*:\s*true/;
/** What fails for its age alone had a valid signature: libraries look at that first. */
const ofAge = /expired/i;
const leaves =
  /^(?:return|raise|throw|continue|break|(?:flask\.)?abort\(|(?:sys\.|process\.)?exit\(|reject\()/;
const writesLog =
  /^(?:console|log|logger|logging|log(?!in(?:$|_|u)|out)\w*|print|debug|info|warn(?:ing)?|error)$/i;

/** A call that may stand in for a check, and the names of such checks. */
interface Question {
  readonly resolver: Resolver;
  readonly node: number;
  readonly checks: readonly string[];
}

/** Whether a call stands in for a check of the same value, made by one of these calls, that has failed. */
export function standsForFailed(resolver: Resolver, node: number, checks: readonly string[]): boolean {
  const question = { resolver, node, checks };
  if (isLogged(question)) return false;
  for (let at = node; at > 0; at = parentOf(resolver.syntax, at)) if (failedBefore(question, at)) return true;
  return false;
}

/** What a log tells of a token lets nobody in. */
function isLogged({ resolver, node }: Question): boolean {
  const { syntax } = resolver;
  for (let at = node; kindAt(syntax, at) !== K.func && at > 0; at = parentOf(syntax, at)) {
    const up = parentOf(syntax, at);
    if (kindAt(syntax, at) !== K.args || kindAt(syntax, up) !== K.call) continue;
    const [root = '', ...more] = textOf(syntax, childBy(syntax, up, F.callee)).split('.');
    if ([root, more.at(-1) ?? ''].some((each) => writesLog.test(each))) return true;
  }
  return false;
}

function failedBefore(question: Question, at: number): boolean {
  const { syntax } = question.resolver;
  const kind = kindAt(syntax, at);
  if (kind === K.catch) return isHandler(question, at);
  if (kind === K.func) return isCallback(question, at);
  return kindAt(syntax, parentOf(syntax, at)) === K.block && followsFailed(question, at);
}

/** Checks of the same value within a part of the file; functions inside of it speak for themselves. */
function hasCheck({ resolver, node, checks }: Question, from: number, to: number): boolean {
  const { syntax } = resolver;
  const [asked = none] = positional(syntax, node);
  for (let at = from; at < to; at += 1) {
    if (at === node || syntax.kind[at] !== K.call) continue;
    const callee = childBy(syntax, at, F.callee);
    const [first = none] = positional(syntax, at);
    if (first === none || textOf(syntax, first) !== textOf(syntax, asked)) continue;
    if (checksNothing.test(textOf(syntax, at))) continue;
    const name = resolver.nameOf(callee);
    if (checks.some((each) => fitsName(each, name, resolver.lastOf(callee)))) return true;
  }
  return false;
}

const bodyOf = (syntax: Syntax, tried: number): number => childBy(syntax, tried, F.body);

function lastStatement(syntax: Syntax, handler: number): number {
  const block = childBy(syntax, handler, F.body);
  const body = block === none ? (childrenOf(syntax, handler).at(-1) ?? none) : block;
  return kindAt(syntax, body) === K.block ? (childrenOf(syntax, body).at(-1) ?? none) : body;
}

const isOfAge = (syntax: Syntax, handler: number): boolean => {
  const [open = ''] = textOf(syntax, handler).split(/:\s*\n/, 1);
  return syntax.grammar.family === 'python' && ofAge.test(open) && !open.includes(',');
};

/** In the handler of a check: what is read there counts unless it is thrown away, or checked after all. */
function isHandler(question: Question, handler: number): boolean {
  const { resolver, node } = question;
  const { syntax } = resolver;
  const tried = bodyOf(syntax, parentOf(syntax, handler));
  if (tried === none || isOfAge(syntax, handler) || asksForAge(syntax, node, handler)) return false;
  if (!hasCheck(question, tried, endOf(syntax, tried))) return false;
  if (isThrownAway(syntax, node, handler)) return false;
  return !hasLaterCheck(question, endOf(syntax, handler));
}

/** The handler ends by an error, and returns nothing behind what it has read. */
function isThrownAway(syntax: Syntax, node: number, handler: number): boolean {
  if (!/^(?:raise|throw)\b/.test(textOf(syntax, lastStatement(syntax, handler)))) return false;
  for (let at = node; at < endOf(syntax, handler); at += 1)
    if (/^return\b/.test(textOf(syntax, at))) return false;
  return true;
}

/** Whether a check of anything by a call of these names follows: what was read first has found its key. */
function hasLaterCheck({ resolver, node, checks }: Question, to: number): boolean {
  const { syntax } = resolver;
  for (let at = endOf(syntax, node); at < to; at += 1) {
    if (syntax.kind[at] !== K.call || checksNothing.test(textOf(syntax, at))) continue;
    const callee = childBy(syntax, at, F.callee);
    if (checks.some((each) => fitsName(each, resolver.nameOf(callee), resolver.lastOf(callee)))) return true;
  }
  return false;
}

/** `if (error.name === 'TokenExpiredError')` round a node. */
function asksForAge(syntax: Syntax, node: number, within: number): boolean {
  for (let at = node; at > within; at = parentOf(syntax, at)) {
    const isAsked = kindAt(syntax, at) === K.if || kindAt(syntax, at) === K.ternary;
    if (isAsked && ofAge.test(textOf(syntax, childBy(syntax, at, F.condition)))) return true;
  }
  return false;
}

/** Behind a `try` whose handler goes on. */
function followsFailed(question: Question, statement: number): boolean {
  const { syntax } = question.resolver;
  const siblings = childrenOf(syntax, parentOf(syntax, statement));
  const before = siblings.slice(0, siblings.indexOf(statement));
  const scope = enclosingFunction(syntax, statement);
  return before.some((tried) => {
    if (kindAt(syntax, tried) !== K.try) return false;
    const body = bodyOf(syntax, tried);
    const goesOn = childrenOf(syntax, tried).some(
      (each) =>
        kindAt(syntax, each) === K.catch &&
        !isOfAge(syntax, each) &&
        !leaves.test(textOf(syntax, lastStatement(syntax, each))),
    );
    if (!goesOn || !hasCheck(question, body, endOf(syntax, body))) return false;
    return !hasLaterCheck(question, scope === none ? syntax.count : endOf(syntax, scope));
  });
}

/** `verify(token, key, (error, user) => { if (error) … })`, `jwtVerify(token, key).catch(() => …)`. */
function isCallback(question: Question, func: number): boolean {
  const { resolver, node } = question;
  const { syntax } = resolver;
  const call = parentOf(syntax, parentOf(syntax, func));
  if (kindAt(syntax, parentOf(syntax, func)) !== K.args || kindAt(syntax, call) !== K.call) return false;
  const callee = childBy(syntax, call, F.callee);
  if (asksForAge(syntax, node, func) || hasLaterCheck(question, endOf(syntax, func))) return false;
  if (resolver.lastOf(callee) === 'catch') return hasCheck(question, callee, endOf(syntax, callee));
  return standsInError(syntax, node, func) && hasCheck(question, call, endOf(syntax, callee));
}

/** Whether a node stands where the first parameter of a callback was asked for and is there. */
function standsInError(syntax: Syntax, node: number, func: number): boolean {
  const [error = none] = childrenOf(syntax, childBy(syntax, func, F.parameters));
  const name = textOf(syntax, error);
  for (let at = node; at > func; at = parentOf(syntax, at)) {
    const up = parentOf(syntax, at);
    const isThen = kindAt(syntax, up) === K.if && childBy(syntax, up, F.consequence) === at;
    if (isThen && textOf(syntax, childBy(syntax, up, F.condition)).replace(/^\(|\)$/g, '') === name)
      return true;
  }
  return false;
}
