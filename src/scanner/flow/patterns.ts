import { keyText } from '../match/call-parts.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { checkInherited } from './chosen/keys.ts';
import { carry, fieldIn, readSource } from './places.ts';
import type { Run } from './run.ts';
import { isTrustedPart } from './senders.ts';
import { checkAssignment } from './sinks.ts';
import { forgetProofs, objectOf, setMember } from './store.ts';
import { elementOf, elementsOf, fieldOf } from './value/fields.ts';
import { join } from './value/join.ts';
import { listOf, type Value } from './value/value.ts';

type Assign = (run: Run, target: number, value: Value) => void;

const toName: Assign = (run, target, value) => {
  const binding = bindingAt(run.resolver.names, target);
  if (binding === undefined) return;
  // `const { query } = request`: the name itself says that it is a source, whatever the whole object carries.
  const isSource =
    value.func < 0 &&
    value.fields === undefined &&
    !value.taints.some((taint) => typeof taint.origin === 'string');
  const source = isSource && !isTrustedPart(run, binding) ? readSource(run, target) : undefined;
  const own = source === undefined ? value : join(value, source);
  run.set(binding.id, assigned(run, target, own));
  forgetProofs(run, binding.name);
};

function assigned(run: Run, target: number, value: Value): Value {
  if (value.taints.length === 0) return value;
  return {
    ...value,
    taints: run.advance(value.taints, `assigned to ${textOf(run.syntax, target)}`, target),
  };
}

/** `const entries = Object.create(null)`: an object that inherits nothing has no `__proto__`. */
function hasNoPrototype(run: Run, node: number): boolean {
  const inner = unwrap(run.syntax, node);
  const binding =
    kindAt(run.syntax, inner) === K.identifier ? bindingAt(run.resolver.names, inner) : undefined;
  if (binding === undefined || binding.writes > 0 || binding.path.length > 0 || binding.init <= 0)
    return false;
  const made = unwrap(run.syntax, binding.init);
  return (
    kindAt(run.syntax, made) === K.call && /^Object\.create\(\s*null\s*\)$/.test(textOf(run.syntax, made))
  );
}

const toMember: Assign = (run, target, value) => {
  checkAssignment(run, target, value);
  if (bindingAt(run.resolver.names, target) !== undefined) {
    toName(run, target, value);
    return;
  }
  const object = unwrap(run.syntax, objectOf(run, target));
  const kind = kindAt(run.syntax, object);
  const isTaken = kind === K.subscript && !hasNoPrototype(run, objectOf(run, object));
  const isNamed = kind === K.identifier && kindAt(run.syntax, target) === K.subscript;
  if (isTaken || isNamed) checkInherited(run, target, object);
  setMember(run, target, value);
  if (kindAt(run.syntax, target) === K.member) carry(run, target, value);
};

/** What is left of an object when some of its keys have been taken. */
function restOf(value: Value, taken: ReadonlySet<string>): Value {
  if (value.fields === undefined) return value;
  return { ...value, fields: new Map([...value.fields].filter(([key]) => !taken.has(key))) };
}

const toObject: Assign = (run, target, value) => {
  const taken = new Set<string>();
  for (const child of childrenOf(run.syntax, target)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.restPattern || kind === K.spread) {
      assignTo(run, child, restOf(value, taken));
      continue;
    }
    const isPair = kind === K.pairPattern || kind === K.pair;
    const named = kind === K.defaultPattern ? childBy(run.syntax, child, F.left) : child;
    const key = isPair ? keyText(run.syntax, child) : textOf(run.syntax, named);
    taken.add(key);
    assignTo(run, isPair ? childBy(run.syntax, child, F.value) : child, fieldIn(run, value, key, child));
  }
};

const toArray: Assign = (run, target, value) => {
  const children = childrenOf(run.syntax, target);
  const rest = children.findIndex((child) => isRest(run, child));
  children.forEach((child, index) => {
    if (index === rest) assignTo(run, child, restElements(value, index, children.length - rest - 1));
    else if (rest < 0 || index < rest) assignTo(run, child, fieldOf(value, String(index)));
    else assignTo(run, child, fromEnd(value, children.length - index));
  });
};

function isRest(run: Run, node: number): boolean {
  const kind = kindAt(run.syntax, node);
  return kind === K.restPattern || kind === K.spread;
}

/** What `...rest` takes: all elements but those before and behind it. */
function restElements(value: Value, before: number, behind: number): Value {
  if (value.size < 0) return { ...value, fields: new Map([['*', elementOf(value)]]) };
  return listOf(elementsOf(value).slice(before, value.size - behind));
}

function fromEnd(value: Value, distance: number): Value {
  return value.size < distance ? elementOf(value) : fieldOf(value, String(value.size - distance));
}

const toDefault: Assign = (run, target, value) => {
  const fallback = run.evaluate(childBy(run.syntax, target, F.right));
  const isGiven = value.constant !== undefined && value.constant !== null;
  assignTo(run, childBy(run.syntax, target, F.left), isGiven ? value : join(value, fallback));
};

const toInner: Assign = (run, target, value) => {
  for (const child of childrenOf(run.syntax, target)) assignTo(run, child, value);
};

const targets: (Assign | undefined)[] = [];
targets[K.identifier] = toName;
targets[K.shorthandPattern] = toName;
targets[K.shorthand] = toName;
targets[K.member] = toMember;
targets[K.subscript] = toMember;
targets[K.objectPattern] = toObject;
targets[K.object] = toObject;
targets[K.arrayPattern] = toArray;
targets[K.array] = toArray;
targets[K.exprList] = toArray;
targets[K.defaultPattern] = toDefault;
targets[K.assign] = toDefault;
targets[K.restPattern] = toInner;
targets[K.spread] = toInner;
targets[K.asTarget] = toInner;

/** Gives a value to a name, a member or each part of a pattern. */
export function assignTo(run: Run, target: number, value: Value): void {
  const inner = unwrap(run.syntax, target);
  run.nested(() => targets[kindAt(run.syntax, inner)]?.(run, inner, value));
}
