import type { Hit } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import type { LanguageFamily } from '../languages.ts';
import type { RuleData } from '../rules/rule-data.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, operatorOf } from '../syntax/read.ts';
import type { TimeLimit } from '../time-limit.ts';
import type { Check, CheckOptions, ReportHit, RunCheck } from './check.ts';

/** Receives what a rule's check found. */
export type ReportCheck = (rule: RuleData, hit: Hit) => void;

/** A check made ready for its rule: what it reports goes to whoever is scanning at the moment. */
interface Entry {
  readonly run: RunCheck;
  readonly report: ReportHit;
  readonly options: CheckOptions;
}

interface WholeFileEntry {
  readonly run: Required<Check>['wholeFile'];
  readonly report: ReportHit;
  readonly options: CheckOptions;
}

/** One less than a power of two: how many nodes are visited between two looks at the time. */
const nodesBetween = 1_023;

const noOptions: CheckOptions = {};
const byOperator = 1;
const byName = 2;

/** How the checks of a node's kind may be asked for besides the kind itself. */
const ways = new Uint8Array(256);
for (const kind of [K.binary, K.compare, K.logical]) ways[kind] = byOperator;
for (const kind of [K.call, K.new]) ways[kind] = byName;

const longestValue = 80;

/** A message is one line: what it quotes of the code is cut where it would fill a screen. */
function shortened(hit: Hit): Hit {
  const values = Object.entries(hit.values ?? {});
  if (!values.some(([, value]) => value.length > longestValue || value.includes('\n'))) return hit;
  const cut = values.map(([key, value]) => {
    const line = value.slice(0, 4 * longestValue).replace(/\s+/g, ' ');
    return [key, line.length > longestValue ? `${line.slice(0, longestValue - 1)}…` : line] as const;
  });
  return { ...hit, values: Object.fromEntries(cut) };
}

/** Checks by what they are reached by: one lookup a node, whatever the number of rules. */
export class CheckTable {
  private readonly kinds: (Entry[] | undefined)[] = [];
  private readonly fileKinds: (Entry[] | undefined)[] = [];
  private readonly calls = new Map<string, Entry[]>();
  private readonly operators = new Map<string, Entry[]>();
  private readonly wholeFile: WholeFileEntry[] = [];
  private take: ReportCheck = () => undefined;

  constructor(rules: readonly RuleData[], checks: ReadonlyMap<string, Check>, family: LanguageFamily) {
    for (const rule of rules) {
      const check = rule.check === undefined ? undefined : checks.get(rule.check);
      if (check !== undefined && (check.families?.includes(family) ?? true)) this.add(rule, check);
    }
  }

  private add(rule: RuleData, check: Check): void {
    const report: ReportHit = (hit) => this.take(rule, shortened(hit));
    const options = rule.options ?? noOptions;
    if (check.wholeFile !== undefined) this.wholeFile.push({ run: check.wholeFile, report, options });
    if (check.run === undefined) return;
    const entry = { run: check.run, report, options };
    const table = check.scope === 'file' ? this.fileKinds : this.kinds;
    for (const kind of check.kinds ?? []) table[kind] = [...(table[kind] ?? []), entry];
    for (const name of check.calls ?? []) push(this.calls, name, entry);
    for (const operator of check.operators ?? []) push(this.operators, operator, entry);
  }

  /** Says who gets what the next visits find. */
  begin(report: ReportCheck): void {
    this.take = report;
  }

  /** Runs the checks that asked for a node's kind, operator or called name. */
  visit(file: FileContext, node: number): void {
    const kind = file.syntax.kind[node] ?? 0;
    const entries = this.kinds[kind];
    if (entries !== undefined) runAll(entries, file, node);
    const way = ways[kind];
    if (way === 0) return;
    const more =
      way === byOperator
        ? this.operators.get(operatorOf(file.syntax, node))
        : this.calls.get(file.resolver.lastOf(childBy(file.syntax, node, F.callee)));
    if (more !== undefined) runAll(more, file, node);
  }

  /** Runs what looks beyond units; and the other checks where a node of the module holds units. */
  visitFile(file: FileContext, limit: TimeLimit): void {
    const { syntax } = file;
    for (const node of file.units.holders) this.visit(file, node);
    for (let node = 0; node < syntax.count; node += 1) {
      if ((node & nodesBetween) === 0 && limit.isMet()) return;
      const entries = this.fileKinds[syntax.kind[node] ?? 0];
      if (entries !== undefined) runAll(entries, file, node);
    }
    for (const { run, report, options } of this.wholeFile) {
      if (limit.isMet()) return;
      run(file, report, options);
    }
  }
}

function runAll(entries: readonly Entry[], file: FileContext, node: number): void {
  for (const { run, report, options } of entries) run(file, node, report, options);
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}
