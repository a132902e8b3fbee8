import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, endOf, kindAt, parentOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** What is counted of one function; functions inside it are counted by themselves. */
export interface FunctionMetrics {
  readonly func: number;
  /** Cyclomatic: ways through the function. */
  paths: number;
  /** Cognitive: as the paths, but what stands deeper counts more. */
  effort: number;
  returns: number;
  /** The first `return` without a value, or `none`; whether another one has a value; whether it is a generator. */
  bareReturn: number;
  isValued: boolean;
  yields: boolean;
  depth: number;
  /** The first node that reaches the depth. */
  deepest: number;
}

const branches = 1;
const nests = 2;
const roles = new Uint8Array(256);
for (const kind of [K.if, K.for, K.forIn, K.while, K.do, K.catch]) roles[kind] = branches | nests;
for (const kind of [K.elif, K.ternary, K.case, K.ifClause, K.forInClause]) roles[kind] = branches;
for (const kind of [K.switch, K.match, K.try, K.with]) roles[kind] = nests;
for (const kind of [K.func, K.return, K.yield, K.token]) roles[kind] = 4;

/** `&&`, `||`, `??`, `and`, `or`, read without cutting strings: tokens are the most frequent nodes. */
function isJoint(syntax: Syntax, node: number): boolean {
  const from = syntax.start[node] ?? 0;
  const length = (syntax.end[node] ?? 0) - from;
  const first = syntax.text.charCodeAt(from);
  const second = syntax.text.charCodeAt(from + 1);
  if (length === 3) return first === 97 && second === 110;
  if (length !== 2) return false;
  return (
    (first === second && (first === 38 || first === 124 || first === 63)) || (first === 111 && second === 114)
  );
}

/** One pass over a file: the functions that are open, and in each the constructs that nest. */
class MetricsPass {
  readonly done: FunctionMetrics[] = [];
  private readonly syntax: Syntax;
  private readonly functions: {
    readonly metrics: FunctionMetrics;
    readonly end: number;
    readonly open: number[];
  }[] = [];

  constructor(syntax: Syntax) {
    this.syntax = syntax;
  }

  run(): readonly FunctionMetrics[] {
    const { syntax } = this;
    for (let node = 0; node < syntax.count; node += 1) {
      const kind = syntax.kind[node] ?? 0;
      if (roles[kind] !== 0) this.visit(node, kind);
    }
    return this.done;
  }

  private visit(node: number, kind: number): void {
    while ((this.functions.at(-1)?.end ?? node + 1) <= node) this.functions.pop();
    if (kind === K.func) this.enter(node);
    else this.count(node, kind);
  }

  private enter(func: number): void {
    const metrics = {
      func,
      paths: 1,
      effort: 0,
      returns: 0,
      bareReturn: none,
      isValued: false,
      yields: false,
      depth: 0,
      deepest: func,
    };
    this.done.push(metrics);
    this.functions.push({ metrics, end: endOf(this.syntax, func), open: [] });
  }

  private count(node: number, kind: number): void {
    const current = this.functions.at(-1);
    if (current === undefined) return;
    const { metrics, open } = current;
    if (kind === K.return) this.countReturn(node, metrics);
    else if (kind === K.yield) metrics.yields = true;
    else if (kind !== K.token) this.countBranch(node, kind, current);
    else if (isJoint(this.syntax, node)) {
      metrics.paths += 1;
      metrics.effort += 1;
    }
    if (open.length > metrics.depth) {
      metrics.depth = open.length;
      metrics.deepest = node;
    }
  }

  /** `return done()` often stands for a call and a bare `return`. */
  private countReturn(node: number, metrics: FunctionMetrics): void {
    metrics.returns += 1;
    const value = kindAt(this.syntax, node + 1);
    if (endOf(this.syntax, node) === node + 1)
      metrics.bareReturn = metrics.bareReturn === none ? node : metrics.bareReturn;
    else if (value !== K.null && value !== K.call) metrics.isValued = true;
  }

  private countBranch(node: number, kind: number, { metrics, open }: MetricsPass['functions'][number]): void {
    const role = roles[kind] ?? 0;
    while ((open.at(-1) ?? node + 1) <= node) open.pop();
    if ((role & branches) !== 0) {
      metrics.paths += 1;
      metrics.effort += 1 + (kind === K.elif || kind === K.case ? 0 : open.length);
    }
    const continues = kind === K.if && kindAt(this.syntax, parentOf(this.syntax, node)) === K.else;
    // A `catch` belongs to its `try`, which is open already.
    if ((role & nests) !== 0 && kind !== K.catch && !continues) open.push(endOf(this.syntax, node));
  }
}

const kept = new WeakMap<Syntax, readonly FunctionMetrics[]>();

/** Figures of all functions of a file, outermost first; made once a scan. */
export function functionMetrics({ syntax }: FileContext): readonly FunctionMetrics[] {
  const known = kept.get(syntax);
  if (known !== undefined) return known;
  const metrics = new MetricsPass(syntax).run();
  kept.set(syntax, metrics);
  return metrics;
}

/** The name of a function, or for an anonymous one what stands before its body. */
export function headSpan(syntax: Syntax, func: number): { from: number; to: number } {
  const name = childBy(syntax, func, F.name);
  const shown = name < 0 ? func : name;
  const from = syntax.start[shown] ?? 0;
  if (name >= 0) return { from, to: syntax.end[name] ?? from };
  return { from, to: Math.max(syntax.start[childBy(syntax, func, F.body)] ?? from, from) };
}
