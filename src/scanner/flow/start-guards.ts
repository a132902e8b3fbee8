/** What `text.startswith(beginning)` does not prove, though it looks as if it did. */
import { positional } from '../match/call-parts.ts';
import { type Constant, constantOf } from '../match/constants.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Run } from './run.ts';

const methods = new Set(['startswith', 'is_relative_to', 'relative_to']);
/** A scheme alone, or a scheme and a host that nothing ends: any host may follow. */
const openAddress = /^(?:https?|wss?|ftp)(?::\/{0,2})?$|^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]+$/i;
const maxDepth = 5;

/**
 * Classes that a beginning leaves open: a path that was not made absolute may climb out of the folder that it begins
 * with, and `https://shop.example` begins `https://shop.example.evil.example` as well.
 */
export function unprovenByStart(run: Run, call: number): number {
  const callee = childBy(run.syntax, call, F.callee);
  const last = run.resolver.lastOf(callee);
  if (last !== 'startsWith' && !methods.has(last)) return 0;
  const beginning = constantOf(run.resolver, positional(run.syntax, call)[0] ?? none);
  const isOpen = typeof beginning === 'string' && openAddress.test(beginning);
  const open = isOpen ? run.models.prefixBits : 0;
  const text = childBy(run.syntax, callee, F.object);
  if (run.syntax.grammar.family !== 'python')
    return open | (isAboveFolder(run, text, beginning) ? (run.models.classBits.get('path') ?? 0) : 0);
  const path = isMadeAbsolute(run, text) ? 0 : (run.models.classBits.get('path') ?? 0);
  return path | open;
}

/** `path.join('/srv/www', name)` that begins with `/srv/` may still have climbed out of `/srv/www`. */
function isAboveFolder(run: Run, path: number, beginning: Constant | undefined): boolean {
  const { names } = run.resolver;
  const binding = kindAt(run.syntax, path) === K.identifier ? bindingAt(names, path) : undefined;
  if (binding === undefined || binding.writes > 0 || binding.init < 0) return false;
  const call = unwrap(run.syntax, binding.init);
  if (kindAt(run.syntax, call) !== K.call || typeof beginning !== 'string') return false;
  if (!/^(?:join|resolve)$/.test(run.resolver.lastOf(childBy(run.syntax, call, F.callee)))) return false;
  const folder = constantOf(run.resolver, positional(run.syntax, call)[0] ?? none);
  return typeof folder === 'string' && folder.startsWith(beginning) && folder.length > beginning.length;
}

/** Calls that leave no `..` in a path. */
const absolute = new Set([
  'realpath',
  'abspath',
  'normpath',
  'resolve',
  'absolute',
  'safe_join',
  'canonicalize',
]);
/** Calls that hand their path on as it is. */
const sameCalls = new Set([
  'str',
  'fspath',
  'Path',
  'PurePath',
  'PosixPath',
  'normcase',
  'as_posix',
  'fsdecode',
  'fsencode',
  'to_bytes',
  'to_native',
  'to_text',
]);

/** Whether a call, by the last part of its name, gives its path again, written in another way. */
export function givesSamePath(last: string): boolean {
  return absolute.has(last) || sameCalls.has(last);
}

/** Whether some value of an expression comes from a call that resolves `..`; of a caller's own value it is taken for granted. */
export function isMadeAbsolute(run: Run, node: number, depth = 0): boolean {
  const inner = unwrap(run.syntax, node);
  const kind = kindAt(run.syntax, inner);
  if (depth > maxDepth) return true;
  if (kind === K.call) return isAbsoluteCall(run, inner, depth);
  if (kind === K.await) return isMadeAbsolute(run, childAt(run.syntax, inner, 0), depth + 1);
  if (kind !== K.identifier) return kind === K.member;
  const binding = bindingAt(run.resolver.names, inner);
  if (binding === undefined || isHandedIn(run, binding, inner)) return true;
  if (isRemadeAbsolute(run, binding)) return true;
  return valuesOf(binding).some((each) => isMadeAbsolute(run, each, depth + 1));
}

/** A parameter of a function that is summarised: where it is called, `leavesStepsOut` asks for what it is handed. */
function isHandedIn(run: Run, { kind, writes }: Binding, node: number): boolean {
  if (kind !== 'param' || writes > 0) return false;
  const { taints } = run.evaluate(node);
  return taints.length > 0 && taints.every(({ origin }) => typeof origin !== 'string');
}

const resolving = /realpath|abspath|normpath|resolve|safe_join|['"]\.\.|pardir/;

/** A helper of this file that asks for a beginning alone, of a path that may still climb out behind it. */
export function leavesStepsOut(run: Run, callee: number, path: number): boolean {
  const func = run.syntax.grammar.family === 'python' ? run.resolver.localFunction(callee) : none;
  const text = func < 0 ? '' : textOf(run.syntax, func);
  return /startswith|relative_to/.test(text) && !resolving.test(text) && !isMadeAbsolute(run, path);
}

function valuesOf({ init, others = [], kind }: Binding): readonly number[] {
  return kind === 'param' || init < 0 ? [init] : [init, ...others];
}

/** `child = Path(child).resolve()`, once and under no condition, of a parameter. */
function isRemadeAbsolute({ syntax, resolver }: Run, { kind, others = [] }: Binding): boolean {
  const [value = none, more] = others;
  if (kind !== 'param' || value === none || more !== undefined) return false;
  const call = unwrap(syntax, value);
  if (kindAt(syntax, call) !== K.call || !absolute.has(resolver.lastOf(childBy(syntax, call, F.callee))))
    return false;
  let up = parentOf(syntax, call);
  while (up > 0 && kindAt(syntax, up) !== K.block) up = parentOf(syntax, up);
  return kindAt(syntax, parentOf(syntax, up)) === K.func;
}

function isAbsoluteCall(run: Run, call: number, depth: number): boolean {
  const callee = childBy(run.syntax, call, F.callee);
  const last = run.resolver.lastOf(callee);
  if (absolute.has(last) || run.resolver.localFunction(callee) >= 0) return true;
  if (!sameCalls.has(last)) return false;
  const [path = childBy(run.syntax, callee, F.object)] = positional(run.syntax, call);
  return isMadeAbsolute(run, path, depth + 1);
}
