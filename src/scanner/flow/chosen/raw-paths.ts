/** Paths that a library looks at once more: Express answers 403 where `..` is still in them. */
import type { CompiledSink } from '../../match/models.ts';
import type { Run } from '../run.ts';
import type { Taint } from '../value/taint.ts';

const sender = /^express\.Response\(\)(?:\.\w+(?:\(\))?)*\.(?:sendFile|sendfile|download)$/;

/**
 * The sink as one that `res.sendFile('/srv/' + name)` bounds: `..` is refused there (package `send`, `UP_PATH_REGEXP`).
 * Behind `path.join` or `path.resolve` none is left to refuse, and the path leads where it leads.
 */
export function asRaw(
  run: Run,
  sink: CompiledSink,
  { callee, taints }: { readonly callee: number; readonly taints: readonly Taint[] },
): CompiledSink {
  if (sink.class !== 'path' || sink.isBounded === true || sink.path !== undefined) return sink;
  // A name alone may be an absolute path.
  const isRaw = taints.every(({ isNormal, isPieced }) => isPieced && !isNormal);
  return isRaw && sender.test(run.resolver.nameOf(callee) ?? '') ? { ...sink, isBounded: true } : sink;
}
