/** Finds functions that copy one object into another, level by level, and let the key `__proto__` through. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { parametersOf } from '../../match/handlers.ts';
import { parameterPattern } from '../../names/declare.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

const guarding = /__proto__|Object\.create\(null\)|isUnsafe|isPrototypePolluted|\bprototype\b/;

/** Name that a function can call itself by. */
function ownName(syntax: Syntax, func: number): string {
  const name = childBy(syntax, func, F.name);
  if (name !== none) return textOf(syntax, name);
  const holder = syntax.parent[func] ?? none;
  return kindAt(syntax, holder) === K.declarator ? textOf(syntax, childBy(syntax, holder, F.name)) : '';
}

/** Object and key of `object[key]` with a variable key. */
function computed(
  syntax: Syntax,
  node: number,
): { readonly object: string; readonly key: string } | undefined {
  const inner = unwrap(syntax, node);
  if (kindAt(syntax, inner) !== K.subscript) return undefined;
  const index = childBy(syntax, inner, F.index);
  if (kindAt(syntax, index) !== K.identifier) return undefined;
  return { object: textOf(syntax, childBy(syntax, inner, F.object)), key: textOf(syntax, index) };
}

/** Whether the function calls itself with `…[key]` for an argument. */
function descends(syntax: Syntax, func: number, name: string, key: string): boolean {
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    const callee = childBy(syntax, node, F.callee);
    const last = kindAt(syntax, callee) === K.member ? childBy(syntax, callee, F.property) : callee;
    if (textOf(syntax, last) !== name) continue;
    const list = childrenOf(syntax, childBy(syntax, node, F.arguments));
    if (list.some((argument) => computed(syntax, argument)?.key === key)) return true;
  }
  return false;
}

/** Whether only keys that the target has already are written. */
function asksTarget(text: string, target: string): boolean {
  return (
    text.includes(`${target}.hasOwnProperty(`) ||
    text.includes(`hasOwn(${target}`) ||
    text.includes(`hasOwnProperty.call(${target}`)
  );
}

function recursiveMerge({ syntax }: FileContext, func: number, report: ReportHit): void {
  const name = ownName(syntax, func);
  const parameters = parametersOf(syntax, func).map((each) => textOf(syntax, parameterPattern(syntax, each)));
  if (name === '' || parameters.length < 2) return;
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (syntax.kind[node] !== K.assign) continue;
    const target = computed(syntax, childBy(syntax, node, F.left));
    const value = computed(syntax, childBy(syntax, node, F.right));
    if (target === undefined || !parameters.includes(target.object) || value?.key !== target.key) continue;
    if (value.object === target.object || !descends(syntax, func, name, target.key)) continue;
    const text = textOf(syntax, func);
    if (guarding.test(text) || asksTarget(text, target.object)) return;
    const shown = childBy(syntax, node, F.left);
    report({
      ...reportSpan(syntax, shown),
      values: { source: 'the copied object', sink: textOf(syntax, shown) },
    });
    return;
  }
}

export const mergeChecks: readonly Check[] = [
  { name: 'recursive-merge', families: ['script'], kinds: [K.func], run: recursiveMerge },
];
