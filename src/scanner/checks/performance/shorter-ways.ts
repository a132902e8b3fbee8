/** Ways that make a whole list to look at one entry of it. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, parentOf, textOf } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { isPython } from '../expressions.ts';

/** `list.filter(f)[0]` */
function firstOfFilter(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const object = childBy(syntax, node, F.object);
  const list = object === none ? childBy(syntax, node, F.value) : object;
  if (textOf(syntax, childBy(syntax, node, F.index)) !== '0') return;
  if (isPython(file)) {
    if (kindAt(syntax, list) !== K.comprehension || !textOf(syntax, list).startsWith('[')) return;
    // No fix: for no entry `[0]` raises IndexError and `next` StopIteration.
    report({ ...reportSpan(syntax, node), values: { name: 'next(…)' } });
    return;
  }
  const callee = childBy(syntax, list, F.callee);
  const callback = childAt(syntax, childBy(syntax, list, F.arguments), 0);
  if (
    kindAt(syntax, list) !== K.call ||
    resolver.lastOf(callee) !== 'filter' ||
    kindAt(syntax, callback) !== K.func
  )
    return;
  const call = `${sourceOf(syntax, childBy(syntax, callee, F.object))}.find${sourceOf(syntax, childBy(syntax, list, F.arguments))}`;
  const isTarget = kindAt(syntax, parentOf(syntax, node)) === K.assign && syntax.field[node] === F.left;
  const fix = isTarget ? undefined : replacing(syntax, node, 'Stop at the first', call);
  report({ ...reportSpan(syntax, node), values: { name: 'find' }, fix });
}

/** `key in table.keys()` */
function keysOfDict(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const right = childrenOf(syntax, node)[1] ?? none;
  const callee = kindAt(syntax, right) === K.call ? childBy(syntax, right, F.callee) : none;
  const isKeys = kindAt(syntax, callee) === K.member && resolver.lastOf(callee) === 'keys';
  if (
    !isKeys ||
    childrenOf(syntax, childBy(syntax, right, F.arguments)).length > 0 ||
    childrenOf(syntax, node).length > 2
  )
    return;
  const table = textOf(syntax, childBy(syntax, callee, F.object));
  report({
    ...reportSpan(syntax, right),
    values: { name: `${operatorOf(syntax, node)} ${table}` },
    fix: replacing(syntax, right, 'Ask the dictionary', table),
  });
}

/** `Object.keys(table).includes(key)` */
function keysOfObject(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const list = childBy(syntax, childBy(syntax, node, F.callee), F.object);
  const key = childrenOf(syntax, childBy(syntax, node, F.arguments));
  if (
    kindAt(syntax, list) !== K.call ||
    resolver.nameOf(childBy(syntax, list, F.callee)) !== 'Object.keys' ||
    key.length !== 1
  )
    return;
  const table = textOf(syntax, childAt(syntax, childBy(syntax, list, F.arguments), 0));
  const shorter = `Object.hasOwn(${table}, ${sourceOf(syntax, key[0] ?? none)})`;
  report({
    ...reportSpan(syntax, node),
    values: { name: shorter },
    fix: replacing(syntax, node, 'Ask the object', shorter),
  });
}

export const shorterWayChecks: readonly Check[] = [
  { name: 'first-of-filter', kinds: [K.subscript], run: firstOfFilter },
  {
    name: 'keys-membership',
    operators: ['in', 'not in'],
    calls: ['includes'],
    run: (file, node, report) =>
      (kindAt(file.syntax, node) === K.call ? keysOfObject : keysOfDict)(file, node, report),
  },
];
