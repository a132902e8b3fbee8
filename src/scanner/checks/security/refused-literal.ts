/** A literal that a program compares a password with to turn it away: a placeholder, the answer of a server that failed. */
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

const equals = new Set(['==', '===']);
const joints = new Set(['||', '&&', 'or', 'and']);
const conditionals = new Set<number>([K.if, K.elif]);
/** Parentheses and `||`, `&&` between a comparison and its `if`. */
const deepest = 6;

const nothing = /^return(?:[ \t]+(?:None|null|undefined|false|False))?[ \t]*;?$/;
/** `res.status(400).json(…)`, `res.sendStatus(401)`, `abort(403)`, `HttpResponse(status=400)`. */
const refusal = /\b(?:status|sendStatus|abort)\(4\d\d\b|\bstatus(?:_code)?[ \t]{0,4}[=:][ \t]{0,4}4\d\d\b/;
const longestStatement = 600;
const others = new Set<number>([K.else, K.elif]);
const warning =
  /^(?:await\s{1,4})?(?:(?:\w{1,40}\.){0,3}_?(?:console|log|logger|logging|warnings|winston)\.(?:log|info|notice|warn|warning|error|debug|fatal|critical)|process\.emitWarning|print)\s{0,4}\(/i;

/** The `if` whose condition a comparison is part of, and what follows where it holds. */
function conditionalOf(
  syntax: Syntax,
  comparison: number,
):
  | { readonly outer: number; readonly condition: number; readonly statements: readonly number[] }
  | undefined {
  if (!equals.has(operatorOf(syntax, comparison))) return undefined;
  let inner = comparison;
  let outer = parentOf(syntax, inner);
  for (let depth = 0; depth < deepest && isJoint(syntax, outer); depth += 1) {
    inner = outer;
    outer = parentOf(syntax, inner);
  }
  if (!conditionals.has(kindAt(syntax, outer))) return undefined;
  const consequence = childBy(syntax, outer, F.consequence);
  if (consequence === none || inner > consequence) return undefined;
  const statements =
    kindAt(syntax, consequence) === K.block ? childrenOf(syntax, consequence) : [consequence];
  return { outer, condition: inner, statements };
}

/**
 * `if key == 'auto': key = draw()`, `secret is None or secret == 'generate'`: a word in place of a value, which the
 * program then draws.
 */
export function standsForNone(syntax: Syntax, comparison: number, compared: number): boolean {
  const found = conditionalOf(syntax, comparison);
  if (found === undefined) return false;
  const name = textOf(syntax, compared);
  const [first = none] = found.statements;
  const assigned = kindAt(syntax, first) === K.exprStmt ? childAt(syntax, first, 0) : first;
  if (kindAt(syntax, assigned) !== K.assign) return false;
  const isCalled = callKinds.has(kindAt(syntax, unwrap(syntax, childBy(syntax, assigned, F.right))));
  if (!isCalled) return false;
  if (textOf(syntax, childBy(syntax, assigned, F.left)) === name) return true;
  return found.condition !== comparison && asksForNone(syntax, found.condition, name);
}

const callKinds = new Set<number>([K.call, K.new, K.await]);
const missing = /^\s{0,4}(?:is|===?)\s{0,4}(?:None|null|undefined)$/;

function asksForNone(syntax: Syntax, condition: number, name: string): boolean {
  if (isJoint(syntax, condition))
    return childrenOf(syntax, condition).some((each) => asksForNone(syntax, each, name));
  const text = textOf(syntax, condition).slice(0, longestStatement);
  return text.startsWith(name) && missing.test(text.slice(name.length));
}

/** Where the comparison holds, nothing but an error, a warning or nothing at all follows. */
export function isTurnedAway(syntax: Syntax, comparison: number): boolean {
  const found = conditionalOf(syntax, comparison);
  if (found === undefined) return false;
  const { outer, statements } = found;
  const last = statements.at(-1) ?? none;
  const isAlone = childrenOf(syntax, outer).every((each) => !others.has(kindAt(syntax, each)));
  if (isAlone && statements.length > 0 && statements.every((each) => onlyWarns(syntax, each))) return true;
  if (kindAt(syntax, last) === K.throw) return true;
  const text = textOf(syntax, last).slice(0, longestStatement);
  return (kindAt(syntax, last) === K.return && nothing.test(text)) || refusal.test(text);
}

/** Nothing else is decided by it: `console.warn('change the default password')`. */
function onlyWarns(syntax: Syntax, statement: number): boolean {
  return (
    kindAt(syntax, statement) === K.exprStmt &&
    warning.test(textOf(syntax, statement).slice(0, longestStatement))
  );
}

function isJoint(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  if (kind === K.paren || kind === K.logical) return true;
  return kind === K.binary && joints.has(operatorOf(syntax, node));
}
