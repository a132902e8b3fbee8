/** Which of many mutants run: the same for the same files, spread over files, functions and operators. */
import type { MutantOperator } from './mutant.ts';

interface Choosable {
  readonly file: string;
  readonly inFunction: string;
  readonly operator: MutantOperator;
}

export function chooseMutants<Each extends Choosable>(all: readonly Each[], most: number): readonly Each[] {
  if (all.length <= most) return all;
  const groups = [...Map.groupBy(all, ({ file, inFunction }) => `${file}\n${inFunction}`).values()].map(
    spread,
  );
  const chosen = new Set<Each>();
  for (let turn = 0; chosen.size < most; turn += 1)
    for (const group of groups) {
      const next = group[turn];
      if (next !== undefined && chosen.size < most) chosen.add(next);
    }
  return all.filter((each) => chosen.has(each));
}

/** One of each operator first, and of each those that lie apart. */
function spread<Each extends Choosable>(group: readonly Each[]): readonly Each[] {
  const queues = [...Map.groupBy(group, ({ operator }) => operator).values()].map(apart);
  const longest = Math.max(...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    queues.flatMap((queue) => queue.slice(turn, turn + 1)),
  ).flat();
}

function apart<Each>(queue: readonly Each[]): readonly Each[] {
  const half = Math.ceil(queue.length / 2);
  return queue.slice(0, half).flatMap((each, at) => [each, ...queue.slice(half + at, half + at + 1)]);
}
