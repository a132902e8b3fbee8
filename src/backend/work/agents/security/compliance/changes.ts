/** What is another since the last run over the same part of the project. */
import type { ControlState } from './control.ts';
import type { RunSummary } from './summary.ts';

type Told = RunSummary['findings'][number];

export interface Changes {
  /** Of the run before; ISO 8601. */
  readonly since: string;
  readonly added: readonly Told[];
  readonly gone: readonly Told[];
  /** How many findings stand in both. */
  readonly kept: number;
  readonly controls: readonly {
    readonly name: string;
    readonly before: ControlState;
    readonly now: ControlState;
  }[];
}

/** Undefined where there is nothing to compare with: no run before, or one of another part. */
export function compareRuns(before: RunSummary | undefined, now: RunSummary): Changes | undefined {
  if (before === undefined || !isSame(before.paths, now.paths)) return undefined;
  const added = without(now.findings, before.findings);
  const controls = Object.entries(now.controls).flatMap(([name, state]) => {
    const was = before.controls[name];
    return was === undefined || was === state ? [] : [{ name, before: was, now: state }];
  });
  return {
    since: before.at,
    added,
    gone: without(before.findings, now.findings),
    kept: now.findings.length - added.length,
    controls,
  };
}

/** By path and fingerprint, each as often as it stands there. */
function without(all: readonly Told[], others: readonly Told[]): readonly Told[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(keyOf(each), (left.get(keyOf(each)) ?? 0) + 1);
  return all.filter((each) => {
    const count = left.get(keyOf(each)) ?? 0;
    left.set(keyOf(each), count - 1);
    return count <= 0;
  });
}

function keyOf({ fingerprint, path }: Told): string {
  return `${path}\0${fingerprint}`;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length && one.toSorted().every((path, index) => path === other.toSorted()[index])
  );
}
