import { allHold } from '../match/conditions.ts';
import { constantOf } from '../match/constants.ts';
import type { CompiledSource } from '../match/models.ts';
import { lastSegment } from '../names/resolver.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { listedIn } from './chosen/listed-parts.ts';
import { routeBits } from './chosen/route-patterns.ts';
import { asAdmitted } from './chosen/route-schemas.ts';
import { asBody } from './chosen/sent-objects.ts';
import { asStored } from './chosen/uploads.ts';
import type { Run } from './run.ts';
import { proofMark } from './state.ts';
import { allTaints, clean } from './value/clean.ts';
import { deeper, eachOf, elementOf, fieldOf, withField } from './value/fields.ts';
import { join } from './value/join.ts';
import { anyKey, eachKey } from './value/keys.ts';
import { tainted, unknown, type Value } from './value/value.ts';

/** A member as written, without what does not tell it from another. */
export function memberKey(run: Run, node: number): string {
  return textOf(run.syntax, node)
    .replace(/\s+|[?!]/g, '')
    .replace(/\[(['"])(\w+)\1\]/g, '.$2');
}

/** Key under which a guard notes a member as proven; unlike an assigned value, a proof holds on its own path only. */
export function proofKey(run: Run, node: number): string {
  return `${proofMark}${memberKey(run, node)}`;
}

/** What a guard has proven of a member. */
export function provenMember(run: Run, node: number): Value | undefined {
  return run.proofs.size > 0 ? run.get(proofKey(run, node)) : undefined;
}

const reading = new Set(['get', 'header', 'param', 'getHeader', 'get_argument']);

/** Whether an expression is a call that reads a value by its constant name: `req.get('origin')`. */
export function isReading(run: Run, node: number): boolean {
  const { syntax, resolver } = run;
  const callee = kindAt(syntax, node) === K.call ? childBy(syntax, node, F.callee) : none;
  const last = callee === none ? '' : resolver.lastOf(callee);
  // Of a map the program may have written the value in between: nobody writes a request.
  if (!reading.has(last) || run.models.calls.find(resolver.nameOf(callee), last).length === 0) return false;
  const given = childrenOf(syntax, childBy(syntax, node, F.arguments));
  return given.length > 0 && given.every((each) => constantOf(resolver, each) !== undefined);
}

/** What a guard has proven of such a call, wherever it is written again. */
export function provenReading(run: Run, node: number): Value | undefined {
  return run.proofs.size > 0 && isReading(run, node) ? run.get(proofKey(run, node)) : undefined;
}

/** What a name that comes from outside carries: `req.query`, `flask.request.args`. */
export function readSource(run: Run, node: number): Value | undefined {
  return sourceNamed(run, run.resolver.nameOf(node), run.resolver.lastOf(node), node);
}

/** Key of what an object carries as a whole, and its members by themselves do not. */
const wholeKey = '\u0000whole';

function sourceNamed(run: Run, name: string | undefined, last: string, node: number): Value | undefined {
  const match = { node, value: none, name: '' };
  const models = run.models.reads
    .find(name, last)
    .filter(({ where }) => where === undefined || allHold(run.resolver, match, { where }));
  const whole = models.find((model) => model.whole === true);
  const model = models.find((each) => each.whole !== true);
  const value = model === undefined ? undefined : readAs(run, { model, name, node });
  if (whole === undefined) return value;
  return withField(value ?? unknown, wholeKey, run.source(whole.class, whole.label, node));
}

interface Reading {
  readonly model: CompiledSource;
  readonly name: string | undefined;
  readonly node: number;
}

function readAs(run: Run, { model, name, node }: Reading): Value {
  const read = run.source(model.class, model.label, node);
  const value = asAdmitted(run, node, name, asStored(run, name, asBody(run, name, read)));
  const bits = name?.endsWith('.params') === true ? model.bits | routeBits(run, node) : model.bits;
  return bits === 0 ? value : clean(value, bits);
}

/** A library's object that is no source itself but has members that are. */
export function sourceHolder(run: Run, name: string | undefined): Value | undefined {
  return name !== undefined && run.models.sourceHolders.has(name) ? { ...unknown, name } : undefined;
}

/** What a method of a value gives as its library says: `request.get_json()`, wherever the request was handed to. */
export function calledSource(run: Run, name: string, node: number): Value | undefined {
  const [model] = run.models.calls.find(name, lastSegment(name));
  if (model === undefined) return undefined;
  return clean(run.source(model.class, model.label, node), model.bits);
}

/** Begins the names of what is carried from one handler to the next, among those of the module. */
export const carriedMark = '@';

/** What a handler has put into an object that its framework hands to the next one. */
function carried(run: Run, name: string): Value | undefined {
  return run.carried.get(name) ?? run.summaries.ofModule(carriedMark + name);
}

/** `res.locals.tenant = value`: whoever comes next finds it there. */
export function carry(run: Run, target: number, value: Value): void {
  if (run.models.carriers.size === 0 || allTaints(value).length === 0) return;
  const name = run.resolver.nameOf(target);
  if (name === undefined || !run.models.carriers.has(name.slice(0, name.lastIndexOf('.')))) return;
  const known = run.carried.get(name);
  run.carried.set(name, known === undefined ? value : join(known, value));
}

/** A member of a value: its own field, a source of its library, or as tainted as the whole. */
export function fieldIn(run: Run, value: Value, key: string, node: number): Value {
  if (value.name === undefined || value.fields?.has(key) === true) return fieldOf(value, key);
  const name = `${value.name}.${key}`;
  const source = sourceNamed(run, name, key, node);
  if (source !== undefined) return source;
  const held = run.models.carriers.has(value.name) ? carried(run, name) : undefined;
  if (held !== undefined) return held;
  const field = fieldOf(value, key);
  return run.models.sourceHolders.has(name) ? { ...field, name } : field;
}

/** Ends a key of a path that is a call of a method. */
const callMark = '()';

/** Key of what a method gives. */
export function callKey(method: string): string {
  return `${method}${callMark}`;
}

/** Method that a key of a path calls; undefined for a field's key. */
export function methodCalled(key: string): string | undefined {
  return key.endsWith(callMark) ? key.slice(0, -callMark.length) : undefined;
}

/** The part of a value that a key of a part's way leads to. */
export function partIn(run: Run, value: Value, key: string, node: number): Value {
  if (key === '') return value;
  if (key === anyKey) return elementOf(value);
  if (key === eachKey) return eachOf(value);
  const method = methodCalled(key);
  if (method === undefined) return fieldIn(run, value, key, node);
  const named = value.name === undefined ? undefined : calledSource(run, `${value.name}.${method}`, node);
  const given = named ?? listedIn(value, method);
  return given ?? (value.same === undefined ? tainted(allTaints(value)) : deeper(value, key));
}
