/** Rules by the type of resource that they ask for: a rule whose type does not occur in a file costs nothing. */

import { fillMessage } from '../draft.ts';
import type { Evidence } from '../evidence.ts';
import { isPlaceholder } from '../secrets/placeholders.ts';
import type { TextHit } from '../text-analysis.ts';
import { TimeLimit } from '../time-limit.ts';
import type { Condition, ConfigChecks, View } from './condition.ts';
import { ConditionCompiler } from './conditions.ts';
import { configFix } from './config-fix.ts';
import { type ConfigPath, type Place, parsePath, placesAt } from './config-path.ts';
import { clipped, spanOf } from './config-place.ts';
import type { ConfigMatcher, ConfigRule } from './rule-form.ts';
import { fillName } from './shown-name.ts';
import { type ConfigFile, type ConfigFormat, type ConfigResource, valueAt } from './tree.ts';

interface Matcher {
  readonly rule: ConfigRule;
  readonly source: ConfigMatcher;
  readonly each: ConfigPath | undefined;
  readonly where: Condition;
  readonly unless: Condition | undefined;
  readonly at: ConfigPath | undefined;
}

const always: Condition = ({ here }) => ({ truth: true, place: here });

/** Matchers by the type that they ask for. */
type MatchersByType = ReadonlyMap<string, readonly Matcher[]>;

/** All matchers; those of a format are made ready when its first file comes. */
export class ConfigDispatch {
  private readonly rules: readonly ConfigRule[];
  private readonly compiler: ConditionCompiler;
  private readonly formats = new Map<ConfigFormat, MatchersByType>();
  /** The same by all types of a resource, as they occur. */
  private readonly byTypes = new Map<string, readonly Matcher[]>();

  constructor(rules: readonly ConfigRule[], checks: ConfigChecks) {
    this.rules = rules;
    this.compiler = new ConditionCompiler(checks);
  }

  /** Whether any rule looks at files of a format. */
  asksFor(format: ConfigFormat): boolean {
    return this.rules.some(({ match }) => match.some((each) => each.format === format));
  }

  /** Makes the matchers of a format ready; throws on a rule that is not well formed. */
  matchersFor(format: ConfigFormat): MatchersByType {
    const known = this.formats.get(format);
    if (known !== undefined) return known;
    const byType = new Map<string, Matcher[]>();
    for (const rule of this.rules)
      for (const source of rule.match) {
        if (source.format !== format) continue;
        const matcher = compile(rule, source, this.compiler);
        for (const type of source.resource) byType.set(type, [...(byType.get(type) ?? []), matcher]);
      }
    this.formats.set(format, byType);
    return byType;
  }

  run(file: ConfigFile, limit: TimeLimit = new TimeLimit(undefined)): TextHit[] {
    const hits: TextHit[] = [];
    const seen = new Set<string>();
    for (const resource of file.resources) {
      if (limit.isMet()) break;
      for (const matcher of this.matchersOf(resource, file.format)) {
        for (const hit of match(matcher, resource, file)) {
          // Of two ways of one rule to see one place, the first is reported.
          const key = `${hit.rule.id} ${hit.from} ${hit.to}`;
          if (!seen.has(key)) hits.push(hit);
          seen.add(key);
        }
      }
    }
    return hits;
  }

  private matchersOf({ types }: ConfigResource, format: ConfigFormat): readonly Matcher[] {
    const key = `${format} ${types.join(' ')}`;
    const known = this.byTypes.get(key);
    if (known !== undefined) return known;
    const byType = this.matchersFor(format);
    const matchers = [...new Set(types.flatMap((type) => byType.get(type) ?? []))];
    this.byTypes.set(key, matchers);
    return matchers;
  }
}

function compile(rule: ConfigRule, source: ConfigMatcher, compiler: ConditionCompiler): Matcher {
  return {
    rule,
    source,
    each: source.each === undefined ? undefined : parsePath(source.each),
    where: source.where ? compiler.all(source.where) : always,
    unless: source.unless && compiler.all(source.unless),
    at: source.at === undefined ? undefined : parsePath(source.at),
  };
}

function match(matcher: Matcher, resource: ConfigResource, file: ConfigFile): TextHit[] {
  const root: Place = { state: 'found', node: resource.root };
  const starts = matcher.each ? placesAt(matcher.each, { here: root, resource }) : [root];
  const hits: TextHit[] = [];
  for (const here of starts) {
    if (here.state !== 'found') continue;
    const view: View = { here, resource, file };
    const answer = matcher.where(view);
    if (answer.truth !== true) continue;
    // What may be an exception is taken for one.
    if (matcher.unless && matcher.unless(view).truth !== false) continue;
    hits.push(report(matcher, view, answer.place));
  }
  return hits;
}

/** A key of a known format, as it stands; where the file lies is said where the hits of a text meet. */
const infrastructureEvidence: Evidence = {
  kind: 'setting',
  value: 'literal',
  owner: 'format',
  condition: 'none',
  place: 'application',
};

/** Rules about values of secrets (CWE-798), not about how they are handed on. */
const isSecret = ({ tags, cwe }: ConfigRule): boolean => tags.includes('secrets') && cwe.includes(798);

/** A secret in a setting of a known format; one that is the name of its own user was made up to be replaced. */
function keptSecret({ here, file }: View): Evidence {
  const value = valueAt(here.node, 'value');
  const text = value?.kind === 'scalar' ? value.text : '';
  const isUser = text !== '' && isNameOfUser(file.text, text);
  // `change_password` opens what nobody has set up: its name is all that makes it a secret.
  const isStopgap = text !== '' && (isPlaceholder(text) || namesItself.test(text));
  const proof = isStopgap ? 'name' : 'guards';
  return { kind: 'secret', proof, value: isUser ? 'made-up' : 'real', place: 'application' };
}

/** `change_password`, `app-secret`, `notsecretkey`: words alone, the last of which says what it is. */
const namesItself = /^[a-z]{2,20}(?:[-_.]?[a-z]{2,20}){0,2}(?:password|passwd|secret|key|token)$/i;

const userNamed =
  /(?:^|[^A-Za-z])(?:\w{0,40}_)?(?:user|username|login)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?([^\s"'#]{1,80})/gim;

function isNameOfUser(text: string, value: string): boolean {
  for (const [, name] of text.matchAll(userNamed)) if (name === value) return true;
  return false;
}

function report(matcher: Matcher, view: View, seen: Place | undefined): TextHit {
  const { rule, source } = matcher;
  const place = placeToShow(matcher, view, seen);
  const { resource, file } = view;
  const span = clipped(spanOf(place, resource), file.text);
  const values = { key: place.entry?.key ?? '', value: shownValue(place), variable: variableOf(view) };
  // What a fix writes is YAML or HCL.
  const fix = source.fix && !/\.json$/i.test(file.path) && configFix(source.fix, { ...view, place });
  return {
    rule,
    message: fillMessage(fillName(source.message ?? rule.message, resource), values),
    confidence: source.confidence ?? rule.confidence,
    impact: source.impact,
    evidence: isSecret(rule) ? keptSecret(view) : infrastructureEvidence,
    from: span.from,
    to: span.to,
    snippet: file.text.slice(span.from, span.to).replace(/\s+/g, ''),
    within: resource.name,
    ...(fix ? { fixes: [fix] } : {}),
  };
}

/** The name of what has a name and a value: a variable of the environment. */
function variableOf({ here }: View): string {
  const name = valueAt(here.node, 'name');
  return name?.kind === 'scalar' ? name.text : '';
}

function placeToShow({ at, each }: Matcher, view: View, seen: Place | undefined): Place {
  if (at !== undefined) {
    const places = placesAt(at, view);
    return places.find(({ state }) => state === 'found') ?? places[0] ?? view.here;
  }
  if (each !== undefined && (seen === undefined || seen.state === 'missing')) return view.here;
  return seen ?? view.here;
}

function shownValue({ node }: Place): string {
  if (node?.kind !== 'scalar' && node?.kind !== 'unknown') return '';
  const text = node.text.replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
