import { allHold } from '../match/conditions.ts';
import { allClasses, type CompiledCleaner, type CompiledPropagator } from '../match/models.ts';
import { textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Call } from './call.ts';
import { mapOver, overArgument, runCallbacks } from './callbacks.ts';
import { callContainer } from './containers.ts';
import { callOnConstant } from './operators.ts';
import { callKey } from './places.ts';
import { matched, replaced } from './regexes.ts';
import type { Run } from './run.ts';
import { validated } from './schemas.ts';
import { updateAt } from './store.ts';
import { concatenate } from './text.ts';
import {
  allTaints,
  clean,
  cleanTaints,
  deeper,
  found,
  listOf,
  pieced,
  type Taint,
  tainted,
  unite,
  unknown,
  type Value,
} from './value.ts';

function everything(call: Call): readonly Taint[] {
  let taints = call.given.rest.taints;
  for (const value of [...call.given.positional, ...call.given.byName.values()])
    taints = unite(taints, allTaints(value));
  return taints;
}

function sanitized(call: Call, cleaners: readonly CompiledCleaner[]): Value {
  const bits = bitsOf(cleaners);
  return tainted(cleanTaints(unite(everything(call), allTaints(call.receiver)), bits));
}

/** `"…{}".format(x)`: what stands before the first place is the beginning. */
function formatted(run: Run, call: Call): Value {
  const text = call.receiver.constant;
  if (typeof text !== 'string') return tainted(unite(call.receiver.taints, everything(call)));
  return concatenate(run, [{ ...unknown, constant: text.split('{')[0] ?? '' }, tainted(everything(call))]);
}

/** Calls that put a text together. */
const joining = new Set(['join', 'concat', 'format', 'replace', 'replaceAll', 'sprintf', 'vsprintf']);

/** Calls that give the keys of an object. */
const listing = new Set(['Object.keys', 'Object.entries', 'Reflect.ownKeys', 'Object.getOwnPropertyNames']);

const normalising =
  /^(?:path(?:\.posix|\.win32)?\.(?:join|resolve|normalize|relative)|URL|url\.fileURLToPath)$/;

/** Of a path that is put together, nothing is a command yet. */
function isJoining({ last, name }: Call): boolean {
  return joining.has(last) && name?.startsWith('path.') !== true;
}

/** What was proven of an encoded text, that it does not climb or holds no markup, need not hold once it is decoded. */
function decoded({ models: { classBits } }: Run, taints: readonly Taint[]): readonly Taint[] {
  const bits = (classBits.get('path') ?? 0) | (classBits.get('html') ?? 0);
  return taints.map((taint) =>
    taint.cleaned === allClasses ? taint : { ...taint, cleaned: taint.cleaned & ~bits, lacks: 0n },
  );
}

/** What one model lets through: of the arguments that it names, or of all. */
function passing(run: Run, call: Call, model: CompiledPropagator): readonly Taint[] {
  const { positional: given } = call.given;
  const named = model.args?.flatMap((position) => allTaints(given[position] ?? unknown));
  const taints = named ?? everything(call);
  return model.restores === true ? decoded(run, taints) : taints;
}

function propagated(run: Run, call: Call, models: readonly CompiledPropagator[]): Value {
  if (call.last === 'format') return formatted(run, call);
  // What one library's model says of a call holds beside what another's says.
  const shared = models.reduce((bits, model) => bits | (model.args === undefined ? model.bits : 0), 0);
  let taints = cleanTaints(allTaints(call.receiver), shared);
  for (const model of models) {
    const cleaned = cleanTaints(passing(run, call, model), model.bits | shared);
    if (model.into === true && call.object !== none)
      updateAt(run, call.object, (before) => ({ ...before, taints: unite(before.taints, cleaned) }));
    else taints = unite(taints, cleaned);
  }
  const message = `passes through ${call.last || textOf(run.syntax, call.callee)}`;
  if (normalising.test(call.name ?? '')) taints = taints.map((taint) => ({ ...taint, isNormal: true }));
  const kept = isJoining(call) ? pieced(taints) : listing.has(call.name ?? '') ? found(taints) : taints;
  return tainted(run.advance(kept, message, call.node));
}

function bitsOf(cleaners: readonly CompiledCleaner[]): number {
  return cleaners.reduce((bits, cleaner) => bits | cleaner.bits, 0);
}

function cleanersOf(run: Run, call: Call): readonly CompiledCleaner[] {
  const known = run.models.sanitizers.find(call.name, call.last);
  if (known.every((each) => each.where === undefined)) return known;
  const match = { node: call.node, value: none, name: '' };
  return known.filter((each) => allHold(run.resolver, match, { where: each.where ?? [] }));
}

/** Calls that give back what they are given, or its elements. */
const givesSame = new Set([
  'Promise.all',
  'Promise.resolve',
  'Promise.allSettled',
  'Object.freeze',
  'Object.seal',
  'structuredClone',
  'Array.from',
  'list',
  'tuple',
  'dict',
  'iter',
  'copy.copy',
  'copy.deepcopy',
  'typing.cast',
  'asyncio.gather',
  'asyncio.shield',
  'asyncio.ensure_future',
  'asyncio.wait_for',
  'asyncio.create_task',
]);

/** A container that a library function hands on as it is. */
function handedOn(call: Call): Value | undefined {
  if (call.name === undefined || !givesSame.has(call.name)) return undefined;
  const value = call.given.positional[call.name === 'typing.cast' ? 1 : 0];
  return call.name === 'asyncio.gather' ? listOf(call.given.positional) : value;
}

/** Text that `re.sub(pattern, '', text)` or `PATTERN.sub('', text)` works on. */
function subject(call: Call): Value {
  return call.given.positional[call.name === 're.sub' ? 2 : 1] ?? unknown;
}

/** What a call gives that no function of ours explains. */
export function callLibrary(run: Run, call: Call): Value {
  const [source] = run.models.calls.find(call.name, call.last);
  if (source !== undefined) return clean(run.source(source.class, source.label, call.node), source.bits);
  const own =
    callOnConstant(call.receiver, call.last, call.given.positional) ??
    validated(run, call) ??
    overArgument(run, call) ??
    handedOn(call) ??
    matched(run, call) ??
    replaced(run, call.node, call.last, call.last === 'sub' ? subject(call) : call.receiver) ??
    (call.name === 'map' || call.name === 'filter' ? mapOver(run, call) : undefined);
  const cleaners = cleanersOf(run, call);
  if (own !== undefined) return clean(own, bitsOf(cleaners));
  if (cleaners.length > 0) return sanitized(call, cleaners);
  const fromCallbacks = runCallbacks(run, call);
  if (fromCallbacks !== undefined) return fromCallbacks;
  const { positional: args, byName } = call.given;
  const held = call.object === none ? undefined : callContainer(run, { ...call, args, byName });
  if (held !== undefined) return held;
  const propagators = run.models.propagators.find(call.name, call.last);
  if (propagators.length > 0) return propagated(run, call, propagators);
  if (run.models.safeProperties.has(call.last)) return unknown;
  // Whoever calls may know what the method gives: `request.get_json()` of a request that was handed in.
  if (call.receiver.same !== undefined && run.models.sourceMethods.has(call.last))
    return deeper(call.receiver, callKey(call.last));
  // A method of a tainted value gives a tainted value, whatever the method.
  const taints = allTaints(call.receiver);
  return tainted(call.last === 'split' ? found(taints) : taints);
}
