/** Finds functions that copy one object into another, level by level, and let the key `__proto__` through. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { ownName } from './own-name.ts';
import { parameterNames, pathWalk, reducedPath, refusing } from './path-walks.ts';

const guarding = /Object\.create\(null\)|isUnsafe|isPrototypePolluted|\bprototype\b|\bconstructor\b/;
/** Looks at what the target holds keep `constructor` out: it is a function. */
const looksAtTarget = /isPlainObject|isObject|typeof \w{1,40}\[/;

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
function descends(file: FileContext, func: number, name: string, key: string): boolean {
  const { syntax } = file;
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    const callee = childBy(syntax, node, F.callee);
    const last = kindAt(syntax, callee) === K.member ? childBy(syntax, callee, F.property) : callee;
    if (textOf(syntax, last) !== name) continue;
    const list = childrenOf(syntax, childBy(syntax, node, F.arguments));
    if (list.some((argument) => computed(syntax, held(file, argument))?.key === key)) return true;
  }
  return false;
}

/** What a variable that is written once stands for. */
function held({ syntax, names }: FileContext, node: number): number {
  const inner = unwrap(syntax, node);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(names, inner) : undefined;
  const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  return isFixed && binding.init !== none ? binding.init : inner;
}

/** Whether `__proto__` and what is like it is refused, here or by a list of the module. */
function isGuarded(syntax: Syntax, text: string, key: string): boolean {
  if (guarding.test(text) || (text.includes('__proto__') && looksAtTarget.test(text))) return true;
  const asks = text.includes(`.has(${key})`) || text.includes(`.includes(${key})`);
  return asks && (refusing.test(text) || textOf(syntax, 0).includes('__proto__'));
}

/** Whether only keys that the target has already are written. */
function asksTarget(text: string, target: string): boolean {
  return (
    text.includes(`${target}.hasOwnProperty(`) ||
    text.includes(`hasOwn(${target}`) ||
    text.includes(`hasOwnProperty.call(${target}`)
  );
}

function recursiveMerge(file: FileContext, func: number, report: ReportHit): void {
  const { syntax } = file;
  const name = ownName(syntax, func);
  const parameters = parameterNames(syntax, func);
  if (name === '' || parameters.length < 2) return;
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (syntax.kind[node] !== K.assign) continue;
    const target = computed(syntax, childBy(syntax, node, F.left));
    const value = computed(syntax, held(file, childBy(syntax, node, F.right)));
    if (target === undefined || !parameters.includes(target.object) || value?.key !== target.key) continue;
    if (value.object === target.object || !descends(file, func, name, target.key)) continue;
    const text = textOf(syntax, func);
    if (isGuarded(syntax, text, target.key) || asksTarget(text, target.object)) return;
    const shown = childBy(syntax, node, F.left);
    report({
      ...reportSpan(syntax, shown),
      values: { source: 'the copied object', sink: textOf(syntax, shown) },
    });
    return;
  }
}

function unguardedKeys(file: FileContext, node: number, report: ReportHit): void {
  if (kindAt(file.syntax, node) === K.call) reducedPath(file, node, report);
  else {
    recursiveMerge(file, node, report);
    pathWalk(file, node, report);
  }
}

export const mergeChecks: readonly Check[] = [
  { name: 'recursive-merge', families: ['script'], kinds: [K.func, K.call], run: unguardedKeys },
];
