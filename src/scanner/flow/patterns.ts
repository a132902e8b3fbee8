import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { memberKey, readSource } from './places.ts';
import type { Run } from './run.ts';
import { checkAssignment, checkKey } from './sinks.ts';
import { proofMark } from './state.ts';
import { elementOf, fieldOf, join, tainted, unite, type Value } from './value.ts';

type Assign = (run: Run, target: number, value: Value) => void;

const toName: Assign = (run, target, value) => {
  const binding = bindingAt(run.resolver.names, target);
  if (binding === undefined) return;
  // `const { query } = request`: the name itself says that it is a source, whatever the whole object carries.
  const isSource =
    value.func < 0 &&
    value.fields === undefined &&
    !value.taints.some((taint) => typeof taint.origin === 'string');
  const source = isSource ? readSource(run, target) : undefined;
  const own = source === undefined ? value : join(value, source);
  const message = `assigned to ${textOf(run.syntax, target)}`;
  run.set(binding.id, { ...own, taints: run.advance(own.taints, message, target) });
  forgetMembers(run, textOf(run.syntax, target));
};

/** A name with a new value has new members. */
function forgetMembers(run: Run, name: string): void {
  for (const key of run.state?.keys() ?? [])
    if (typeof key === 'string' && (key.startsWith(`${name}.`) || key.startsWith(`${proofMark}${name}.`)))
      run.state?.delete(key);
}

const toMember: Assign = (run, target, value) => {
  checkAssignment(run, target, value);
  run.set(memberKey(run, target), value);
  const named = childBy(run.syntax, target, F.object);
  const object = named === none ? childBy(run.syntax, target, F.value) : named;
  // `tree[key][name] = value`: with `__proto__` for a key, every object gets that member.
  if (kindAt(run.syntax, unwrap(run.syntax, object)) === K.subscript)
    checkKey(run, unwrap(run.syntax, object), 'prototype');
  const binding = bindingAt(run.resolver.names, object);
  const holder = binding === undefined ? undefined : run.get(binding.id);
  if (binding === undefined || holder === undefined) return;
  const key = run.resolver.lastOf(target) || '*';
  const before = key === '*' ? holder.fields?.get('*') : undefined;
  const fields = new Map(holder.fields).set(key, before === undefined ? value : join(before, value));
  run.set(binding.id, { ...holder, fields });
};

const toObject: Assign = (run, target, value) => {
  for (const child of childrenOf(run.syntax, target)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.pairPattern) {
      assignTo(
        run,
        childBy(run.syntax, child, F.value),
        fieldOf(value, textOf(run.syntax, childBy(run.syntax, child, F.key))),
      );
    } else {
      const inner = kind === K.defaultPattern ? childBy(run.syntax, child, F.left) : child;
      const key = kindAt(run.syntax, inner) === K.restPattern ? undefined : textOf(run.syntax, inner);
      assignTo(run, inner, key === undefined ? value : fieldOf(value, key));
    }
  }
};

const toArray: Assign = (run, target, value) => {
  childrenOf(run.syntax, target).forEach((child, index) => {
    const isRest = kindAt(run.syntax, child) === K.restPattern;
    assignTo(run, child, isRest ? elementOf(value) : fieldOf(value, String(index)));
  });
};

const toDefault: Assign = (run, target, value) => {
  const fallback = run.evaluate(childBy(run.syntax, target, F.right));
  assignTo(run, childBy(run.syntax, target, F.left), join(value, fallback));
};

const toInner: Assign = (run, target, value) => {
  for (const child of childrenOf(run.syntax, target)) assignTo(run, child, value);
};

const targets: (Assign | undefined)[] = [];
targets[K.identifier] = toName;
targets[K.shorthandPattern] = toName;
targets[K.member] = toMember;
targets[K.subscript] = toMember;
targets[K.objectPattern] = toObject;
targets[K.object] = toObject;
targets[K.arrayPattern] = toArray;
targets[K.array] = toArray;
targets[K.exprList] = toArray;
targets[K.defaultPattern] = toDefault;
targets[K.restPattern] = toInner;
targets[K.asTarget] = toInner;

/** Gives a value to a name, a member or each part of a pattern. */
export function assignTo(run: Run, target: number, value: Value): void {
  const inner = unwrap(run.syntax, target);
  targets[kindAt(run.syntax, inner)]?.(run, inner, value);
}

/** Puts taints into what a receiver expression names: `list.append(x)`. */
export function addInto(run: Run, receiver: number, value: Value): void {
  const inner = unwrap(run.syntax, receiver);
  const binding = bindingAt(run.resolver.names, inner);
  const key = binding === undefined ? memberKey(run, inner) : binding.id;
  const before = run.get(key) ?? tainted([]);
  run.set(key, { ...before, taints: unite(before.taints, value.taints) });
}
