/** What is read out of a file that others choose. */
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';
import type { Taint } from '../value/taint.ts';

const opening = new Set([
  'open',
  'io.open',
  'codecs.open',
  'builtins.open',
  'aiofiles.open',
  'fs.readFileSync',
]);

/** What a file holds whose name was checked is not what the name says: which file it is, is no longer their choice alone. */
export function heldByChecked(run: Run, { name }: Call, taints: readonly Taint[]): readonly Taint[] {
  const path = run.models.classBits.get('path') ?? 0;
  if (path === 0 || !opening.has(name ?? '')) return taints;
  return taints.map((taint) => ((taint.cleaned & path) === 0 ? taint : { ...taint, unread: 1 }));
}
