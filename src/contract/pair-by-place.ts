/** What a flaw is known by where its name changed with that of its function: its rule, and where it stands. */
export interface FlawPlace {
  readonly ruleId: string;
  readonly startLine: number;
  readonly startColumn: number;
}

/**
 * Pairs what is seen with what is known of the same rule in the same line, each with one at most: in their order along
 * the line where there are as many of both, else those that begin in the same column, since any other pair is a guess.
 */
export function pairByPlace<Seen extends FlawPlace, Known extends FlawPlace>(
  seen: readonly Seen[],
  known: readonly Known[],
): ReadonlyMap<Seen, Known> {
  const knownInLine = Map.groupBy(known, keyOf);
  const pairs = [...Map.groupBy(seen, keyOf)].flatMap(([key, ones]) =>
    pairInLine(inOrder(ones), inOrder(knownInLine.get(key) ?? [])),
  );
  return new Map(pairs);
}

function keyOf({ ruleId, startLine }: FlawPlace): string {
  return `${startLine} ${ruleId}`;
}

function inOrder<One extends FlawPlace>(ones: readonly One[]): readonly One[] {
  return ones.toSorted((a, b) => a.startColumn - b.startColumn);
}

function pairInLine<Seen extends FlawPlace, Known extends FlawPlace>(
  seen: readonly Seen[],
  known: readonly Known[],
): readonly (readonly [Seen, Known])[] {
  return seen.flatMap((one, index) => {
    const other =
      seen.length === known.length
        ? known[index]
        : known.find(({ startColumn }) => startColumn === one.startColumn);
    return other === undefined ? [] : [[one, other] as const];
  });
}
