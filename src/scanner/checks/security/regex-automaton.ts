/**
 * Whether a backtracking matcher can need exponential time for an expression: whether some loop can read the same text
 * in two ways (Weideman et al., "Analyzing Matching Time Behavior of Backtracking Regular Expression Matchers", 2016),
 * and something behind the loop can fail. Small automata only; what is too big is taken to be safe.
 */
import { type CharSet, overlap, type RegexTree } from './regex-tree.ts';

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

const maxPlaces = 60;
const maxPairs = 20_000;

class TooBig extends Error {}

/** Places of an expression (Glushkov's automaton); an edge is kept as often as there are ways to take it. */
class Automaton {
  readonly chars: CharSet[] = [];
  readonly edges: number[][] = [];

  private place(chars: CharSet): number {
    if (this.chars.length >= maxPlaces) throw new TooBig();
    this.edges.push([]);
    return this.chars.push(chars) - 1;
  }

  private connect(from: readonly number[], to: readonly number[]): void {
    for (const place of from) this.edges[place]?.push(...to);
  }

  build(tree: RegexTree): Part {
    if (tree.is === 'empty') return { first: [], last: [], nullable: true };
    if (tree.is === 'chars') {
      const at = this.place(tree.chars);
      return { first: [at], last: [at], nullable: false };
    }
    if (tree.is === 'choice') return this.choice(tree.parts);
    if (tree.is === 'repeat') return this.repeat(tree.body, tree.from, tree.to);
    return this.sequence(tree.parts.map((part) => this.build(part)));
  }

  private choice(parts: readonly RegexTree[]): Part {
    const built = parts.map((part) => this.build(part));
    return {
      first: built.flatMap((part) => part.first),
      last: built.flatMap((part) => part.last),
      nullable: built.some((part) => part.nullable),
    };
  }

  private sequence(parts: readonly Part[]): Part {
    let whole: Part = { first: [], last: [], nullable: true };
    for (const part of parts) {
      this.connect(whole.last, part.first);
      whole = {
        first: whole.nullable ? [...whole.first, ...part.first] : whole.first,
        last: part.nullable ? [...whole.last, ...part.last] : part.last,
        nullable: whole.nullable && part.nullable,
      };
    }
    return whole;
  }

  /** `a{1,3}` is `a(a(a)?)?`: the third only comes behind the second. */
  private nested(parts: readonly Part[]): Part {
    const [first] = parts;
    parts.forEach((part, copy) => {
      this.connect(parts[copy - 1]?.last ?? [], part.first);
    });
    const ends = parts.filter(
      (_part, copy) => copy === parts.length - 1 || parts[copy + 1]?.nullable === true,
    );
    return {
      first: first?.first ?? [],
      last: ends.flatMap((part) => part.last),
      nullable: first?.nullable ?? true,
    };
  }

  /** Counted repetitions are written out a few times: more would not change the answer, only the size. */
  private repeat(body: RegexTree, from: number, to: number): Part {
    const isLoop = to === Number.POSITIVE_INFINITY || to > 10;
    const copies = isLoop ? Math.max(1, Math.min(from, 3)) : Math.min(to, 5);
    const parts: Part[] = [];
    for (let copy = 0; copy < copies; copy += 1) {
      const built = this.build(body);
      const isLast = isLoop && copy === copies - 1;
      if (isLast) this.connect(built.last, built.first);
      parts.push({ ...built, nullable: built.nullable || copy >= from });
    }
    return parts.some((part, copy) => part.nullable && copy < from)
      ? this.sequence(parts)
      : this.nested(parts);
  }
}

/** Two places reached by one text, and whether by different ways. */
interface Pair {
  readonly one: number;
  readonly other: number;
  readonly isApart: boolean;
}

/** Where one more sign leads two places together. */
function nextPairs({ chars, edges }: Automaton, { one, other, isApart }: Pair): Pair[] {
  return (edges[one] ?? []).flatMap((a, i) =>
    (edges[other] ?? [])
      .map((b, j): Pair => ({ one: a, other: b, isApart: isApart || one !== other || i !== j }))
      .filter((pair) => overlap(chars[a] ?? [], chars[pair.other] ?? [])),
  );
}

/** Whether from a place one text leads back to it by two different ways. */
function isAmbiguous(automaton: Automaton, start: number): boolean {
  const size = automaton.chars.length;
  const seen = new Set<number>();
  const queue: Pair[] = [{ one: start, other: start, isApart: false }];
  for (let at = 0; at < queue.length && at < maxPairs; at += 1) {
    const pair = queue[at];
    for (const next of pair === undefined ? [] : nextPairs(automaton, pair)) {
      if (next.isApart && next.one === start && next.other === start) return true;
      const key = (next.one * size + next.other) * 2 + Number(next.isApart);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  return false;
}

/** Places that some text leads to. */
function reachable({ edges }: Automaton, start: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const queue = [start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of edges[at] ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}

/** Whether a loop of the expression can take exponential time on a text that does not match in the end. */
export function isExponential(tree: RegexTree): boolean {
  const automaton = new Automaton();
  let whole: Part;
  try {
    whole = automaton.build(tree);
  } catch (error) {
    if (error instanceof TooBig) return false;
    throw error;
  }
  const places = automaton.chars.map((_chars, place) => place);
  const reach = places.map((place) => reachable(automaton, place));
  // A loop that can be left at any turn with success has nothing to go back for.
  const canStop = (place: number) =>
    whole.last.some((stop) => reach[place]?.has(stop) && reach[stop]?.has(place));
  return places.some((place) => !canStop(place) && isAmbiguous(automaton, place));
}
