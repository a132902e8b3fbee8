import { positional } from '../match/call-parts.ts';
import { allHold } from '../match/conditions.ts';
import type { CompiledCleaner, CompiledPropagator } from '../match/models.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Call } from './call.ts';
import { mapOver, overArgument, runCallbacks } from './callbacks.ts';
import { addressText } from './chosen/addresses.ts';
import { heldByChecked } from './chosen/opened.ts';
import { joinedSegments } from './chosen/route-segments.ts';
import { shortText } from './chosen/short-texts.ts';
import { joinedPath, markWay, noRoot } from './chosen/steps-out.ts';
import { callContainer, mapOfPairs, merged } from './containers.ts';
import { carriedOn } from './evidence/carried.ts';
import { callOnConstant } from './operators.ts';
import { withSafeOptions } from './options.ts';
import { callNamedTuple } from './own-calls.ts';
import { callKey } from './places.ts';
import { matched, replaced } from './regexes.ts';
import type { Run } from './run.ts';
import { validated } from './schemas.ts';
import { updateAt } from './store.ts';
import { concatenate, firstSlash } from './text.ts';
import { allTaints, clean } from './value/clean.ts';
import { deeper } from './value/fields.ts';
import { cleanTaints, found, pieced, restoreTaints, type Taint, unite } from './value/taint.ts';
import { listOf, tainted, unknown, type Value } from './value/value.ts';

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
  const head = text.split('{')[0] ?? '';
  const parts = head === '' ? inOrder(call, text) : undefined;
  return concatenate(run, parts ?? [{ ...unknown, constant: head }, tainted(everything(call))]);
}

/** `'{}/users/{}'.format(base, id)` begins with its first argument; undefined where the order is told otherwise. */
function inOrder({ given }: Call, text: string): readonly Value[] | undefined {
  const between = text.split('{}');
  const isPlain =
    between.every((part) => !/[{}]/.test(part)) && between.length === given.positional.length + 1;
  if (!isPlain) return undefined;
  return between.flatMap((constant, index) => {
    const value = given.positional[index];
    return [{ ...unknown, constant }, ...(value === undefined ? [] : [value])];
  });
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

function propagated(run: Run, call: Call, models: readonly CompiledPropagator[]): Value {
  if (call.last === 'format') return formatted(run, call);
  // What one library's model says of a call holds beside what another's says.
  const shared = models.reduce((bits, model) => bits | (model.args === undefined ? model.bits : 0), 0);
  const restored = models.reduce((bits, model) => bits | model.restored, unquoted(run, call));
  const own = restoreTaints(allTaints(call.receiver), restored);
  let taints = shared === 0 ? own : cleanTaints(own, shared);
  for (const model of models) {
    const passing = restoreTaints(passed(call, model), restored);
    const bits = model.bits | shared;
    const cleaned = bits === 0 ? passing : cleanTaints(passing, bits);
    const holder = heldIn(run, call, model);
    if (holder === undefined) taints = unite(taints, cleaned);
    else updateAt(run, holder, (before) => ({ ...before, taints: unite(before.taints, cleaned) }));
  }
  const message = `passes through ${call.last || textOf(run.syntax, call.callee)}`;
  if (normalising.test(call.name ?? '')) taints = taints.map((taint) => ({ ...taint, isNormal: true }));
  const whole = heldByChecked(
    run,
    call,
    joinedAgain(run, call, joinedPath(run, call, joinedSegments(call, taints))),
  );
  const kept = isJoining(call) ? pieced(whole) : listing.has(call.name ?? '') ? found(whole) : whole;
  return tainted(run.advance(kept, message, call.node));
}

/** `file.split('\\').join('/')` is the whole text again: nothing was looked up in it. */
function joinedAgain(run: Run, call: Call, taints: readonly Taint[]): readonly Taint[] {
  const { syntax, resolver } = run;
  const inner = call.last === 'join' ? unwrap(syntax, call.object) : none;
  const callee = kindAt(syntax, inner) === K.call ? childBy(syntax, inner, F.callee) : none;
  if (callee === none || resolver.lastOf(callee) !== 'split') return taints;
  const names = namesIn(run, unwrap(syntax, childBy(syntax, callee, F.object)));
  const before = names?.flatMap((name) => run.evaluate(name).taints);
  if (before === undefined) return taints;
  const kept = new Set(before.filter(({ isFound }) => isFound).map(({ id }) => id));
  return taints.map((taint) => (kept.has(taint.id) ? taint : lookedUpNowhere(taint)));
}

/** What an expression is made of: itself, or what a plain call is handed; undefined where that would be calls again. */
function namesIn({ syntax }: Run, node: number): readonly number[] | undefined {
  if (kindAt(syntax, node) !== K.call) return [node];
  const callee = childBy(syntax, node, F.callee);
  const object = kindAt(syntax, callee) === K.member ? [childBy(syntax, callee, F.object)] : [];
  const parts = [...object, ...positional(syntax, node)];
  return parts.every((part) => plain.has(kindAt(syntax, unwrap(syntax, part)))) ? parts : undefined;
}

const plain = new Set<number>([K.identifier, K.member, K.string, K.this]);

function lookedUpNowhere(taint: Taint): Taint {
  return taint.isFound ? { ...taint, isFound: false } : taint;
}

const cutting = new Set(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix', 'replace']);

/** `shlex.quote(name).strip("'")` has lost its quotes again. */
function unquoted(run: Run, call: Call): number {
  const [characters] = call.given.positional;
  const isCut = cutting.has(call.last) && typeof characters?.constant === 'string';
  if (!isCut || !/['"]/.test(String(characters.constant))) return 0;
  return (run.models.classBits.get('command') ?? 0) | (run.models.classBits.get('program') ?? 0);
}

/** What a call hands on: of an argument that takes it in, the receiver's. */
function passed(call: Call, { args, into }: CompiledPropagator): readonly Taint[] {
  if (args !== undefined)
    return args.flatMap((position) => allTaints(call.given.positional[position] ?? unknown));
  if (typeof into === 'number') return allTaints(call.receiver);
  const [list] = call.given.positional;
  // `", ".join(record)` shows the keys of a dictionary.
  return call.last === 'join' && list?.keys !== undefined ? list.keys : everything(call);
}

/** Where what is passed is kept; undefined when it comes back. */
function heldIn(run: Run, call: Call, { into }: CompiledPropagator): number | undefined {
  if (into === true) return call.object === none ? undefined : call.object;
  return into === undefined ? undefined : (positional(run.syntax, call.node)[into] ?? none);
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
  'Set',
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

const dumps = new Set(['model_dump', 'dict', '_asdict']);

/** `body.model_dump()`: the fields that its class names. */
function dumped({ last, receiver }: Call): Value | undefined {
  const { fields, keys } = receiver;
  return dumps.has(last) && fields !== undefined && keys !== undefined
    ? { ...unknown, fields, keys }
    : undefined;
}

/** A container that a library function hands on as it is. */
function handedOn(call: Call): Value | undefined {
  if (call.name === undefined || !givesSame.has(call.name)) return undefined;
  const value = call.given.positional[call.name === 'typing.cast' ? 1 : 0];
  return call.name === 'asyncio.gather' ? listOf(call.given.positional) : value;
}

/** `Object.assign(options, { shell: true })`: what the first object holds from now on, and what comes of it. */
function assigned(run: Run, { node, given }: Call): Value | undefined {
  const [first] = given.positional;
  if (first === undefined || given.rest !== unknown) return undefined;
  const { fields, taints } = given.positional.reduce(merged);
  const whole: Value = { ...first, fields, taints, same: undefined, size: -1, isObject: true };
  const target = positional(run.syntax, node)[0] ?? none;
  if (kindAt(run.syntax, target) === K.identifier) updateAt(run, target, () => whole);
  return whole;
}

/** A table that is made of pairs, an object that is made of others. */
function made(run: Run, call: Call): Value | undefined {
  if (call.name === 'Object.assign') return assigned(run, call);
  const isTable = call.name === 'Map' || call.name === 'Object.fromEntries';
  return isTable ? mapOfPairs(call.given.positional[0] ?? unknown) : undefined;
}

/** Text that `re.sub(pattern, '', text)` or `PATTERN.sub('', text)` works on. */
function subject(call: Call): Value {
  return call.given.positional[call.name === 're.sub' ? 2 : 1] ?? unknown;
}

/** What a call cuts out of a text, or cuts off, that says what is left. */
function partOfText(run: Run, call: Call): Value | undefined {
  return withoutSlash(run, call) ?? shortText(run, call);
}

/** `path.lstrip("/")`: behind a slash of ours no second one follows. */
function withoutSlash(run: Run, call: Call): Value | undefined {
  const [characters] = call.given.positional;
  if (call.last !== 'lstrip' || typeof characters?.constant !== 'string') return undefined;
  if (!characters.constant.includes('/') || call.receiver.taints.length === 0) return undefined;
  const taints = run.advance(call.receiver.taints, 'passes through lstrip', call.node);
  const path = run.models.classBits.get('path') ?? 0;
  const lacking = taints.map((taint) => ({ ...taint, lacks: taint.lacks | firstSlash }));
  return tainted(lacking.map((taint) => markWay(taint, noRoot, path)));
}

/** A method of a caller's object without arguments: the caller may know the object's class. */
function isPlainMethod(run: Run, { given, last }: Call): boolean {
  const { positional, byName, rest } = given;
  const isEmpty = positional.length === 0 && byName.size === 0 && rest === unknown;
  return isEmpty && last !== '' && run.syntax.grammar.family === 'python';
}

/** What a call gives that no function of ours explains. */
export function callLibrary(run: Run, call: Call): Value {
  const match = { node: call.node, value: none, name: '' };
  const source = run.models.calls
    .find(call.name, call.last)
    .find(({ where }) => where === undefined || allHold(run.resolver, match, { where }));
  if (source !== undefined) {
    const given = clean(run.source(source.class, source.label, call.node), source.bits);
    return source.class === 'local' ? withSafeOptions(run, call.last, given) : given;
  }
  const own =
    callOnConstant(call.receiver, call.last, call.given.positional) ??
    validated(run, call) ??
    overArgument(run, call) ??
    handedOn(call) ??
    made(run, call) ??
    matched(run, call) ??
    dumped(call) ??
    addressText(run, call) ??
    callNamedTuple(run, call) ??
    replaced(run, call.node, call.last, call.last === 'sub' ? subject(call) : call.receiver) ??
    partOfText(run, call) ??
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
  return run.models.safeProperties.has(call.last) ? unknown : unmodelled(run, call);
}

/** What a method gives that no model knows: of a tainted value a tainted one, whatever the method. */
function unmodelled(run: Run, call: Call): Value {
  // Whoever calls may know what the method gives: `request.get_json()` of a request that was handed in.
  const isAsked = run.models.sourceMethods.has(call.last) || isPlainMethod(run, call);
  if (isAsked && call.receiver.same !== undefined) return deeper(call.receiver, callKey(call.last));
  const taints = allTaints(call.receiver);
  if (call.last === 'split') return tainted(found(taints));
  if (taints.length === 0) return carriedOn(run, call);
  const isOfText = run.syntax.grammar.family === 'script' && textMethods.has(call.last);
  return tainted(isOfText ? taints : taints.map(answered));
}

/** Methods of texts, and of what `split` gives: their answer is text of the caller's as well. */
const textMethods = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'normalize',
  'repeat',
  'slice',
  'substr',
  'substring',
  'charAt',
  'at',
  'shift',
  'pop',
  'reverse',
  'splice',
]);

/** Of what a caller hands in, nobody here knows whether it is a text or an object with answers of its own. */
function answered(taint: Taint): Taint {
  return typeof taint.origin === 'string' ? taint : { ...taint, isAnswer: true };
}
