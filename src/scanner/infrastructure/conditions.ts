/**
 * Conditions of a rule, made into functions once. The answer is true, false, or undefined where only a run could tell;
 * a rule reports on true alone, so neither a test nor its opposite holds for a variable or a template's placeholder.
 */
import type { Answer, Condition, ConfigChecks, View } from './condition.ts';
import { type ConfigPath, type Place, parsePath, placesAt } from './config-path.ts';
import { isNull, type Truth, type ValueTest, valueTests } from './config-values.ts';
import { compileRelated } from './related.ts';
import type { ConfigCondition, Constant } from './rule-form.ts';
import { type ConfigNode, scalarNode } from './tree.ts';

const yes: Answer = { truth: true };
const no: Answer = { truth: false };
const open: Answer = { truth: undefined };

/** True when all are; the first place that one of them shows is shown. */
export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 1 && conditions[0] !== undefined) return conditions[0];
  return (view) => {
    let truth: Truth = true;
    let place: Place | undefined;
    for (const condition of conditions) {
      const answer = condition(view);
      if (answer.truth === false) return no;
      if (answer.truth === undefined) truth = undefined;
      place = better(place, answer.place);
    }
    return { truth, place };
  };
}

/** A thing that is there says more than one that is missing. */
function better(old: Place | undefined, other: Place | undefined): Place | undefined {
  if (old === undefined) return other;
  return old.state === 'missing' && other?.state === 'found' && other.node !== undefined ? other : old;
}

function anyOf(conditions: readonly Condition[]): Condition {
  return (view) => {
    let isOpen = false;
    for (const condition of conditions) {
      const answer = condition(view);
      if (answer.truth === true) return answer;
      if (answer.truth === undefined) isOpen = true;
    }
    return isOpen ? open : no;
  };
}

function negated(condition: Condition): Condition {
  return (view) => {
    const { truth } = condition(view);
    if (truth === undefined) return open;
    return truth ? no : yes;
  };
}

interface PlaceTest {
  readonly wants: 'present' | 'absent' | undefined;
  readonly tests: readonly ValueTest[];
  readonly where: Condition | undefined;
  readonly fallback: Constant | undefined;
}

function isThere(place: Place): boolean {
  return place.state === 'found' && place.node !== undefined && !isNull(place.node);
}

function testPlace(test: PlaceTest, place: Place, view: View): Answer {
  if (place.state === 'open') return open;
  const there = isThere(place);
  if (test.wants === 'absent')
    return there ? no : { truth: true, place: { state: 'missing', near: place.entry ?? place.near } };
  if (!there && test.fallback === undefined) return no;
  const node = (there && place.node) || scalarNode(test.fallback ?? null, 0, 0);
  const truth = allHold(test.tests, node);
  if (truth === false || test.where === undefined) return { truth, place };
  const inner = test.where({ ...view, here: place });
  if (inner.truth === false) return no;
  return { truth: inner.truth && truth, place: inner.place?.state === 'found' ? inner.place : place };
}

function allHold(tests: readonly ValueTest[], node: ConfigNode): Truth {
  let truth: Truth = true;
  for (const test of tests) {
    const one = test(node);
    if (one === false) return false;
    if (one === undefined) truth = undefined;
  }
  return truth;
}

function everyPlace(test: PlaceTest, places: readonly Place[], view: View): Answer {
  let truth: Truth = places.length > 0;
  for (const place of places) {
    const answer = testPlace(test, place, view);
    if (answer.truth === false) return no;
    if (answer.truth === undefined) truth = undefined;
  }
  return { truth, place: places[0] };
}

function somePlace(test: PlaceTest, places: readonly Place[], view: View): Answer {
  let isOpen = false;
  for (const place of places) {
    const answer = testPlace(test, place, view);
    if (answer.truth === true) return answer;
    if (answer.truth === undefined) isOpen = true;
  }
  return isOpen ? open : no;
}

/** Places of the first path at which something stands, or may stand; else of the first path. */
function placesOf(paths: readonly ConfigPath[], view: View): readonly Place[] {
  let first: readonly Place[] | undefined;
  for (const path of paths) {
    const places = placesAt(path, view);
    if (places.some((place) => place.state === 'open' || isThere(place))) return places;
    first ??= places;
  }
  return first ?? [];
}

/** Compiles conditions against the named checks at hand. */
export class ConditionCompiler {
  private readonly checks: ConfigChecks;

  constructor(checks: ConfigChecks) {
    this.checks = checks;
  }

  all(conditions: readonly ConfigCondition[]): Condition {
    return allOf(conditions.map((each) => this.one(each)));
  }

  one(condition: ConfigCondition): Condition {
    const parts: Condition[] = [];
    const { any, all, not, some, none, type, file, check } = condition;
    if (any) parts.push(anyOf(any.map((each) => this.one(each))));
    if (all) parts.push(this.all(all));
    if (not) parts.push(negated(this.one(not)));
    if (some) parts.push(compileRelated(some, (each) => this.all(each)));
    if (none) parts.push(negated(compileRelated(none, (each) => this.all(each))));
    if (type) parts.push(({ resource }) => (resource.types.some((each) => type.includes(each)) ? yes : no));
    if (file) parts.push(fileTest(file));
    if (check) parts.push(this.named(check));
    const test = this.placeTest(condition);
    if (test) parts.push(test);
    return allOf(parts);
  }

  private named(name: string): Condition {
    const check = this.checks[name];
    if (check === undefined) throw new Error(`no check is called ${name}`);
    return ({ resource, file, here }) => check(resource, file, here);
  }

  private placeTest(condition: ConfigCondition): Condition | undefined {
    const { path, every, present, absent, where } = condition;
    const tests = valueTests(condition);
    if (path === undefined && tests.length === 0 && !where && !present && !absent) return undefined;
    const paths = (typeof path === 'string' ? [path] : (path ?? ['.'])).map(parsePath);
    const test: PlaceTest = {
      wants: absent ? 'absent' : present && 'present',
      tests,
      where: where && this.all(where),
      fallback: condition.default,
    };
    return every
      ? (view) => everyPlace(test, placesOf(paths, view), view)
      : (view) => somePlace(test, placesOf(paths, view), view);
  }
}

function fileTest(source: string): Condition {
  const regex = new RegExp(source, 'i');
  return ({ file }) => (regex.test(file.path) ? yes : no);
}
