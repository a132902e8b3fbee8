/**
 * Findings in groups that are kept up to date file by file: a change of one file costs what that file holds, however
 * many there are. A group keeps its identity for as long as the view lives, so that what is open stays open. Pure.
 */
import {
  createTest,
  type FindingFilter,
  type Grouping,
  orders,
  type Sorting,
} from '../../../pages/findings/finding-filter.ts';
import { type ListedFinding, type Severity, severityOrder } from '../../../pages/findings/listed-finding.ts';

export interface Arrangement {
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  readonly filter: FindingFilter;
}

/** What it holds changes; what it is does not. */
export class FindingGroup {
  readonly id: string;
  /** Severity, id of a rule, address of a file, or source. */
  readonly name: string;
  readonly #findings = new Map<string, ListedFinding>();
  #sorted: readonly ListedFinding[] | undefined;

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  get size(): number {
    return this.#findings.size;
  }

  /** One of them, for what all have in common. */
  get sample(): ListedFinding | undefined {
    return this.#findings.values().next().value;
  }

  put(finding: ListedFinding): void {
    this.#findings.set(finding.key, finding);
    this.#sorted = undefined;
  }

  drop(key: string): void {
    this.#findings.delete(key);
    this.#sorted = undefined;
  }

  sorted(sorting: Sorting): readonly ListedFinding[] {
    this.#sorted ??= [...this.#findings.values()].sort(orders[sorting]);
    return this.#sorted;
  }

  get worst(): number {
    let worst = severityOrder.length;
    for (const { severity } of this.#findings.values())
      worst = Math.min(worst, severityOrder.indexOf(severity));
    return worst;
  }
}

export interface GroupChange {
  /** Groups that came or went, or have to stand elsewhere: the view asks for all of them again. */
  readonly roots: boolean;
  readonly changed: readonly FindingGroup[];
}

interface Placed {
  readonly finding: ListedFinding;
  readonly groups: readonly FindingGroup[];
}

export class FindingGroups {
  readonly arrangement: Arrangement;
  readonly #test: (finding: ListedFinding) => boolean;
  readonly #groups = new Map<string, FindingGroup>();
  readonly #byUri = new Map<string, ReadonlyMap<string, Placed>>();
  #hidden = 0;

  constructor(arrangement: Arrangement) {
    this.arrangement = arrangement;
    this.#test = createTest(arrangement.filter);
  }

  /** How many the filter leaves out of those that stand. */
  get hidden(): number {
    return this.#hidden;
  }

  get size(): number {
    let size = 0;
    for (const placed of this.#byUri.values()) size += placed.size;
    return size;
  }

  /** The groups that hold something, first those that matter most. */
  roots(): readonly FindingGroup[] {
    const filled = [...this.#groups.values()].filter(({ size }) => size > 0);
    return filled.sort(groupOrders[this.arrangement.grouping]);
  }

  /** Replaces all that is known of a file. */
  update(uri: string, findings: readonly ListedFinding[]): GroupChange {
    const before = this.#byUri.get(uri) ?? new Map<string, Placed>();
    const touched = new Map<FindingGroup, number>();
    const touch = (group: FindingGroup): void => {
      if (!touched.has(group)) touched.set(group, group.size);
    };
    for (const [key, { groups }] of before) {
      for (const group of groups) {
        touch(group);
        group.drop(key);
      }
    }
    const now = new Map<string, Placed>();
    for (const finding of findings.filter(this.#test)) {
      const groups = namesIn(this.arrangement.grouping, finding).map((name) => this.#group(name));
      for (const group of groups) {
        touch(group);
        group.put(finding);
      }
      now.set(finding.key, { finding, groups });
    }
    if (now.size === 0) this.#byUri.delete(uri);
    else this.#byUri.set(uri, now);
    return toChange(touched);
  }

  /** Tells how many of all findings the filter leaves out. */
  countHidden(all: Iterable<ListedFinding>): void {
    this.#hidden = 0;
    for (const finding of all)
      if ((finding.state === 'open' || finding.state === 'confirmed') && !this.#test(finding))
        this.#hidden += 1;
  }

  #group(name: string): FindingGroup {
    const id = `${this.arrangement.grouping}/${name}`;
    const group = this.#groups.get(id) ?? new FindingGroup(id, name);
    this.#groups.set(id, group);
    return group;
  }
}

function toChange(touched: ReadonlyMap<FindingGroup, number>): GroupChange {
  const roots = [...touched].some(([group, before]) => (before === 0) !== (group.size === 0));
  return { roots, changed: [...touched.keys()].filter(({ size }) => size > 0) };
}

function namesIn(grouping: Grouping, finding: ListedFinding): readonly string[] {
  switch (grouping) {
    case 'severity':
      return [finding.severity];
    case 'rule':
      return [finding.ruleId];
    case 'file':
      return [finding.uri];
    case 'source':
      return finding.sources;
  }
}

type Compare = (one: FindingGroup, other: FindingGroup) => number;

const byName: Compare = (one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
const byWorst: Compare = (one, other) =>
  one.worst - other.worst || other.size - one.size || byName(one, other);

/** Groups of this grouping are named by a severity. */
const rankOf = ({ name }: FindingGroup): number => severityOrder.indexOf(name as Severity);

const groupOrders: Readonly<Record<Grouping, Compare>> = {
  severity: (one, other) => rankOf(one) - rankOf(other),
  rule: byWorst,
  file: byWorst,
  source: byName,
};
