import { textOf } from '../syntax/read.ts';
import type { Run } from './run.ts';
import { proofMark } from './state.ts';
import { clean, type Value } from './value.ts';

/** Key of a member in the state. */
export function memberKey(run: Run, node: number): string {
  return textOf(run.syntax, node)
    .replace(/\s+|[?!]/g, '')
    .replace(/\[(['"])(\w+)\1\]/g, '.$2');
}

/** Key under which a guard notes a member as proven; unlike an assigned value, a proof holds on its own path only. */
export function proofKey(run: Run, node: number): string {
  return `${proofMark}${memberKey(run, node)}`;
}

/** What is noted for a member: the value assigned to it, or a proof. */
export function heldMember(run: Run, node: number): Value | undefined {
  const key = memberKey(run, node);
  return run.get(key) ?? run.get(`${proofMark}${key}`);
}

/** What a name that comes from outside carries: `req.query`, `flask.request.args`. */
export function readSource(run: Run, node: number): Value | undefined {
  const last = run.resolver.lastOf(node);
  const [model] = run.models.reads.find(run.resolver.nameOf(node), last);
  if (model === undefined) return undefined;
  const value = run.source(model.class, model.label, node);
  return model.bits === 0 ? value : clean(value, model.bits);
}
