import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, endOf, kindAt, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { conditionOf, isPure, outcomesOf } from '../expressions.ts';

/** Text of a branch without its braces and blanks, so that only the code counts. */
function bodyText(syntax: Syntax, node: number): string {
  const statements = kindAt(syntax, node) === K.block ? childrenOf(syntax, node) : [node];
  return statements.map((each) => sourceOf(syntax, each).replace(/\s+/g, ' ')).join('\n');
}

/** Bodies of all branches of an `if`; undefined when no `else` closes it. */
function branchBodies(syntax: Syntax, node: number, depth = 0): string[] | undefined {
  if (depth > 50) return undefined;
  const bodies = [bodyText(syntax, childBy(syntax, node, F.consequence))];
  for (const child of childrenOf(syntax, node)) {
    if (syntax.field[child] !== F.alternative) continue;
    if (kindAt(syntax, child) === K.elif) {
      bodies.push(bodyText(syntax, childBy(syntax, child, F.consequence)));
      continue;
    }
    const named = childBy(syntax, child, F.body);
    const inner = named === none ? childAt(syntax, child, 0) : named;
    if (kindAt(syntax, inner) !== K.if) return [...bodies, bodyText(syntax, inner)];
    const rest = branchBodies(syntax, inner, depth + 1);
    return rest === undefined ? undefined : [...bodies, ...rest];
  }
  return undefined;
}

/** Cheap first: whether the `else` has as many nodes as the first branch. */
function isLastAsLong(syntax: Syntax, node: number): boolean {
  const first = childBy(syntax, node, F.consequence);
  const last = childrenOf(syntax, node).at(-1) ?? none;
  if (kindAt(syntax, last) !== K.else) return false;
  const named = childBy(syntax, last, F.body);
  const inner = named === none ? childAt(syntax, last, 0) : named;
  return kindAt(syntax, inner) === K.if || endOf(syntax, inner) - inner === endOf(syntax, first) - first;
}

/** All branches do the same: the condition decides nothing. Shared nothing (`pass`, an empty block) is left alone. */
function identicalBranches(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (kindAt(syntax, node) === K.ternary) {
    identicalOutcomes(file, node, report);
    return;
  }
  if (childBy(syntax, node, F.alternative) === none || kindAt(syntax, parentOf(syntax, node)) === K.else)
    return;
  if (!isLastAsLong(syntax, node)) return;
  const bodies = branchBodies(syntax, node);
  const [first = ''] = bodies ?? [];
  if (
    bodies === undefined ||
    first.length < 3 ||
    /^(?:pass|\.\.\.)$/.test(first) ||
    bodies.some((body) => body !== first)
  )
    return;
  report({
    ...reportSpan(syntax, node),
    values: { name: textOf(syntax, unwrap(syntax, conditionOf(syntax, node))) },
  });
}

function identicalOutcomes(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [first, last] = outcomesOf(syntax, node);
  if (endOf(syntax, first) - first !== endOf(syntax, last) - last) return;
  const text = textOf(syntax, first);
  if (text === '' || text !== textOf(syntax, last)) return;
  const condition = conditionOf(syntax, node);
  const fix =
    isPure(syntax, condition) && isPure(syntax, first)
      ? replacing(syntax, node, 'Use the value', text)
      : undefined;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, condition) }, fix });
}

export const identicalBranchChecks: readonly Check[] = [
  { name: 'identical-branches', kinds: [K.if, K.ternary], scope: 'file', run: identicalBranches },
];
