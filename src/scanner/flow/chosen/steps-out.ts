/** Paths from which the steps out at their beginning were taken, so that they lead into whatever folder they are joined to. */
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';
import type { Taint } from '../value/taint.ts';
import type { Value } from '../value/value.ts';

/** Marks, among the characters that a text lacks, that it does not begin with `../` and is worked out. */
const stepsOut = 1n << 301n;

/** Marks that a path has no `..` anywhere. */
export const noSteps = 1n << 302n;
/** Marks that a path does not begin at the root. */
export const noRoot = 1n << 303n;

/** One more thing that is known of a path; both together leave nothing to do harm with. */
export function markWay(taint: Taint, mark: bigint, path: number): Taint {
  const lacks = taint.lacks | mark;
  const isWhole = (lacks & noSteps) !== 0n && (lacks & noRoot) !== 0n;
  return { ...taint, lacks, cleaned: isWhole ? taint.cleaned | path : taint.cleaned };
}

const separator = String.raw`(?:\\?\/|\\\\|\$)`;
/** `^(\.\.(\/|\\|$))+`, `^(\.\.[/\\])+`: every step at the beginning. */
const leadingSteps = new RegExp(
  String.raw`^\^\((?:\?:)?(?:\\\.\\\.|\\\.\{2\}|\[\.\]\{2\})(?:\((?:\?:)?${separator}(?:\|${separator}){0,2}\)|\[(?:\\?\/|\\\\){1,2}\]|\\?\/)\)\+$`,
);

/** Whether a pattern takes all steps out from the beginning of a path. */
export function takesSteps(source: string): boolean {
  return leadingSteps.test(source);
}

/** What is left of a path: worked out before, it has steps out at its beginning alone. */
export function withoutSteps(taints: readonly Taint[]): readonly Taint[] {
  return taints.map((taint) => (taint.isNormal ? { ...taint, lacks: taint.lacks | stepsOut } : taint));
}

/** Behind a folder that nobody else chooses such a path stays in it. */
export function joinedBehind(run: Run, first: Value | undefined, taints: readonly Taint[]): readonly Taint[] {
  if (first === undefined || first.taints.length > 0) return taints;
  const path = run.models.classBits.get('path') ?? 0;
  return taints.map((taint) =>
    (taint.lacks & (stepsOut | noSteps)) === 0n ? taint : { ...taint, cleaned: taint.cleaned | path },
  );
}

/** `path.join(folder, name)`: a name from the root begins at the folder as well. */
export function joinedPath(run: Run, { name, given }: Call, taints: readonly Taint[]): readonly Taint[] {
  const isJoin = /^path(?:\.posix|\.win32)?\.join$/.test(name ?? '');
  return isJoin ? joinedBehind(run, given.positional[0], taints) : taints;
}
