/** Work that a loop repeats though once would do, or that grows with the square of the entries. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { type Binding, bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  endOf,
  kindAt,
  operatorOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { hasInside, isPure, isPython } from '../expressions.ts';
import { isInside, isInvariant, loopAround } from '../loops.ts';
import { referencesTo } from '../references.ts';

const listMakers = {
  script: /\.(?:map|filter|split|sort|flatMap|keys|values|from)$/,
  python: /^(?:list|sorted)$|\.split(?:lines)?$|\.readlines$/,
} as const;

/** Whether a value is a list that may be long: one that grows, or one that a call made; no short constant. */
function isLongList(file: FileContext, binding: Binding): boolean {
  const { syntax } = file;
  const init = unwrap(syntax, binding.init);
  if (binding.writes > 0 || binding.path.length > 0) return false;
  if (kindAt(syntax, init) === K.comprehension) return textOf(syntax, init).startsWith('[');
  if (kindAt(syntax, init) === K.array)
    return (
      textOf(syntax, init).startsWith('[') && childrenOf(syntax, init).length === 0 && grows(file, binding)
    );
  if (kindAt(syntax, init) !== K.call || /^['"]/.test(textOf(syntax, init))) return false;
  return listMakers[syntax.grammar.family].test(textOf(syntax, childBy(syntax, init, F.callee)));
}

function grows(file: FileContext, binding: Binding): boolean {
  const { syntax, resolver } = file;
  return referencesTo(file, binding).some((node) => {
    const member = syntax.parent[node] ?? none;
    return (
      kindAt(syntax, member) === K.member &&
      /^(?:push|append|extend|unshift|insert)$/.test(resolver.lastOf(member))
    );
  });
}

/** `list.includes(x)`, `x in list`, once for each entry of another list. */
function searchIn(file: FileContext, searched: number, node: number, report: ReportHit): void {
  const { syntax, names } = file;
  const loop = loopAround(syntax, node);
  // `while x in list` asks until it is gone.
  if (isInside(syntax, node, childBy(syntax, loop, F.condition))) return;
  const binding =
    loop === none || kindAt(syntax, searched) !== K.identifier ? undefined : bindingAt(names, searched);
  if (
    binding === undefined ||
    isInside(syntax, binding.node, loop) ||
    binding.scope === names.moduleScope ||
    !isLongList(file, binding)
  )
    return;
  report({ ...reportSpan(syntax, node), values: { name: binding.name } });
}

function quadraticSearch(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (kindAt(syntax, node) === K.compare) {
    if (isPython(file)) searchIn(file, childrenOf(syntax, node)[1] ?? none, node, report);
    return;
  }
  const callee = childBy(syntax, node, F.callee);
  if (!isPython(file) && kindAt(syntax, callee) === K.member)
    searchIn(file, childBy(syntax, callee, F.object), node, report);
}

/** `{ ...acc }`, `[...acc]`, `acc.concat(…)`, `{**acc}`, `acc + […]`: the node that copies what a name holds. */
function copies(file: FileContext, value: number, name: string): boolean {
  const { syntax } = file;
  const kind = kindAt(syntax, value);
  if (kind === K.object || kind === K.array)
    return childrenOf(syntax, value).some(
      (child) => kindAt(syntax, child) === K.spread && textOf(syntax, childAt(syntax, child, 0)) === name,
    );
  if (kind === K.call) return textOf(syntax, childBy(syntax, value, F.callee)) === `${name}.concat`;
  const isSum = kind === K.binary && isPython(file) && operatorOf(syntax, value) === '+';
  return (
    isSum &&
    textOf(syntax, childBy(syntax, value, F.left)) === name &&
    textOf(syntax, childBy(syntax, value, F.right)).startsWith('[')
  );
}

/** `all = [...all, x]` in a loop. */
function copiedInLoop(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, names } = file;
  const left = childBy(syntax, node, F.left);
  if (kindAt(syntax, left) !== K.identifier) return;
  const value = unwrap(syntax, childBy(syntax, node, F.right));
  if (!copies(file, value, textOf(syntax, left))) return;
  const loop = loopAround(syntax, node);
  const binding = bindingAt(names, left);
  if (loop === none || binding === undefined || kindAt(syntax, loop) === K.while) return;
  if (isInside(syntax, binding.node, loop) && !isPython(file)) return;
  report({ ...reportSpan(syntax, node), values: { name: binding.name } });
}

/** `reduce((all, x) => ({ ...all, x }), {})` */
function copiedInReduce(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const callback = childAt(syntax, childBy(syntax, node, F.arguments), 0);
  if (kindAt(syntax, callback) !== K.func) return;
  const first = childAt(syntax, childBy(syntax, callback, F.parameters), 0);
  const name = textOf(syntax, first).split(/[:=?]/)[0]?.trim() ?? '';
  const body = childBy(syntax, callback, F.body);
  const given = kindAt(syntax, body) === K.block ? lastReturned(syntax, body) : unwrap(syntax, body);
  if (name === '' || !copies(file, given, name)) return;
  report({ ...reportSpan(syntax, given), values: { name } });
}

function lastReturned(syntax: Syntax, body: number): number {
  const last = childrenOf(syntax, body).at(-1) ?? none;
  return kindAt(syntax, last) === K.return ? unwrap(syntax, childAt(syntax, last, 0)) : none;
}

const costly = new Set([
  'RegExp',
  're.compile',
  'regex.compile',
  'JSON.parse',
  'json.loads',
  'structuredClone',
  'copy.deepcopy',
  'Intl.NumberFormat',
  'Intl.DateTimeFormat',
  'Intl.Collator',
]);

/** Compiling, parsing or copying the same thing in each turn. */
function invariantWork(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, node, F.callee);
  if (!costly.has(resolver.nameOf(callee) ?? '')) return;
  const loop = loopAround(syntax, node);
  const given = childBy(syntax, node, F.arguments);
  if (loop === none || childrenOf(syntax, given).length === 0) return;
  const isSame = childrenOf(syntax, given).every((argument) => isSameEachTurn(file, argument, loop));
  // A copy is made to be changed.
  const isCopy = /deepcopy|structuredClone|parse|loads/.test(textOf(syntax, callee)) && !isRead(syntax, node);
  // Stored outside the loop, it is made once and kept.
  const isStored =
    kindAt(syntax, syntax.parent[node] ?? none) === K.assign ||
    kindAt(syntax, syntax.parent[node] ?? none) === K.augAssign;
  if (!isSame || isCopy || isStored) return;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, callee) } });
}

function isRead(syntax: Syntax, node: number): boolean {
  const up = kindAt(syntax, syntax.parent[node] ?? none);
  return up === K.member || up === K.subscript;
}

/** Constants and names that are not written in the loop; what a member holds may change unseen. */
function isSameEachTurn(file: FileContext, argument: number, loop: number): boolean {
  const { syntax, names } = file;
  const value = kindAt(syntax, argument) === K.keywordArg ? childBy(syntax, argument, F.value) : argument;
  if (hasInside(syntax, value, (kind) => kind === K.call || kind === K.member || kind === K.subscript))
    return false;
  if (
    kindAt(syntax, value) === K.member ||
    (!isPure(syntax, value) && kindAt(syntax, value) !== K.object && kindAt(syntax, value) !== K.regex)
  )
    return false;
  for (let at = value; at < endOf(syntax, value); at += 1) {
    const binding = kindAt(syntax, at) === K.identifier ? bindingAt(names, at) : undefined;
    if (binding !== undefined && !isInvariant(file, binding, loop)) return false;
  }
  return true;
}

export const repeatedWorkChecks: readonly Check[] = [
  {
    name: 'quadratic-search',
    calls: ['includes', 'indexOf', 'lastIndexOf'],
    operators: ['in', 'not in'],
    run: quadraticSearch,
  },
  {
    name: 'copied-accumulator',
    kinds: [K.assign],
    calls: ['reduce'],
    run: (file, node, report) =>
      (kindAt(file.syntax, node) === K.assign ? copiedInLoop : copiedInReduce)(file, node, report),
  },
  {
    name: 'invariant-work',
    calls: [
      'RegExp',
      'compile',
      'parse',
      'loads',
      'structuredClone',
      'deepcopy',
      'NumberFormat',
      'DateTimeFormat',
      'Collator',
    ],
    run: invariantWork,
  },
];
