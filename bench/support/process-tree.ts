/** Processor time of a process and of all that it started, those that have ended included; where there is a /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Of Linux, whatever the machine. */
const ticksPerSecond = 100;

interface Counted {
  readonly parent: number;
  readonly ticks: number;
}

export function treeCpuSeconds(pid: number): number {
  const all = readAll();
  const children = Map.groupBy(all.keys(), (one) => all.get(one)?.parent);
  const ticksOf = (one: number): number =>
    (all.get(one)?.ticks ?? 0) + (children.get(one) ?? []).reduce((sum, child) => sum + ticksOf(child), 0);
  return ticksOf(pid) / ticksPerSecond;
}

export function parentOf(pid: number): number {
  return readStat(pid)?.parent ?? 0;
}

function readAll(): ReadonlyMap<number, Counted> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.flatMap((name) => {
      const counted = readStat(Number(name));
      return counted === undefined ? [] : [[Number(name), counted] as const];
    }),
  );
}

/** Undefined where it has ended. */
function readStat(pid: number): Counted | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks: fields are counted from behind it. Own time, and that of ended children.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
    return { parent: fields[1] ?? 0, ticks };
  } catch {
    return undefined;
  }
}
