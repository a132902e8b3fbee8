/** Rules as tables: a node kind leads to names, a name to the few matchers that ask for it. */

import type { Check } from '../checks/check.ts';
import { CheckTable } from '../checks/check-table.ts';
import type { Hit } from '../draft.ts';
import { reportSpan } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import type { LanguageFamily } from '../languages.ts';
import { parameterPattern } from '../names/declare.ts';
import { NameIndex } from '../names/name-index.ts';
import { otherNames } from '../names/other-names.ts';
import type { RuleData } from '../rules/rule-data.ts';
import { F, K, type KindName } from '../syntax/kinds.ts';
import { childBy, endOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import type { TimeLimit } from '../time-limit.ts';
import { keyText } from './call-parts.ts';
import { allHold, type Match, pattern } from './conditions.ts';
import { buildFix, placeOf } from './fixes.ts';
import { isOverridden } from './overridden.ts';
import { type Entry, settingEvidence } from './setting-evidence.ts';
import { writtenSetting } from './shown/written-setting.ts';

/** Receives what a rule found. */
export type Report = (rule: RuleData, hit: Hit) => void;

/** The nodes to visit: `skips` are left out with all below, `open` ones hold units and get no checks yet. */
export interface DispatchRange {
  readonly first: number;
  readonly stop: number;
  readonly skips: ReadonlySet<number>;
  readonly open: ReadonlySet<number>;
  readonly limit: TimeLimit;
}

/** One less than a power of two: how many nodes are visited between two looks at the time. */
const nodesBetween = 1_023;

/** How many assigned names are remembered with what they fit. */
const keptNames = 5_000;

/**
 * The rules of one family, by what they wait for (calls, properties, assignments, kinds of nodes), so that a file is
 * gone through once whatever their number.
 */
export class Dispatch {
  readonly rules: readonly RuleData[];
  private readonly checks: CheckTable;
  private readonly calls = new NameIndex<Entry>();
  private readonly properties = new Map<string, Entry[]>();
  private readonly assigns: { readonly fits: RegExp; readonly entry: Entry }[] = [];
  private readonly assignsByName = new Map<string, readonly Entry[]>();
  private readonly nodes: (Entry[] | undefined)[] = [];

  constructor(rules: readonly RuleData[], checks: ReadonlyMap<string, Check>, family: LanguageFamily) {
    this.rules = rules;
    for (const rule of rules) {
      for (const matcher of rule.match ?? []) {
        if (matcher.languages?.includes(family) ?? true) this.addMatcher({ rule, matcher });
      }
    }
    this.checks = new CheckTable(rules, checks, family);
  }

  private addMatcher(entry: Entry): void {
    const { matcher } = entry;
    for (const name of matcher.call ?? []) this.calls.add(name, entry);
    for (const key of matcher.property ?? []) {
      const list = this.properties.get(key) ?? [];
      list.push(entry);
      this.properties.set(key, list);
    }
    if (matcher.assign !== undefined) this.assigns.push({ fits: pattern(matcher.assign), entry });
    for (const name of matcher.node ?? []) {
      const kind = K[name as KindName];
      this.nodes[kind] = [...(this.nodes[kind] ?? []), entry];
    }
  }

  /** Runs every pattern and check over the nodes from `first` up to `stop`, leaving out what `skip` says. */
  run(file: FileContext, range: DispatchRange, report: Report): void {
    const { syntax } = file;
    this.checks.begin(report);
    for (let node = range.first; node < range.stop; node += 1) {
      if ((node & nodesBetween) === 0 && range.limit.isMet()) return;
      if (range.skips.has(node)) {
        node = endOf(syntax, node) - 1;
        continue;
      }
      const kind = syntax.kind[node] ?? 0;
      byKind[kind]?.(this, file, node, report);
      const bare = this.nodes[kind];
      if (bare !== undefined)
        this.tryAll(file, bare, { node, value: node, name: bareName(syntax, node) }, report);
      if (!range.open.has(node)) this.checks.visit(file, node);
    }
  }

  /** The checks that look beyond units. */
  runFile(file: FileContext, limit: TimeLimit, report: Report): void {
    this.checks.begin(report);
    this.checks.visitFile(file, limit);
  }

  matchCall(file: FileContext, node: number, report: Report): void {
    const callee = unwrap(file.syntax, childBy(file.syntax, node, F.callee));
    const last = file.resolver.lastOf(callee);
    const names = [file.resolver.nameOf(callee), ...otherNames(file.resolver, callee)];
    const entries = new Set(names.flatMap((name) => this.calls.find(name, last)));
    if (entries.size > 0)
      this.tryAll(file, entries, { node, value: none, name: textOf(file.syntax, callee) }, report);
  }

  /** Whether a rule asks for a property of this name. */
  asksKey(name: string): boolean {
    return this.properties.has(name);
  }

  matchKey(file: FileContext, match: Match, report: Report): void {
    const entries = this.properties.get(match.name);
    if (entries !== undefined) this.tryAll(file, entries, match, report);
    const fitting = this.assignsTo(match.name);
    if (fitting.length > 0) this.tryAll(file, fitting, match, report);
  }

  /** Entries whose expression fits an assigned name; the same few names are assigned over and over. */
  private assignsTo(name: string): readonly Entry[] {
    const known = this.assignsByName.get(name);
    if (known !== undefined) return known;
    const fitting = this.assigns.filter(({ fits }) => fits.test(name)).map(({ entry }) => entry);
    if (this.assignsByName.size >= keptNames) this.assignsByName.clear();
    this.assignsByName.set(name, fitting);
    return fitting;
  }

  private tryAll(file: FileContext, entries: Iterable<Entry>, match: Match, report: Report): void {
    for (const { rule, matcher } of entries) {
      if (!allHold(file.resolver, match, matcher)) continue;
      const at = matcher.at === undefined ? match.node : placeOf(file.resolver, match, matcher.at);
      report(rule, {
        ...reportSpan(file.syntax, at === none ? match.node : at),
        message: matcher.message,
        values: { name: match.name, code: writtenSetting(file.resolver, match, matcher) },
        confidence: matcher.confidence,
        impact: matcher.impact,
        evidence: settingEvidence(file, match, { rule, matcher }),
        fix: matcher.fix && buildFix(file.resolver, match, matcher.fix),
      });
    }
  }
}

/** What a message calls a bare node; of a string no more than tells which one, it may be a secret. */
function bareName(syntax: Syntax, node: number): string {
  const text = textOf(syntax, node);
  return kindAt(syntax, node) === K.string ? `${text.slice(1, 5)}…` : text;
}

type Visit = (dispatch: Dispatch, file: FileContext, node: number, report: Report) => void;

const visitPair: Visit = (dispatch, file, node, report) => {
  const name = keyText(file.syntax, node);
  // Asked of a hit only: it looks through the file.
  const reportUsed: Report = (rule, hit) => {
    if (!isOverridden(file.resolver, node, name)) report(rule, hit);
  };
  const match = { node, value: childBy(file.syntax, node, F.value), name };
  dispatch.matchKey(file, match, dispatch.asksKey(name) ? reportUsed : report);
};

/** Variables, fields and attributes: the assigned name is what stands last. */
const visitAssignment: Visit = (dispatch, file, node, report) => {
  const { syntax, resolver } = file;
  const left = childBy(syntax, node, F.left);
  const target = left === none ? childBy(syntax, node, F.name) : left;
  const kind = kindAt(syntax, target);
  const isNamed = kind === K.identifier || kind === K.member || kind === K.subscript;
  const value = childBy(syntax, node, left === none ? F.value : F.right);
  if (isNamed && value !== none)
    dispatch.matchKey(file, { node, value, name: resolver.lastOf(target) }, report);
};

const visitField: Visit = (dispatch, file, node, report) => {
  const value = childBy(file.syntax, node, F.value);
  const named = childBy(file.syntax, node, F.name);
  const name = named === none ? childBy(file.syntax, node, F.property) : named;
  if (value !== none) dispatch.matchKey(file, { node, value, name: textOf(file.syntax, name) }, report);
};

const visitParameter: Visit = (dispatch, file, node, report) => {
  const value = childBy(file.syntax, node, F.value);
  if (value === none) return;
  dispatch.matchKey(
    file,
    { node, value, name: textOf(file.syntax, parameterPattern(file.syntax, node)) },
    report,
  );
};

const byKind: (Visit | undefined)[] = [];
byKind[K.call] = (dispatch, file, node, report) => dispatch.matchCall(file, node, report);
byKind[K.new] = byKind[K.call];
byKind[K.pair] = visitPair;
byKind[K.keywordArg] = visitPair;
byKind[K.assign] = visitAssignment;
byKind[K.declarator] = visitAssignment;
byKind[K.field] = visitField;
byKind[K.param] = visitParameter;
