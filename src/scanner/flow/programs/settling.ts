/**
 * The order in which the units of a file are followed: each when another first asks for it, those that ask one another in
 * a circle in rounds until they agree. A unit that nobody asks for is not followed.
 */
import { limits } from '../../limits.ts';
import { namedFirst } from '../reach.ts';
import { nothingShared, type Shared } from '../shared.ts';
import type { Keys, Summary } from '../summary.ts';
import type { UnitResult } from './flow-memory.ts';

/** What is known so far; units that were not followed yet are taken for empty ones. */
export interface Known {
  readonly summaries: Summary[];
  shared: Shared;
}

/** Kinds of questions, as they begin the keys of `UnitResult.used`. */
export const asked = { unit: 'u', name: 'n', field: 'f', imported: 'i', present: 'p' } as const;

/** Whether a question is looked at. */
export type Counts = (question: string) => boolean;

const isOfShared: Counts = (question) => question.startsWith(asked.name) || question.startsWith(asked.field);

/** How one unit is followed, and what is known of the results. */
export interface Following {
  readonly resultOf: (unit: number, known: Known) => UnitResult;
  /** Whether a result was made from the answers that would be given now. */
  readonly holds: (result: UnitResult, known: Known, by: keyof Keys, counts?: Counts) => boolean;
  readonly share: (known: Known, module: UnitResult) => Shared;
  readonly isLate: () => boolean;
  /** How deep the running units are nested, in expressions. */
  readonly depth: () => number;
  /** Whether a unit is worth following. */
  readonly isWanted: (unit: number) => boolean;
}

/** What came of a round through a part of the order. */
interface Round {
  readonly last: number;
  readonly hasRun: boolean;
}

/** The module round the units. */
export const moduleIndex = -1;

/** Beyond this depth a unit that is asked for waits until the asking ones are done. */
const maxDepth = 120;

/** Results of a file's units, those that were asked for. */
export class Settling {
  readonly known: Known = { summaries: [], shared: nothingShared };
  readonly results = new Map<number, UnitResult>();
  private readonly following: Following;
  /** Units in the order in which they were done: those that are called before their callers, but for circles. */
  private readonly order: number[] = [];
  private readonly places = new Map<number, number>();
  /** How often each unit was followed. */
  private readonly runs = new Map<number, number>();
  private readonly running = new Set<number>();
  private readonly waiting = new Set<number>();

  constructor(following: Following) {
    this.following = following;
  }

  /** Passes until no answer changes any more, or their bound is met. */
  settle(roots: readonly number[]): void {
    const { following, known, order, results } = this;
    for (let count = 0; count < limits.summaryRounds; count += 1) {
      const module = this.renewedModule();
      results.set(moduleIndex, module);
      known.shared = following.share(known, module);
      for (const unit of roots) this.demand(unit);
      for (const unit of this.waiting) {
        this.waiting.delete(unit);
        this.demand(unit);
      }
      for (let place = 0; place < order.length; place += 1) place = this.settleFrom(place);
      known.shared = following.share(known, module);
      if (following.isLate()) break;
      if (this.waiting.size === 0 && [...results.values()].every((each) => this.holds(each))) break;
    }
  }

  /** Follows a unit that is asked for and was not yet. */
  demand(unit: number): void {
    if (this.results.has(unit) || this.running.has(unit) || !this.following.isWanted(unit)) return;
    // The module runs before its functions are known, and once more when they are.
    const isModule = !this.results.has(moduleIndex);
    if (isModule || this.following.depth() > maxDepth) this.waiting.add(unit);
    else this.runUnit(unit);
  }

  /** The result of the round before as long as it holds: where functions call themselves, steps would grow for ever. */
  private renewedModule(): UnitResult {
    const last = this.results.get(moduleIndex);
    return last !== undefined && this.holds(last) ? last : this.following.resultOf(moduleIndex, this.known);
  }

  private holds(result: UnitResult): boolean {
    return this.following.holds(result, this.known, 'shape');
  }

  /**
   * Follows the unit at a place, with all behind it that it asks and those between: they may call one another in a circle.
   * Whom they did ask tells the circles apart, and what is in one is followed until it agrees. Callers of a circle come
   * later. Gives the last place.
   */
  private settleFrom(first: number): number {
    const { order, places, results } = this;
    const { last, hasRun } = this.runRound(first, first);
    if (!hasRun) return last;
    const units = order.slice(first, last + 1);
    const isHere = new Set(units);
    const asks = (unit: number) => (results.get(unit)?.asks ?? []).filter((each) => isHere.has(each));
    namedFirst(units, asks).forEach((unit, index) => {
      order[first + index] = unit;
      places.set(unit, first + index);
    });
    for (let place = first; place <= last; place += 1) place = this.settleCircle(place);
    return last;
  }

  /** Rounds until the units of a circle agree; gives its last place. */
  private settleCircle(first: number): number {
    let round = this.runRound(first, first);
    while (round.hasRun && !this.following.isLate()) round = this.runRound(first, round.last);
    return round.last;
  }

  /** Follows the units between two places that wait for it, and those behind that they ask. */
  private runRound(first: number, end: number): Round {
    const { order, places, results } = this;
    let last = end;
    let hasRun = false;
    for (let place = first; place <= last; place += 1) {
      const unit = order[place] ?? moduleIndex;
      const isWaiting = this.isWaiting(unit);
      if (isWaiting) this.runUnit(unit);
      hasRun ||= isWaiting;
      for (const other of results.get(unit)?.asks ?? []) last = Math.max(last, places.get(other) ?? last);
    }
    return { last, hasRun };
  }

  private runUnit(unit: number): void {
    const { known, order, places, results, running, runs } = this;
    running.add(unit);
    const result = this.following.resultOf(unit, known);
    running.delete(unit);
    results.set(unit, result);
    runs.set(unit, (runs.get(unit) ?? 0) + 1);
    known.summaries[unit] = result.summary;
    if (!places.has(unit)) places.set(unit, order.push(unit) - 1);
  }

  /** Whether a unit is to be followed: what grows with every round is followed some times, and then for new shared values. */
  private isWaiting(unit: number): boolean {
    const last = this.results.get(unit);
    if (last === undefined) return true;
    if (this.holds(last)) return false;
    const count = this.runs.get(unit) ?? 0;
    return (
      count < limits.summaryRounds ||
      (count < 2 * limits.summaryRounds && !this.following.holds(last, this.known, 'shape', isOfShared))
    );
  }
}
