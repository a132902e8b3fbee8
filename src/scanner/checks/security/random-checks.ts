/** Finds helpers that draw from `Math.random` and whose result becomes a secret where they are called. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { type Binding, bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { ancestor, childBy, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { ownName } from './own-name.ts';

const secret =
  /passw|secret|token$|nonce|api_?key|(?:^|_)otp$|Otp$|session_?id|csrf|credential|(?:verification|reset|invite)_?code/i;

/** Name that a function is called by: its own, or that of the member or entry that holds it; '' where it has none. */
function nameOf(syntax: Syntax, func: number): string {
  const own = ownName(syntax, func);
  const holder = parentOf(syntax, func);
  if (own !== '' || kindAt(syntax, holder) !== K.assign) return own;
  const left = childBy(syntax, holder, F.left);
  return kindAt(syntax, left) === K.member ? textOf(syntax, childBy(syntax, left, F.property)) : '';
}

/** The function with a name that a node stands in. */
function namedFunction(syntax: Syntax, node: number): number {
  const isNamed = (kind: number, at: number) => kind === K.func && nameOf(syntax, at) !== '';
  return ancestor(syntax, node, isNamed);
}

/** Whether what a call gives is what the function that it stands in gives: it is part of what is returned. */
function isReturned(syntax: Syntax, call: number, func: number): boolean {
  const holder = ancestor(syntax, call, (kind, at) => kind === K.return || at === func);
  return kindAt(syntax, holder) === K.return || kindAt(syntax, childBy(syntax, func, F.body)) !== K.block;
}

/** Name that the value of a call is given: of a variable, a field, an entry; '' where it is given none. */
function givenName(syntax: Syntax, call: number): string {
  for (let at = parentOf(syntax, call); at >= 0; at = parentOf(syntax, at)) {
    const kind = kindAt(syntax, at);
    if (kind === K.declarator) return textOf(syntax, childBy(syntax, at, F.name));
    if (kind === K.assign || kind === K.augAssign) return textOf(syntax, childBy(syntax, at, F.left));
    if (kind === K.pair) return textOf(syntax, childBy(syntax, at, F.key));
    if (kind === K.func || kind === K.block) return '';
  }
  return '';
}

const maxHops = 3;

/** Whether a helper's result becomes a secret where it is called, or where what hands it on is called. */
function becomesSecretBeyond(file: FileContext, func: number, hops = 0): boolean {
  const { syntax, resolver } = file;
  if (func === none || hops > maxHops) return false;
  for (let node = 0; node < syntax.kind.length; node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    if (resolver.localFunction(childBy(syntax, node, F.callee)) !== func) continue;
    if (secret.test(givenName(syntax, node))) return true;
    const outer = namedFunction(syntax, node);
    if (outer === none || outer === func || !isReturned(syntax, node, outer)) continue;
    if (secret.test(nameOf(syntax, outer)) || becomesSecretBeyond(file, outer, hops + 1)) return true;
  }
  return false;
}

function randomHelper(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  if (syntax.grammar.family === 'python') {
    randomValue(file, call, report);
    return;
  }
  if (resolver.nameOf(childBy(syntax, call, F.callee)) !== 'Math.random') return;
  const func = namedFunction(syntax, call);
  // What is called by the name of a secret is reported already.
  if (func === none || secret.test(nameOf(syntax, func))) return;
  if (becomesSecretBeyond(file, func))
    report({ ...reportSpan(syntax, call), values: { name: 'Math.random' } });
}

const pythonRandom = /^(?:random(?:\.Random\(\))?|numpy\.random)\.(?!seed$|SystemRandom|Random$)\w+$/;

/** Statements in which a name stands after it was given its value. */
function usesOf({ names, syntax }: FileContext, binding: Binding, from: number): number[] {
  const func = ancestor(syntax, from, (kind) => kind === K.func);
  const uses: number[] = [];
  for (let node = from; func >= 0 && node < endOf(syntax, func); node += 1)
    if (syntax.kind[node] === K.identifier && bindingAt(names, node) === binding) uses.push(node);
  return uses;
}

/** The variable that the value of an expression goes into; undefined when it goes into none. */
function heldBy({ names, syntax }: FileContext, node: number): Binding | undefined {
  const assignment = ancestor(
    syntax,
    node,
    (kind) => kind === K.assign || kind === K.block || kind === K.func,
  );
  return kindAt(syntax, assignment) === K.assign
    ? bindingAt(names, childBy(syntax, assignment, F.left))
    : undefined;
}

/** Whether what is drawn becomes a secret further on: `characters = choices(…)`, `password = "".join(characters)`. */
function becomesSecret(file: FileContext, node: number, hops = 0): boolean {
  const binding = heldBy(file, node);
  if (binding === undefined || hops > maxHops) return false;
  if (hops > 0 && secret.test(binding.name)) return true;
  return usesOf(file, binding, node + 1).some((use) => becomesSecret(file, use, hops + 1));
}

function randomValue(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, call, F.callee);
  if (!pythonRandom.test(resolver.nameOf(callee) ?? '')) return;
  if (becomesSecret(file, call))
    report({ ...reportSpan(syntax, call), values: { name: textOf(syntax, callee) } });
}

export const randomChecks: readonly Check[] = [{ name: 'random-helper', kinds: [K.call], run: randomHelper }];
