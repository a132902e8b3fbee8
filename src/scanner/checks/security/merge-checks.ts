/** Finds functions that copy or set what lies deep in an object, level by level, and let the key `__proto__` through. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { parametersOf } from '../../match/handlers.ts';
import { refusing } from '../../match/refused-keys.ts';
import { parameterPattern } from '../../names/declare.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { ownName } from './own-name.ts';

const guarding =
  /Object\.create\(null\)|isUnsafe|isPrototypePolluted|(?<![A-Z]\w{0,20}\.)\bprototype\b|\bconstructor\b/;
/** Looks at what the target holds keep `constructor` out: it is a function. */
const looksAtTarget = /isPlainObject|isObject|typeof \w{1,40}\[/;

/** Names of a function's parameters. */
function parameterNames(syntax: Syntax, func: number): string[] {
  return parametersOf(syntax, func).map((each) => textOf(syntax, parameterPattern(syntax, each)));
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
function descends(file: FileContext, func: number, name: string, key: string): boolean {
  const { syntax } = file;
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    const callee = childBy(syntax, node, F.callee);
    const last = kindAt(syntax, callee) === K.member ? childBy(syntax, callee, F.property) : callee;
    if (textOf(syntax, last) !== name) continue;
    const list = childrenOf(syntax, childBy(syntax, node, F.arguments));
    if (list.some((argument) => computed(syntax, firstOf(file, argument))?.key === key)) return true;
  }
  return false;
}

/** `target[key]` of `target[key] || {}`. */
function firstOf(file: FileContext, node: number): number {
  const inner = held(file, node);
  const kind = kindAt(file.syntax, inner);
  const isChoice = kind === K.logical || kind === K.binary;
  return isChoice ? held(file, childBy(file.syntax, inner, F.left)) : inner;
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

/** `([key, value]) => …`, `(value, key) => …`: both come from the same entry. */
function isEntry({ names, syntax }: FileContext, value: number, key: string): boolean {
  const binding = kindAt(syntax, value) === K.identifier ? bindingAt(names, value) : undefined;
  const holder = binding === undefined ? none : parentOf(syntax, binding.node);
  const kind = kindAt(syntax, holder);
  if (kind !== K.arrayPattern && kind !== K.params) return false;
  const words = childrenOf(syntax, holder).map((each) => textOf(syntax, parameterPattern(syntax, each)));
  const isLoop = kind === K.arrayPattern || words.length === 2;
  return isLoop && words.includes(key) && textOf(syntax, value) !== key;
}

/** Whether a function's own caller gives the object that is written to. */
function isGiven({ names, syntax }: FileContext, func: number, object: number): boolean {
  const parameters = parameterNames(syntax, func);
  if (parameters.includes(textOf(syntax, object))) return true;
  const binding = bindingAt(names, object);
  const init = binding === undefined ? '' : textOf(syntax, binding.init);
  // `var target = arguments[0]`, `const target = objects.shift()`
  return /^arguments\[|\.shift\(\)$/.test(init) && textOf(syntax, func).includes('arguments');
}

/** Whether an assignment copies what stands under a key of one object to the same key of another. */
function copiedKey(file: FileContext, func: number, assign: number): string | undefined {
  const { syntax } = file;
  const left = unwrap(syntax, childBy(syntax, assign, F.left));
  const target = computed(syntax, left);
  if (target === undefined || !isGiven(file, func, childBy(syntax, left, F.object))) return undefined;
  const right = childBy(syntax, assign, F.right);
  const value = computed(syntax, held(file, right));
  const isCopy = value?.key === target.key && value.object !== target.object;
  return isCopy || isEntry(file, unwrap(syntax, right), target.key) ? target.key : undefined;
}

/** Whether a key is handed in, or the next of a list of keys that is: `const [head, ...rest] = keys`, `keys.shift()`. */
function isHandedIn({ names, syntax }: FileContext, key: number, others: readonly string[]): boolean {
  if (others.includes(textOf(syntax, key))) return true;
  const init = bindingAt(names, key)?.init ?? none;
  if (init === none) return false;
  const from = /^\(?(\w{1,60})(?:\.(?:shift|pop)\(\)|\[\w{1,20}\])?\)?$/.exec(
    textOf(syntax, unwrap(syntax, init)),
  )?.[1];
  return from !== undefined && others.includes(from);
}

/** Whether an assignment writes what is handed in under a key that is handed in, too. */
function setKey(file: FileContext, func: number, assign: number): string | undefined {
  const { syntax } = file;
  const left = unwrap(syntax, childBy(syntax, assign, F.left));
  const target = computed(syntax, left);
  const parameters = parameterNames(syntax, func);
  if (target === undefined || !parameters.includes(target.object)) return undefined;
  const others = parameters.filter((each) => each !== target.object);
  const value = unwrap(syntax, childBy(syntax, assign, F.right));
  const isGivenValue = others.includes(textOf(syntax, value));
  return isGivenValue && isHandedIn(file, childBy(syntax, left, F.index), others) ? target.key : undefined;
}

/** Name by which a function can call itself: its own, or that of the member that holds it. */
function calledName(file: FileContext, func: number): string {
  const own = ownName(file.syntax, func);
  const holder = parentOf(file.syntax, func);
  if (own !== '' || kindAt(file.syntax, holder) !== K.assign) return own;
  return file.resolver.lastOf(childBy(file.syntax, holder, F.left));
}

function recursiveMerge(file: FileContext, func: number, report: ReportHit): void {
  const { syntax } = file;
  const name = calledName(file, func);
  if (name === '' || parameterNames(syntax, func).length === 0) return;
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (syntax.kind[node] !== K.assign) continue;
    const key = copiedKey(file, func, node) ?? setKey(file, func, node);
    if (key === undefined || !descends(file, func, name, key)) continue;
    const left = childBy(syntax, node, F.left);
    const text = textOf(syntax, func);
    const object = textOf(syntax, childBy(syntax, unwrap(syntax, left), F.object));
    if (isGuarded(syntax, text, key) || asksTarget(text, object)) return;
    report({
      ...reportSpan(syntax, left),
      values: { source: 'the copied object', sink: textOf(syntax, left) },
    });
    return;
  }
}

export const mergeChecks: readonly Check[] = [
  { name: 'recursive-merge', families: ['script'], kinds: [K.func], run: recursiveMerge },
];
