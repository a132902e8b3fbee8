/** React: hooks that do not run each time, effects that are not undone, state and lists that it cannot follow. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { isAsync } from '../../names/class-info.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childOfKind,
  childrenOf,
  enclosingFunction,
  kindAt,
  operatorOf,
  parentOf,
  statementOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { hasInside, isLogical } from '../expressions.ts';
import { isLoop } from '../loops.ts';

const hooks = [
  'useState',
  'useEffect',
  'useMemo',
  'useCallback',
  'useRef',
  'useReducer',
  'useLayoutEffect',
  'useContext',
  'useId',
  'useTransition',
  'useDeferredValue',
  'useSyncExternalStore',
  'useImperativeHandle',
];

function isReact(file: FileContext): boolean {
  return file.names.specifiers.some((module) => /^(?:react|preact|next|react-native)(?:[/-]|$)/.test(module));
}

const conditional = new Set<number>([K.if, K.ternary, K.switch, K.catch]);

/** A hook under a condition, in a loop, or behind a return. */
function conditionalHook(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const func = enclosingFunction(syntax, node);
  if (func === none || !isReact(file) || !isComponentOrHook(syntax, func)) return;
  if (!isUnderCondition(syntax, node, func) && !isBehindReturn(syntax, node, func)) return;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, childBy(syntax, node, F.callee)) } });
}

function isComponentOrHook(syntax: Syntax, func: number): boolean {
  const named = childBy(syntax, func, F.name);
  const holder = parentOf(syntax, func);
  const name =
    named === none && kindAt(syntax, holder) === K.declarator ? childBy(syntax, holder, F.name) : named;
  return /^(?:[A-Z]|use[A-Z])/.test(textOf(syntax, name));
}

function isUnderCondition(syntax: Syntax, node: number, func: number): boolean {
  let below = node;
  for (let up = parentOf(syntax, node); up !== func && up >= 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (isLoop(kind)) return true;
    if (conditional.has(kind) && syntax.field[below] !== F.condition && syntax.field[below] !== F.value)
      return true;
    if ((isLogical(syntax, up) || operatorOf(syntax, up) === '??') && syntax.field[below] === F.right)
      return true;
    below = up;
  }
  return false;
}

function isBehindReturn(syntax: Syntax, node: number, func: number): boolean {
  const statement = statementOf(syntax, node);
  const body = childBy(syntax, func, F.body);
  if (parentOf(syntax, statement) !== body) return false;
  return childrenOf(syntax, body).some(
    (each) =>
      each < statement &&
      kindAt(syntax, each) === K.if &&
      hasInside(syntax, each, (kind) => kind === K.return),
  );
}

const starting = /(?:^|\.)(?:addEventListener|setInterval|subscribe|addListener)$/;

/** An effect that listens, subscribes or counts, and returns nothing that ends it. */
function endlessEffect(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const effect = childAt(syntax, childBy(syntax, node, F.arguments), 0);
  const body = childBy(syntax, effect, F.body);
  if (kindAt(syntax, effect) !== K.func || kindAt(syntax, body) !== K.block || !isReact(file)) return;
  let started = none;
  const returns = hasInside(syntax, body, (kind, at) => {
    if (kind === K.call && started === none && starting.test(textOf(syntax, childBy(syntax, at, F.callee))))
      started = at;
    return kind === K.return && childrenOf(syntax, at).length > 0;
  });
  if (started === none || returns || /\bsignal\b|\bonce\b/.test(textOf(syntax, started))) return;
  report({
    ...reportSpan(syntax, started),
    values: { name: textOf(syntax, childBy(syntax, started, F.callee)) },
  });
}

/** `useEffect(async () => …)` gives React a promise in place of the function that ends the effect. */
function asyncEffect(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const effect = childAt(syntax, childBy(syntax, node, F.arguments), 0);
  if (kindAt(syntax, effect) !== K.func || !isAsync(syntax, effect) || !isReact(file)) return;
  const from = syntax.start[effect] ?? 0;
  report({
    from,
    to: from + 'async'.length,
    values: { name: textOf(syntax, childBy(syntax, node, F.callee)) },
  });
}

const jsxKinds = new Set<number>([K.jsxElement, K.jsxSelfClosing]);

/** The element that a callback of `map` gives. */
function givenElement(syntax: Syntax, callback: number): number {
  const body = childBy(syntax, callback, F.body);
  if (kindAt(syntax, body) !== K.block) return unwrap(syntax, body);
  const last = childrenOf(syntax, body).at(-1) ?? none;
  return kindAt(syntax, last) === K.return ? unwrap(syntax, childAt(syntax, last, 0)) : none;
}

/** `rows.map((row) => <li>…</li>)` */
function missingKey(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const callee = childBy(syntax, node, F.callee);
  const callback = childAt(syntax, childBy(syntax, node, F.arguments), 0);
  if (kindAt(syntax, callback) !== K.func || /\bChildren\b/.test(textOf(syntax, callee).slice(0, 60))) return;
  const element = givenElement(syntax, callback);
  if (!jsxKinds.has(kindAt(syntax, element))) return;
  const opening = kindAt(syntax, element) === K.jsxElement ? childBy(syntax, element, F.openTag) : element;
  const attributes = childrenOf(syntax, opening);
  const hasKey = attributes.some(
    (each) => kindAt(syntax, each) === K.jsxAttribute && textOf(syntax, each).startsWith('key='),
  );
  const isSpread = attributes.some((each) => kindAt(syntax, each) === K.jsxExpression);
  if (hasKey || isSpread) return;
  report({
    ...reportSpan(syntax, opening),
    values: { name: textOf(syntax, childBy(syntax, opening, F.name)) || 'fragment' },
  });
}

/** `const [rows, setRows] = useState([]); rows.push(…)` */
function stateMutation(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, names } = file;
  const isCall = kindAt(syntax, node) === K.call;
  const member = isCall ? childBy(syntax, node, F.callee) : childBy(syntax, node, F.left);
  const kind = kindAt(syntax, member);
  if (kind !== K.member && kind !== K.subscript) return;
  const owner = childBy(syntax, member, F.object);
  const binding = kindAt(syntax, owner) === K.identifier ? bindingAt(names, owner) : undefined;
  if (binding === undefined || kindAt(syntax, binding.init) !== K.call) return;
  const maker = textOf(syntax, childBy(syntax, binding.init, F.callee));
  const pattern = parentOf(syntax, binding.node);
  const isState =
    /^(?:React\.)?(?:useState|useReducer)$/.test(maker) &&
    kindAt(syntax, pattern) === K.arrayPattern &&
    childAt(syntax, pattern, 0) === binding.node;
  if (isState) report({ ...reportSpan(syntax, node), values: { name: binding.name } });
}

/** `{rows.length && <List />}` shows a 0 for an empty list. */
function renderedZero(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const value = childAt(syntax, node, 0);
  if (kindAt(syntax, value) !== K.binary || operatorOf(syntax, value) !== '&&') return;
  const left = childBy(syntax, value, F.left);
  const right = unwrap(syntax, childBy(syntax, value, F.right));
  if (
    kindAt(syntax, left) !== K.member ||
    textOf(syntax, childBy(syntax, left, F.property)) !== 'length' ||
    !jsxKinds.has(kindAt(syntax, right))
  )
    return;
  if (
    kindAt(syntax, parentOf(syntax, node)) === K.jsxAttribute ||
    childOfKind(syntax, left, K.optionalChain) !== none
  )
    return;
  const text = textOf(syntax, left);
  report({
    ...reportSpan(syntax, left),
    values: { name: text },
    fix: replacing(syntax, left, 'Ask whether there is any', `${text} > 0`),
  });
}

const script = ['script'] as const;

export const reactChecks: readonly Check[] = [
  { name: 'conditional-hook', families: script, calls: hooks, run: conditionalHook },
  { name: 'endless-effect', families: script, calls: ['useEffect', 'useLayoutEffect'], run: endlessEffect },
  { name: 'async-effect', families: script, calls: ['useEffect', 'useLayoutEffect'], run: asyncEffect },
  { name: 'missing-key', families: script, calls: ['map', 'flatMap'], run: missingKey },
  {
    name: 'state-mutation',
    families: script,
    kinds: [K.assign],
    calls: ['push', 'splice', 'sort', 'reverse', 'pop', 'shift', 'unshift'],
    run: stateMutation,
  },
  { name: 'rendered-zero', families: script, kinds: [K.jsxExpression], run: renderedZero },
];
