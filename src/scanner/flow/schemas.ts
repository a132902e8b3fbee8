/** Schemas of validators (zod, joi, yup) as far as they are written in the file: what they let through, field by field. */
import { keyText, positional } from '../match/call-parts.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Call } from './call.ts';
import type { Run } from './run.ts';
import { patternBits } from './types.ts';
import { allTaints } from './value/clean.ts';
import { join } from './value/join.ts';
import { anyKey } from './value/keys.ts';
import { cleanTaints } from './value/taint.ts';
import { tainted, unknown, type Value } from './value/value.ts';

const libraries = /^(?:@hapi\/)?(?:zod|joi|yup)\b|^(?:z|Joi|yup)\./i;

/** Kinds and tests that leave nothing to do harm with. */
const safeSteps = new Set([
  'number',
  'int',
  'bigint',
  'boolean',
  'bool',
  'date',
  'enum',
  'nativeEnum',
  'literal',
  'valid',
  'oneOf',
  'uuid',
  'guid',
  'uuidv4',
  'cuid',
  'cuid2',
  'ulid',
  'nanoid',
  'ip',
  'ipv4',
  'ipv6',
  'datetime',
  'isoDate',
  'integer',
  'hex',
  'alphanum',
  'token',
  'port',
  'only',
  'equal',
  'nan',
  'null',
  'undefined',
]);
/** Kinds that are texts: no object with operators of its own gets through. */
const textSteps = new Set(['string', 'email', 'url', 'base64', 'jwt']);
const patternSteps = new Set(['regex', 'pattern', 'matches']);

/** One link of a chain: `.min(1)`. */
interface Step {
  readonly name: string;
  readonly args: readonly number[];
}

const maxSteps = 40;
const maxDepth = 6;

/** Links of a chain of calls from its root on; undefined when the root is no validator. */
function stepsOf(run: Run, node: number): Step[] | undefined {
  const { syntax, resolver } = run;
  const steps: Step[] = [];
  let at = unwrap(syntax, node);
  for (let count = 0; count < maxSteps; count += 1) {
    const kind = kindAt(syntax, at);
    if (kind === K.call) {
      const callee = unwrap(syntax, childBy(syntax, at, F.callee));
      steps.unshift({ name: resolver.lastOf(callee), args: positional(syntax, at) });
      at = kindAt(syntax, callee) === K.member ? unwrap(syntax, childBy(syntax, callee, F.object)) : callee;
    } else if (kind === K.member) at = unwrap(syntax, childBy(syntax, at, F.object));
    else break;
  }
  const init = aliasOf(run, at);
  if (init !== none) {
    const own = stepsOf(run, init);
    return own && [...own, ...steps];
  }
  const name = kindAt(syntax, at) === K.identifier ? resolver.nameOf(at) : undefined;
  return name !== undefined && libraries.test(`${name}.`) ? steps : undefined;
}

/** Value of a constant that a chain begins with, or `none`. */
function aliasOf(run: Run, node: number): number {
  const binding = kindAt(run.syntax, node) === K.identifier ? bindingAt(run.resolver.names, node) : undefined;
  const isConstant =
    binding !== undefined &&
    binding.writes === 0 &&
    binding.path.length === 0 &&
    binding.imported === undefined;
  return isConstant && binding.init > 0 && binding.init !== node ? binding.init : none;
}

/** What a value is once a schema has let it through. */
export function admitted(run: Run, schema: number, value: Value, depth: number): Value {
  const steps = depth > maxDepth ? undefined : stepsOf(run, schema);
  if (steps === undefined) return value;
  const object = steps.find((step) => objectSteps.has(step.name));
  if (object !== undefined) return admittedFields(run, steps, value, depth);
  if (steps.some((step) => safeSteps.has(step.name))) return unknown;
  const inner = steps.find(
    (step) => step.name === 'array' || step.name === 'record' || step.name === 'items',
  );
  if (inner?.args[0] !== undefined) {
    const element = admitted(run, inner.args[inner.args.length - 1] ?? none, value, depth + 1);
    return { ...unknown, fields: new Map([[anyKey, element]]) };
  }
  const either = steps.find((step) => step.name === 'union' || step.name === 'alternatives');
  if (either !== undefined) return admittedEither(run, either, value, depth);
  const isText = steps.some((step) => textSteps.has(step.name));
  const bits = steps
    .filter((step) => patternSteps.has(step.name))
    .reduce((sum, step) => sum | patternBits(run, step.args[0] ?? none), isText ? run.models.textBits : 0);
  return tainted(cleanTaints(allTaints(value), bits));
}

const objectSteps = new Set(['object', 'strictObject', 'extend', 'merge', 'keys', 'shape']);
/** What turns the fields that a schema does not name away is the rule; these keep them. */
const openSteps = new Set(['passthrough', 'unknown', 'catchall', 'looseObject']);

function admittedFields(run: Run, steps: readonly Step[], value: Value, depth: number): Value {
  const fields = new Map<string, Value>();
  for (const { name, args } of steps) {
    const literal = unwrap(run.syntax, args[0] ?? none);
    if (!objectSteps.has(name) || kindAt(run.syntax, literal) !== K.object) continue;
    for (const entry of childrenOf(run.syntax, literal)) {
      if (kindAt(run.syntax, entry) !== K.pair) continue;
      const schema = childBy(run.syntax, entry, F.value);
      fields.set(keyText(run.syntax, entry), admitted(run, schema, tainted(allTaints(value)), depth + 1));
    }
  }
  const isOpen = steps.some((step) => openSteps.has(step.name));
  return { ...unknown, fields, taints: isOpen ? value.taints : [] };
}

function admittedEither(run: Run, step: Step, value: Value, depth: number): Value {
  const list = unwrap(run.syntax, step.args[0] ?? none);
  return childrenOf(run.syntax, list)
    .map((schema) => admitted(run, schema, value, depth + 1))
    .reduce(join, unknown);
}

const direct = new Set(['parse', 'parseAsync', 'validateSync', 'cast']);
const wrapped: ReadonlyMap<string, string> = new Map([
  ['safeParse', 'data'],
  ['safeParseAsync', 'data'],
  ['validate', 'value'],
  ['validateAsync', 'value'],
]);

/** What a schema's `parse` or `validate` gives; undefined when the receiver is no schema of this file. */
export function validated(run: Run, call: Call): Value | undefined {
  const key = wrapped.get(call.last);
  const isStatic = call.last === 'attempt' || call.last === 'assert';
  if (!direct.has(call.last) && key === undefined && !isStatic) return undefined;
  const nodes = positional(run.syntax, call.node);
  const schema = isStatic ? (nodes[1] ?? none) : call.object;
  const steps = schema === none ? undefined : stepsOf(run, schema);
  if (steps === undefined || steps.length === 0) return undefined;
  const value = admitted(run, schema, call.given.positional[0] ?? unknown, 0);
  // Of joi and yup alike: the promise of a value, or an object that holds it.
  return key === undefined ? value : { ...value, fields: new Map([...(value.fields ?? []), [key, value]]) };
}
