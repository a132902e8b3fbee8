/** What stands behind a setting that leaves something open: whose it is, and whether it was chosen. */
import { conditionOf } from '../checks/expressions.ts';
import type { Evidence, SettingEvidence } from '../evidence.ts';
import type { FileContext } from '../file-context.ts';
import type { Condition, Matcher, RuleData } from '../rules/rule-data.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, endOf, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { type Match, pattern } from './conditions.ts';
import { asksForImport, isBareName, isNameAlone, rootOf } from './name-alone.ts';
import { hasNamedPeer } from './options/named-peer.ts';

/** A rule with one of its ways to match. */
export interface Entry {
  readonly rule: RuleData;
  readonly matcher: Matcher;
}

/** Evidence of a match; undefined for rules of quality. */
export function settingEvidence(
  file: FileContext,
  { node, value, name }: Match,
  { rule, matcher }: Entry,
): Evidence | undefined {
  if (rule.category !== 'security') return undefined;
  const { syntax } = file;
  // `verify_mode = CERT_REQUIRED if verify else CERT_NONE`: the choice lies in the value.
  const isChoice = value !== none && kindAt(syntax, unwrap(syntax, value)) === K.ternary;
  const from = isChoice ? unwrap(syntax, value) + 1 : node;
  const isChosenOutright = isChosen(syntax, from, rule.chosen);
  const isPerhapsChosen = isChosenOutright || isChosen(syntax, from, rule.mayBeChosen);
  const isStandIn = isFallback(file, node, matcher);
  return {
    kind: 'setting',
    value: isChosenOutright ? 'computed' : 'literal',
    // The variable of the environment says whose it is.
    owner: isStandIn ? 'resolved' : ownerOf(file, node, { rule, matcher }),
    condition: isPerhapsChosen ? 'chosen' : isStandIn ? 'fallback' : connectionOf(file, { node, name }, rule),
    place: 'application',
  };
}

/** A setting of one connection is as grave as what it connects to. */
function connectionOf(
  { resolver }: FileContext,
  { node, name }: Pick<Match, 'node' | 'name'>,
  { ofConnection }: RuleData,
): SettingEvidence['condition'] {
  if (ofConnection === undefined || ofConnection.but.includes(name)) return 'none';
  return hasNamedPeer(resolver, node) ? 'none' : 'unnamed';
}

const environmentReads = new Set(['os.getenv', 'os.environ.get']);

/** Whether the value counts only where the environment has none: `process.env.SECRET || 'dev'`, `os.getenv('SECRET', 'dev')`. */
function isFallback(file: FileContext, node: number, { where = [] }: Matcher): boolean {
  if (environmentReads.has(calledBy(file, node) ?? '')) return true;
  return where.some(asksForFallback) && standsInForEnvironment(file, node);
}

const environment = /^(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ)\b/;

/** Whether some `a || b` below a node reads the environment on its left. */
function standsInForEnvironment({ resolver, syntax }: FileContext, node: number): boolean {
  for (let at = node; at < endOf(syntax, node); at += 1) {
    const kind = kindAt(syntax, at);
    if (kind !== K.binary && kind !== K.logical) continue;
    const left = unwrap(syntax, childBy(syntax, at, F.left));
    const read = kindAt(syntax, left) === K.call ? childBy(syntax, left, F.callee) : left;
    const name = resolver.nameOf(read) ?? '';
    if (environment.test(name) || environmentReads.has(name)) return true;
  }
  return false;
}

function asksForFallback(condition: Condition): boolean {
  const { any = [], all = [] } = condition;
  return condition.fallback === true || [...any, ...all].some(asksForFallback);
}

/** What says whose setting a match is. */
function ownerOf(file: FileContext, node: number, { rule, matcher }: Entry): SettingEvidence['owner'] {
  if (matcher.node !== undefined || asksForImport(matcher.where)) return 'resolved';
  const isHeld = matcher.call === undefined && holderOf(file, node) !== undefined;
  if (isHeld || calledBy(file, node) !== undefined) return 'resolved';
  if (isSettingsModule(file)) return 'format';
  // A variable's name says nothing of what it opens, whatever else the file imports.
  if (matcher.assign !== undefined && rule.tags?.includes('secrets') === true) return 'name';
  return isNameAlone(file.resolver, rootsOf(rule), undefined) ? 'name' : 'resolved';
}

/** Name of what is called with a setting, as an import or the language resolves it. */
function calledBy({ resolver, syntax }: FileContext, node: number): string | undefined {
  const kind = kindAt(syntax, node);
  const call = kind === K.call || kind === K.new ? node : callRound(syntax, node);
  return call === none ? undefined : resolver.nameOf(unwrap(syntax, childBy(syntax, call, F.callee)));
}

/** The call that a key of an object literal or a keyword belongs to; `none` where it stands in no call. */
function callRound(syntax: Syntax, node: number): number {
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (kind === K.call || kind === K.new) return up;
    if (kind !== K.object && kind !== K.pair && kind !== K.args && kind !== K.keywordArg) return none;
  }
  return none;
}

/** Name of the object that an assignment writes a member of: `ssl.SSLContext()` of `context.check_hostname`. */
function holderOf({ resolver, syntax }: FileContext, node: number): string | undefined {
  const target = childBy(syntax, node, F.left);
  const kind = kindAt(syntax, target);
  return kind === K.member || kind === K.subscript ? resolver.nameOf(target) : undefined;
}

const settingsFile =
  /(?:^|[\\/])(?:\w{0,40}settings?\w{0,40}|settings[\\/]\w{1,60}|(?:\w{1,40}_)?config|local_settings)\.py$/;

/** A module of settings, as Django and Flask read them. */
function isSettingsModule({ name, language }: FileContext): boolean {
  return language === 'python' && settingsFile.test(name);
}

/** By rule: roots of the names of all that it looks for. */
const roots = new WeakMap<RuleData, ReadonlySet<string>>();

function rootsOf(rule: RuleData): ReadonlySet<string> {
  const known = roots.get(rule);
  if (known !== undefined) return known;
  const names = (rule.match ?? []).flatMap(({ call = [] }: Matcher) => call);
  const made = new Set(names.filter((name) => !isBareName(name)).map(rootOf));
  roots.set(rule, made);
  return made;
}

const choosing = new Set<number>([K.if, K.elif, K.ternary, K.case]);

const unguarded = /unverified|insecure|(?:no|skip|without)_?verif/i;

/** Whether a condition of the function round a node asks for a word that fits, or its name says so: `if not options.verify`. */
function isChosen(syntax: Syntax, node: number, source: string | undefined): boolean {
  if (source === undefined) return false;
  const wanted = pattern(source);
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up)) {
    if (kindAt(syntax, up) === K.func) return unguarded.test(textOf(syntax, childBy(syntax, up, F.name)));
    if (!choosing.has(kindAt(syntax, up))) continue;
    const asked = kindAt(syntax, up) === K.case ? childBy(syntax, up, F.value) : conditionOf(syntax, up);
    if (wanted.test(textOf(syntax, asked).slice(0, 200))) return true;
  }
  return false;
}
