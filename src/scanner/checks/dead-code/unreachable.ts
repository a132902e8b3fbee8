import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

const leaving = new Set<number>([K.return, K.throw, K.break, K.continue]);

/** Declarations that are lifted out of dead code, or that produce none. */
function isHoisted(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  const isFunction =
    kind === K.func || kind === K.class || kind === K.ambient || kind === K.empty || kind === K.break;
  return isFunction || (kind === K.varDecl && !hasInitialiser(syntax, node)) || kind === K.decorated;
}

function hasInitialiser(syntax: Syntax, node: number): boolean {
  return childrenOf(syntax, node).some((declarator) => childBy(syntax, declarator, F.value) !== none);
}

/** Python: `yield` after `return` makes a function a generator on purpose. */
function holdsYield(syntax: Syntax, node: number): boolean {
  for (let at = node; at < endOf(syntax, node); at += 1) if (syntax.kind[at] === K.yield) return true;
  return false;
}

function unreachable(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (!leaving.has(kindAt(syntax, node))) return;
  const siblings = childrenOf(syntax, parentOf(syntax, node));
  const dead = siblings.slice(siblings.indexOf(node) + 1).find((sibling) => !isHoisted(syntax, sibling));
  const isBlock =
    kindAt(syntax, parentOf(syntax, node)) === K.block || kindAt(syntax, parentOf(syntax, node)) === K.module;
  const isCase =
    kindAt(syntax, parentOf(syntax, node)) === K.case ||
    kindAt(syntax, parentOf(syntax, node)) === K.defaultCase;
  if (dead === undefined || !(isBlock || isCase) || holdsYield(syntax, dead)) return;
  report({ ...reportSpan(syntax, dead), values: { name: textOf(syntax, node).split(/\W/)[0] ?? '' } });
}

export const unreachableChecks: readonly Check[] = [
  { name: 'unreachable', kinds: [K.return, K.throw, K.break, K.continue], scope: 'file', run: unreachable },
];
