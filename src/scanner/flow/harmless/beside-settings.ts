/**
 * `allowAll || origins.includes(origin)`: a setting of the program lets everything through, or else the value is one of a
 * list. Nobody outside flips the setting, so what passes is bounded, as far as can be seen from here.
 */
import { constantOf } from '../../match/constants.ts';
import { allClasses } from '../../match/models.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import type { Run } from '../run.ts';
import { passOrigins, proofMark, type StateKey } from '../state.ts';
import { allTaints } from '../value/clean.ts';
import type { Value } from '../value/value.ts';

const asking = /^(?:[!=]==?|is|is not|&&|\|\||and|or)$/;

/** Whether a condition asks for nothing but settings: what no function is handed and no request brings. */
function isSetting(run: Run, condition: number): boolean {
  const { syntax } = run;
  const node = unwrap(syntax, condition);
  const kind = kindAt(syntax, node);
  if (kind === K.not || kind === K.unary) return isSetting(run, childBy(syntax, node, F.argument));
  if (kind === K.logical || kind === K.compare || kind === K.binary) {
    const sides = childrenOf(syntax, node);
    return (
      asking.test(operatorOf(syntax, node)) &&
      sides.every((side) => constantOf(run.resolver, side) !== undefined || isSetting(run, side))
    );
  }
  return kind === K.member || kind === K.identifier || kind === K.subscript ? isOwn(run, node) : false;
}

/** Objects of a framework that stand for the request at hand and who sent it. */
const ofRequest =
  /^(?:flask|quart|bottle|cherrypy|flask_login|web|pyramid)\b|(?:^|\.)(?:request|session|current_user|g|ctx)(?=$|[.[])/;

/** A name of the module or of what it imports, or a member of one. */
function isOwn(run: Run, node: number): boolean {
  const { syntax } = run;
  let root = node;
  while (kindAt(syntax, root) === K.member || kindAt(syntax, root) === K.subscript)
    root = unwrap(syntax, childBy(syntax, root, kindAt(syntax, root) === K.member ? F.object : F.value));
  if (kindAt(syntax, root) !== K.identifier) return false;
  const binding = bindingAt(run.resolver.names, root);
  const isOfModule = binding === undefined || binding.scope.outer === undefined;
  if (ofRequest.test(run.resolver.nameOf(node) ?? textOf(syntax, node))) return false;
  return isOfModule && allTaints(run.evaluate(node)).length === 0;
}

interface Proven {
  readonly ids: ReadonlySet<string>;
  /** Of members, what stands under the keys of their proofs. */
  readonly members: ReadonlyMap<StateKey, Value>;
}

/** What a membership proves to be harmless in every way, where it answers so. */
function provenBy(run: Run, condition: number, isTrue: boolean): Proven {
  const before = run.state?.entries();
  const after = run.branch(run.state, () => run.refine(condition, isTrue));
  const ids = new Set<string>();
  const members = new Map<StateKey, Value>();
  for (const [key, value] of after?.entries() ?? [])
    for (const { id, cleaned } of value.taints) {
      if (cleaned !== allClasses || isClean(before?.get(key), id)) continue;
      ids.add(id);
      if (String(key).startsWith(proofMark)) members.set(key, value);
    }
  return { ids, members };
}

const isClean = (value: Value | undefined, id: string) =>
  value?.taints.some((taint) => taint.id === id && taint.cleaned === allClasses) === true;

/** Marks what a setting alone lets through; `isLetIn` where either of the two held, false where neither did. */
export function passBesideSetting(
  run: Run,
  [setting, membership]: readonly [setting: number, membership: number],
  { isTrue, isLetIn }: { readonly isTrue: boolean; readonly isLetIn: boolean },
): void {
  if (run.state === undefined || !isSetting(run, setting) || isSetting(run, membership)) return;
  const { ids, members } = provenBy(run, membership, isTrue);
  const unread = isLetIn ? 1 : 2;
  if (ids.size > 0) passOrigins(run.state, ids, unread);
  for (const [key, value] of members) {
    const taints = value.taints.map((taint) => ({ ...taint, cleaned: 0, unread: taint.unread | unread }));
    if (run.state.get(key) === undefined) run.state.set(key, { ...value, taints });
  }
}
