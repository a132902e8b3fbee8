/** Variables of loops that are read later than their turn, or twice at once; loops that are none. */
import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { type Binding, bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  ancestor,
  childAt,
  childBy,
  childrenOf,
  endOf,
  hasToken,
  kindAt,
  parentOf,
  textOf,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { inserting } from '../edits.ts';
import { hasInside, isPython } from '../expressions.ts';
import { isInside, isLoop } from '../loops.ts';
import { referencesTo } from '../references.ts';

/** Names that a loop gives a new value each turn and that all turns share. */
function sharedVariables(file: FileContext, loop: number): Binding[] {
  const { syntax, names } = file;
  const head =
    kindAt(syntax, loop) === K.for ? childBy(syntax, loop, F.initializer) : childBy(syntax, loop, F.left);
  const isVar =
    kindAt(syntax, loop) === K.for ? hasToken(syntax, head, 'var') : hasToken(syntax, loop, 'var');
  if (head === none || !(isPython(file) || isVar)) return [];
  const found: Binding[] = [];
  for (let at = head; at < endOf(syntax, head); at += 1) {
    const binding = kindAt(syntax, at) === K.identifier ? bindingAt(names, at) : undefined;
    if (binding !== undefined && (isPython(file) || binding.kind === 'var' || binding.kind === 'loop'))
      found.push(binding);
  }
  return found;
}

const keeping =
  /(?:^|\.)(?:append|appendleft|push|add|insert|put|connect|bind|register|subscribe|submit|after|call_later|call_soon|add_callback|addCallback|add_done_callback|on|once|addEventListener|setTimeout|setInterval|then|defer)$/;
const keepingKeyword = /^(?:command|callback|handler|on_\w+|func|target)$/;

/** Whether a closure outlives its turn: it is stored or handed to something that calls it later. */
function isKept(syntax: Syntax, closure: number): boolean {
  const up = parentOf(syntax, closure);
  const kind = kindAt(syntax, up);
  if (kind === K.args) {
    const call = parentOf(syntax, up);
    return keeping.test(textOf(syntax, childBy(syntax, call, F.callee)).replace(/\s+/g, ''));
  }
  if (kind === K.keywordArg) return keepingKeyword.test(textOf(syntax, childBy(syntax, up, F.name)));
  const left = kind === K.assign ? kindAt(syntax, childBy(syntax, up, F.left)) : 0;
  return left === K.subscript || left === K.member;
}

function lateBinding(file: FileContext, loop: number, report: ReportHit): void {
  const { syntax } = file;
  const body = childBy(syntax, loop, F.body);
  if (!hasInside(syntax, body, (kind) => kind === K.func)) return;
  for (const binding of sharedVariables(file, loop)) {
    for (const use of referencesTo(file, binding)) {
      const closure = isInside(syntax, use, body) ? closureOf(syntax, use, loop) : none;
      if (
        closure === none ||
        !isInside(syntax, use, childBy(syntax, closure, F.body)) ||
        !isKept(syntax, closure)
      )
        continue;
      report({
        ...reportSpan(syntax, use),
        values: { name: binding.name },
        fix: bindingFix(file, { loop, closure, binding }),
      });
      break;
    }
  }
}

/** The function inside the loop that a use stands in; a generator or comprehension runs at once. */
function closureOf(syntax: Syntax, use: number, loop: number): number {
  const found = ancestor(syntax, use, (kind, at) => kind === K.func || kind === K.class || at === loop);
  return kindAt(syntax, found) === K.func ? found : none;
}

/** Python: the value becomes a default of the lambda. JavaScript: `let` has a variable for each turn. */
function bindingFix(
  file: FileContext,
  found: { loop: number; closure: number; binding: Binding },
): OffsetFix | undefined {
  const { syntax } = file;
  const { loop, closure, binding } = found;
  if (!isPython(file)) return letFix(file, loop, binding);
  const text = textOf(syntax, closure);
  if (!text.startsWith('lambda') || /[*]/.test(text.split(':')[0] ?? '')) return undefined;
  const list = childBy(syntax, closure, F.parameters);
  if (list !== none)
    return inserting(
      syntax.end[list] ?? 0,
      'Keep the value of this turn',
      `, ${binding.name}=${binding.name}`,
    );
  return inserting(
    (syntax.start[closure] ?? 0) + 'lambda'.length,
    'Keep the value of this turn',
    ` ${binding.name}=${binding.name}`,
  );
}

function letFix(file: FileContext, loop: number, binding: Binding): OffsetFix | undefined {
  const { syntax } = file;
  const isLocal = referencesTo(file, binding).every((node) => isInside(syntax, node, loop));
  const holder = kindAt(syntax, loop) === K.for ? childBy(syntax, loop, F.initializer) : loop;
  const token = childrenWithTokens(syntax, holder).find((node) => textOf(syntax, node) === 'var');
  if (!isLocal || token === undefined) return undefined;
  return {
    title: 'Use let',
    edits: [{ from: syntax.start[token] ?? 0, to: syntax.end[token] ?? 0, newText: 'let' }],
  };
}

function childrenWithTokens(syntax: Syntax, node: number): number[] {
  const found: number[] = [];
  for (let at = node + 1; at < endOf(syntax, node); at = endOf(syntax, at)) found.push(at);
  return found;
}

/** Names that a loop declares or counts with. */
function ownNames(syntax: Syntax, loop: number): string[] {
  if (kindAt(syntax, loop) === K.forIn) {
    const left = childBy(syntax, loop, F.left);
    return kindAt(syntax, left) === K.identifier ? [textOf(syntax, left)] : [];
  }
  if (kindAt(syntax, loop) !== K.for) return [];
  const declarator = childAt(syntax, childBy(syntax, loop, F.initializer), 0);
  return kindAt(syntax, declarator) === K.declarator
    ? [textOf(syntax, childBy(syntax, declarator, F.name))]
    : [];
}

/** Python: the inner loop goes on with the iterator of the outer one. */
function goesOn(syntax: Syntax, inner: number, outer: number): boolean {
  return (
    kindAt(syntax, inner) === K.forIn &&
    textOf(syntax, childBy(syntax, inner, F.right)) === textOf(syntax, childBy(syntax, outer, F.right))
  );
}

/** A loop in a loop that counts with the same name. */
function reusedVariable(file: FileContext, loop: number, report: ReportHit): void {
  const { syntax } = file;
  const [name] = ownNames(syntax, loop);
  if (name === undefined || /^_+$/.test(name)) return;
  for (
    let up = parentOf(syntax, loop);
    up >= 0 && kindAt(syntax, up) !== K.func && kindAt(syntax, up) !== K.class;
    up = parentOf(syntax, up)
  ) {
    const isInBody =
      isLoop(kindAt(syntax, up)) &&
      isInside(syntax, loop, childBy(syntax, up, F.body)) &&
      !goesOn(syntax, loop, up);
    if (!isInBody || !ownNames(syntax, up).includes(name)) continue;
    report({ ...reportSpan(syntax, loop), values: { name } });
    return;
  }
}

const leaving = new Set<number>([K.return, K.break, K.throw]);

/** A body that always leaves at its end makes one turn at most. `for … in` that returns takes the first entry. */
function runsOnce(file: FileContext, loop: number, report: ReportHit): void {
  const { syntax } = file;
  const body = childBy(syntax, loop, F.body);
  const last = childrenOf(syntax, body).at(-1) ?? none;
  if (kindAt(syntax, body) !== K.block || !leaving.has(kindAt(syntax, last))) return;
  const turnsAgain = hasInside(syntax, body, (kind) => kind === K.continue || kind === K.yield);
  if (turnsAgain) return;
  report({ ...reportSpan(syntax, loop), values: { name: textOf(syntax, last).split(/\W/)[0] ?? '' } });
}

export const loopVariableChecks: readonly Check[] = [
  { name: 'late-binding', kinds: [K.for, K.forIn], scope: 'file', run: lateBinding },
  { name: 'reused-loop-variable', kinds: [K.for, K.forIn], run: reusedVariable },
  { name: 'loop-runs-once', kinds: [K.for, K.while, K.do], run: runsOnce },
];
