/**
 * `!name.includes('..')`: the path takes no step out, so it stays in a folder that is joined before it. By itself it may
 * still begin at the root, unless the code asks for that as well.
 */
import { positional } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import { markWay, noRoot, noSteps } from '../chosen/steps-out.ts';
import { proofKey } from '../places.ts';
import type { Run } from '../run.ts';
import type { Taint } from '../value/taint.ts';
import type { Value } from '../value/value.ts';

/**
 * A path as it was sent: nothing stands before it, and nobody has worked it out. A part of the address never begins with
 * a slash: the pattern of its route has one before it.
 */
function isRaw({ origin, label, isPieced, isNormal }: Taint): boolean {
  return origin === 'web' && label !== 'the address' && !isPieced && !isNormal;
}

interface Way {
  readonly ids: ReadonlySet<string>;
  readonly mark: bigint;
  readonly path: number;
}

function along(value: Value, way: Way): Value {
  const fields = value.fields && new Map([...value.fields].map(([key, field]) => [key, along(field, way)]));
  const taints = value.taints.map((taint) => {
    if (!way.ids.has(taint.id)) return taint;
    if (isRaw(taint)) return markWay(taint, way.mark, way.path);
    return way.mark === noSteps ? { ...taint, cleaned: taint.cleaned | way.path } : taint;
  });
  return { ...value, fields, taints };
}

function note(run: Run, node: number, mark: bigint): boolean {
  const { state, models, syntax } = run;
  const place = unwrap(syntax, node);
  const value = run.evaluate(place);
  if (state === undefined || !value.taints.some(isRaw)) return false;
  const ids = new Set(value.taints.filter(isRaw).map(({ id }) => id));
  const way = { ids, mark, path: models.classBits.get('path') ?? 0 };
  for (const [key, each] of state.entries())
    if (each.taints.some(({ id }) => ids.has(id))) state.set(key, along(each, way));
  const kind = kindAt(syntax, place);
  if (kind !== K.member && kind !== K.subscript) return true;
  const key = proofKey(run, place);
  run.proofs.add(key);
  run.set(key, along(value, way));
  return true;
}

/** Notes that a path has no step out; false where that is all there is to prove. */
export function noteNoSteps(run: Run, node: number): boolean {
  return note(run, node, noSteps);
}

/** Paths that begin with the slash before them: what stands behind another slash is no first step. */
const rooted = /(?:^|[.])(?:url|originalUrl|path|path_info|PATH_INFO|pathname|uri|full_path)$/;

/** `'/../' not in name`: a name that begins with `../` takes the step anyway. */
function mayBeginWithStep(run: Run, node: number, text: string): boolean {
  if (!/^[/\\]\.\.[/\\]?$/.test(text) || run.syntax.grammar.family !== 'python') return false;
  const name = run.resolver.nameOf(node) ?? textOf(run.syntax, node);
  return !rooted.test(name) && run.evaluate(node).taints.some(isRaw);
}

/** Notes what a path is without a text, `'..' not in name`; false where that is all there is to prove. */
export function noteWithout(run: Run, node: number, text: string): boolean {
  // Without any slash it does not begin with one.
  if (text === '/') note(run, node, noRoot);
  return (text === '..' && noteNoSteps(run, node)) || mayBeginWithStep(run, node, text);
}

/** `path.isAbsolute(name)`, `name.startsWith('/')` are false. */
export function noteNoRoot(run: Run, call: number): void {
  const callee = childBy(run.syntax, call, F.callee);
  const last = run.resolver.lastOf(callee);
  const [first = none] = positional(run.syntax, call);
  if (last === 'isAbsolute' || last === 'isabs') note(run, first, noRoot);
  if (last === 'is_absolute') note(run, childBy(run.syntax, callee, F.object), noRoot);
  const asked = kindAt(run.syntax, first) === K.array ? childrenOf(run.syntax, first) : [first];
  const asksRoot = asked.some((each) => /^[/\\]$/.test(String(constantOf(run.resolver, each))));
  if (/^starts[Ww]ith$/.test(last) && asksRoot) note(run, childBy(run.syntax, callee, F.object), noRoot);
}
