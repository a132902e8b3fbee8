/** What Python's `text.startswith(beginning)` does not prove, though it looks as if it did. */
import { positional } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Run } from './run.ts';

const methods = new Set(['startswith', 'is_relative_to', 'relative_to']);
const maxDepth = 5;

/**
 * Classes that a beginning leaves open: a path that was not made absolute may climb out of the folder that it begins
 * with, and `https://shop.example` begins `https://shop.example.evil.example` as well.
 */
export function unprovenByStart(run: Run, call: number): number {
  const callee = childBy(run.syntax, call, F.callee);
  if (run.syntax.grammar.family !== 'python' || !methods.has(run.resolver.lastOf(callee))) return 0;
  const beginning = constantOf(run.resolver, positional(run.syntax, call)[0] ?? none);
  const isOpenHost = typeof beginning === 'string' && /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]+$/i.test(beginning);
  const text = childBy(run.syntax, callee, F.object);
  const path = isMadeAbsolute(run, text) ? 0 : (run.models.classBits.get('path') ?? 0);
  return path | (isOpenHost ? run.models.prefixBits : 0);
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
]);

/** Whether some value of an expression comes from a call that resolves `..`; of a caller's own value it is taken for granted. */
export function isMadeAbsolute(run: Run, node: number, depth = 0): boolean {
  const inner = unwrap(run.syntax, node);
  const kind = kindAt(run.syntax, inner);
  if (depth > maxDepth) return true;
  if (kind === K.call) return isAbsoluteCall(run, inner, depth);
  if (kind === K.await) return isMadeAbsolute(run, inner + 1, depth + 1);
  if (kind !== K.identifier) return kind === K.member;
  const binding = bindingAt(run.resolver.names, inner);
  return binding === undefined || valuesOf(binding).some((each) => isMadeAbsolute(run, each, depth + 1));
}

function valuesOf({ init, others = [], kind }: Binding): readonly number[] {
  return kind === 'param' || init < 0 ? [init] : [init, ...others];
}

function isAbsoluteCall(run: Run, call: number, depth: number): boolean {
  const callee = childBy(run.syntax, call, F.callee);
  const last = run.resolver.lastOf(callee);
  if (absolute.has(last) || run.resolver.localFunction(callee) >= 0) return true;
  if (!sameCalls.has(last)) return false;
  const [path = childBy(run.syntax, callee, F.object)] = positional(run.syntax, call);
  return isMadeAbsolute(run, path, depth + 1);
}
