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

/** The function with a name of its own that a node stands in. */
function namedFunction(syntax: Syntax, node: number): number {
  const isNamed = (kind: number, at: number) => kind === K.func && ownName(syntax, at) !== '';
  return ancestor(syntax, node, isNamed);
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

function randomHelper(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  if (syntax.grammar.family === 'python') {
    randomValue(file, call, report);
    return;
  }
  if (resolver.nameOf(childBy(syntax, call, F.callee)) !== 'Math.random') return;
  const func = namedFunction(syntax, call);
  // What is called by the name of a secret is reported already.
  if (func === none || secret.test(ownName(syntax, func))) return;
  for (let node = 0; node < syntax.kind.length; node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    const callee = childBy(syntax, node, F.callee);
    if (kindAt(syntax, callee) !== K.identifier || resolver.localFunction(callee) !== func) continue;
    if (!secret.test(givenName(syntax, node))) continue;
    report({ ...reportSpan(syntax, call), values: { name: 'Math.random' } });
    return;
  }
}

const pythonRandom = /^(?:random(?:\.Random\(\))?|numpy\.random)\.(?!seed$|SystemRandom|Random$)\w+$/;
const maxHops = 3;

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
