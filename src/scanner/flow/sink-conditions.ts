/** Conditions of a sink, asked of the values that the flow knows: a list built by `append`, a name written twice. */
import { allHold, type Match, pattern } from '../match/conditions.ts';
import type { Constant } from '../match/constants.ts';
import type { Condition } from '../rules/rule-data.ts';
import { none } from '../syntax/syntax.ts';
import type { Arguments } from './arguments.ts';
import type { Run } from './run.ts';
import { fieldOf } from './value/fields.ts';
import type { Value } from './value/value.ts';

interface Site {
  readonly run: Run;
  readonly call: number;
  readonly given: Arguments;
}

/** A keyword argument, in scripts the property of an object that is handed over. */
function named(keyword: string, { positional, byName }: Arguments): Value | undefined {
  const holder = positional.find(
    ({ isObject, size, fields }) => isObject && size < 0 && fields?.has(keyword),
  );
  return byName.get(keyword) ?? holder?.fields?.get(keyword);
}

function valueAt({ arg, keyword, path = [] }: Condition, given: Arguments): Value | undefined {
  const byPosition = arg === undefined ? undefined : given.positional[arg];
  const value = byPosition ?? (keyword === undefined ? undefined : named(keyword, given));
  return value && path.reduce(fieldOf, value);
}

function fits(constant: Constant, { is, matches }: Condition): boolean {
  if (is !== undefined && constant !== is) return false;
  return matches === undefined || (typeof constant === 'string' && pattern(matches).test(constant));
}

/** Only what asks for a constant can be answered by one. */
function asksConstant({ is, matches, missing, name, calls, called }: Condition): boolean {
  return (
    (is !== undefined || matches !== undefined) &&
    missing === undefined &&
    name === undefined &&
    calls === undefined &&
    called === undefined
  );
}

/** `find(queryFor(name))`: what a helper of ours returns is known to have the key, though no literal stands here. */
function isHeld(condition: Condition, given: Arguments): boolean {
  const { arg, path, missing } = condition;
  if (arg === undefined || path === undefined || missing !== false || Object.keys(condition).length > 3)
    return false;
  let value = given.positional[arg];
  for (const key of path) value = value?.fields?.get(key);
  return value !== undefined;
}

/** Whether all conditions hold at a call with these arguments. */
export function sinkApplies({ run, call, given }: Site, where: readonly Condition[]): boolean {
  const match: Match = { node: call, value: none, name: '' };
  const holdsOne = (condition: Condition): boolean => {
    if (condition.not !== undefined) return !holdsOne(condition.not);
    if (condition.any !== undefined) return condition.any.some(holdsOne);
    if (condition.all !== undefined) return condition.all.every(holdsOne);
    if (isHeld(condition, given)) return true;
    const constant = asksConstant(condition) ? valueAt(condition, given)?.constant : undefined;
    return constant === undefined
      ? allHold(run.resolver, match, { where: [condition] })
      : fits(constant, condition);
  };
  return where.every(holdsOne);
}
