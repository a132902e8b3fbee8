import { textOf } from '../syntax/read.ts';
import type { Run } from './run.ts';
import type { Value } from './value.ts';

/** Key of a member in the state. */
export function memberKey(run: Run, node: number): string {
  return textOf(run.syntax, node)
    .replace(/\s+|[?!]/g, '')
    .replace(/\[(['"])(\w+)\1\]/g, '.$2');
}

/** What a name that comes from outside carries: `req.query`, `flask.request.args`. */
export function readSource(run: Run, node: number): Value | undefined {
  const last = run.resolver.lastOf(node);
  const [model] = run.models.reads.find(run.resolver.nameOf(node), last);
  return model === undefined ? undefined : run.source(model.class, model.label, node);
}
