import { classAttribute } from '../match/call-parts.ts';
import { constantOf, foldMethod } from '../match/constants.ts';
import { nameOfClassBehind } from '../names/back-references.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { evaluateCall } from './calls.ts';
import { holdsEverything, isGlobalObject } from './chosen/everything-there.ts';
import { checkKey } from './chosen/keys.ts';
import { indexIn } from './containers.ts';
import { callGetter } from './functions.ts';
import { isHarmlessKey } from './harmless-keys.ts';
import { ofArray, ofComprehension, ofObject, ofText } from './literals.ts';
import {
  ofAssign,
  ofAugmented,
  ofBinary,
  ofConstant,
  ofLogical,
  ofTernary,
  ofTruth,
  ofUpdate,
} from './operators.ts';
import { fieldIn, provenMember, readSource, sourceHolder } from './places.ts';
import type { Run } from './run.ts';
import { checkAttribute } from './sinks.ts';
import { callSpecial } from './special-methods.ts';
import { objectOf, selfKey } from './store.ts';
import { clean } from './value/clean.ts';
import { elementOf, fieldOf } from './value/fields.ts';
import { join, joinVia } from './value/join.ts';
import { anyKey } from './value/keys.ts';
import { constantValue, unknown, type Value } from './value/value.ts';

type Evaluate = (run: Run, node: number) => Value;

/** What a name holds that nothing in this unit has given a value. */
function outsideValue(run: Run, node: number, binding: Binding): Value {
  const func = run.resolver.functionOf(binding);
  const isOwn = func >= 0 && (run.pending.has(func) || run.file.units.byFunction.has(func));
  if (isOwn) return { ...unknown, func };
  if (binding.kind === 'class') return { ...unknown, classes: binding.name };
  const constant = constantOf(run.resolver, node);
  if (constant !== undefined) return constantValue(constant);
  const held =
    binding.scope.outer === undefined && binding.imported === undefined
      ? run.summaries.ofModule(binding.name)
      : undefined;
  return held ?? readSource(run, node) ?? sourceHolder(run, run.resolver.nameOf(node)) ?? unknown;
}

const ofIdentifier: Evaluate = (run, node) => {
  const binding = bindingAt(run.resolver.names, node);
  if (binding === undefined) return readSource(run, node) ?? unknown;
  const known = run.get(binding.id);
  if (known === undefined) return outsideValue(run, node, binding);
  // Another function gives it values too, at a time that is not known.
  return binding.isShared && known.constant !== undefined ? { ...known, constant: undefined } : known;
};

const literals = new Set<number>([
  K.string,
  K.template,
  K.stringConcat,
  K.number,
  K.true,
  K.false,
  K.array,
  K.object,
  K.exprList,
]);

/** What a class of this file writes into its body for all of its objects: `languages = {"en", "de"}`. */
function ofClass(run: Run, name: string, property: string): Value | undefined {
  if (run.syntax.grammar.family !== 'python' || name === '' || name.includes('|')) return undefined;
  const value = classAttribute(run.resolver, run.resolver.classCalled(name), property);
  const inner = unwrap(run.syntax, value);
  const isCollection =
    kindAt(run.syntax, inner) === K.call &&
    /^(?:frozenset|set|tuple|dict|list)\b/.test(textOf(run.syntax, inner));
  return literals.has(kindAt(run.syntax, inner)) || isCollection ? run.evaluate(inner) : undefined;
}

/** A field of the method's own object: what this method put there, else what the class's methods do. */
function ofOwnField(run: Run, node: number, whole: Value, property: string): Value {
  const own = whole.fields?.get(property) ?? ofClass(run, run.resolver.className(node), property);
  if (own !== undefined) return own;
  const held = run.summaries.ofField(run.resolver.className(node), property);
  const field = fieldIn(run, whole, property, node);
  return held === undefined ? field : join(held, field);
}

/** `globalThis.name` where the file assigns it is a variable. */
const ofMember: Evaluate = (run, node) =>
  (bindingAt(run.resolver.names, node) === undefined ? ofPart : ofIdentifier)(run, node);

const ofPart: Evaluate = (run, node) => {
  const object = childBy(run.syntax, node, F.object);
  const property = run.resolver.lastOf(node);
  const whole = run.evaluate(object);
  const proven = provenMember(run, node);
  if (proven !== undefined) return proven;
  const own = whole.fields?.get(property);
  if (own !== undefined) return own;
  const source = readSource(run, node);
  if (run.resolver.isSelf(object)) {
    const held = callGetter(run, node, whole) ?? ofOwnField(run, node, whole, property);
    // `self.path` of a library's request handler.
    return source === undefined ? held : join(held, source);
  }
  const known = source ?? ofClass(run, whole.instance ?? whole.classes ?? '', property);
  if (known !== undefined) return known;
  if (typeof whole.constant === 'string')
    return constantValue(property === 'length' ? foldMethod(whole.constant, property, undefined) : undefined);
  // `text.size` is a number; `request.query.size` is what somebody wrote into the address.
  if (run.models.safeProperties.has(property) && readSource(run, object) === undefined) return unknown;
  return callGetter(run, node, whole) ?? withReferred(run, node, plainMember(run, node, whole));
};

/** `self.parent.name`: what the class of the parent puts there as well. */
function withReferred(run: Run, node: number, own: Value): Value {
  const behind = nameOfClassBehind(run.resolver, childBy(run.syntax, node, F.object));
  const held = behind === '' ? undefined : run.summaries.ofField(behind, run.resolver.lastOf(node));
  return held === undefined ? own : join(held, own);
}

/** A member that no getter stands behind. */
function plainMember(run: Run, node: number, whole: Value): Value {
  const property = run.resolver.lastOf(node);
  const [cleaner] = run.models.cleanReads.find(run.resolver.nameOf(node), property);
  const field = fieldIn(run, whole, property, node);
  return cleaner === undefined ? field : clean(field, cleaner.bits);
}

/** `text[1]`, `list[-1]`, `map[key]`. */
function elementBy(whole: Value, index: Value): Value {
  if (typeof whole.constant === 'string' && typeof index.constant === 'number')
    return constantValue(whole.constant.at(index.constant) ?? '');
  const position = indexIn(whole, index);
  if (position !== undefined) return fieldOf(whole, String(position));
  return index.constant === undefined || index.constant === null
    ? elementOf(whole)
    : fieldOf(whole, String(index.constant));
}

/** `list[1:]`, `text[:10]`. */
function sliceOf(whole: Value): Value {
  if (whole.fields === undefined) return whole.constant === undefined ? whole : unknown;
  return { ...whole, fields: new Map([[anyKey, elementOf(whole)]]), size: -1 };
}

const ofSubscript: Evaluate = (run, node) => {
  const holder = objectOf(run, node);
  const whole = run.evaluate(holder);
  if (holdsEverything(run.resolver, holder)) checkKey(run, node, 'reflection');
  const place = childBy(run.syntax, node, F.index);
  const index = run.evaluate(place);
  const proven = provenMember(run, node);
  if (proven !== undefined) return proven;
  if (kindAt(run.syntax, place) === K.slice) return sliceOf(whole);
  if (index.taints.length > 0 && isGlobalObject(run.resolver, objectOf(run, node)))
    checkKey(run, node, 'reflection');
  const isHeld = index.constant !== undefined && whole.fields?.has(String(index.constant)) === true;
  const source = isHeld ? undefined : readSource(run, node);
  return (
    source ??
    callSpecial(run, whole, { names: ['__getitem__'], node, args: [index] }) ??
    ledBy(run, index, { found: elementBy(whole, index), holder, place })
  );
};

interface Lookup {
  readonly found: Value;
  readonly holder: number;
  readonly place: number;
}

/** `tree[key]`: who chooses the key chooses the object. */
function ledBy(run: Run, index: Value, { found, holder, place }: Lookup): Value {
  if (index.taints.length === 0 || index.constant !== undefined || !run.models.classBits.has('prototype'))
    return found;
  if (isHarmlessKey(run, holder, place)) return found;
  return { ...found, via: joinVia(found.via, index.taints) };
}

const ofFunction: Evaluate = (run, node) => {
  // Functions that are units of their own are run there.
  if (!run.file.units.byFunction.has(node) && run.state !== undefined)
    run.pending.set(node, run.snapshot(run.state));
  return { ...unknown, func: node };
};

const ofInner: Evaluate = (run, node) => {
  const inner =
    kindAt(run.syntax, node) === K.wrap && run.syntax.text[run.syntax.start[node] ?? 0] === '<' ? 1 : 0;
  return run.evaluate(childAt(run.syntax, node, inner));
};

/** What a generator yields is an element of what it gives. */
const ofYield: Evaluate = (run, node) => {
  const value = run.evaluate(childAt(run.syntax, node, 0));
  const isAll = run.syntax.text.slice(run.syntax.start[node], run.syntax.end[node]).startsWith('yield*');
  const yielded = { ...unknown, fields: new Map([[anyKey, isAll ? elementOf(value) : value]]) };
  const { frame } = run;
  frame.returned = frame.returned === undefined ? yielded : join(frame.returned, yielded);
  return unknown;
};

const evaluateAll: Evaluate = (run, node) => {
  let last = unknown;
  for (const child of childrenOf(run.syntax, node)) last = run.evaluate(child);
  return last;
};

const ofAttribute: Evaluate = (run, node) => {
  const holder = childAt(run.syntax, node, 1);
  const value = run.evaluate(
    kindAt(run.syntax, holder) === K.jsxExpression ? childAt(run.syntax, holder, 0) : holder,
  );
  checkAttribute(run, node, value);
  return unknown;
};

/** By kind of node: what an expression gives. Of a kind without one nothing is known. */
export const evaluators: (Evaluate | undefined)[] = [];
evaluators[K.identifier] = ofIdentifier;
evaluators[K.shorthand] = ofIdentifier;
evaluators[K.member] = ofMember;
evaluators[K.subscript] = ofSubscript;
evaluators[K.string] = ofText;
evaluators[K.template] = ofText;
evaluators[K.stringConcat] = ofText;
evaluators[K.binary] = ofBinary;
evaluators[K.logical] = ofLogical;
evaluators[K.ternary] = ofTernary;
evaluators[K.assign] = ofAssign;
evaluators[K.namedExpr] = ofAssign;
evaluators[K.augAssign] = ofAugmented;
evaluators[K.update] = ofUpdate;
evaluators[K.this] = (run) => run.get(selfKey) ?? unknown;
evaluators[K.object] = ofObject;
evaluators[K.array] = ofArray;
evaluators[K.exprList] = ofArray;
evaluators[K.func] = ofFunction;
evaluators[K.call] = evaluateCall;
evaluators[K.new] = evaluateCall;
evaluators[K.yield] = ofYield;
evaluators[K.comprehension] = ofComprehension;
evaluators[K.jsxAttribute] = ofAttribute;
for (const kind of [K.await, K.paren, K.wrap, K.jsxExpression, K.spread, K.asPattern, K.templateSub, K.type])
  evaluators[kind] = ofInner;
for (const kind of [K.compare, K.unary, K.not]) evaluators[kind] = ofTruth;
for (const kind of [K.number, K.true, K.false, K.null]) evaluators[kind] = ofConstant;
for (const kind of [
  K.sequence,
  K.jsxElement,
  K.jsxOpening,
  K.jsxSelfClosing,
  K.args,
  K.keywordArg,
  K.slice,
  K.error,
])
  evaluators[kind] = evaluateAll;
