/** Notes that a value is safe from here on. */
import { positional } from '../match/call-parts.ts';
import { allClasses } from '../match/models.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { isReading, proofKey } from './places.ts';
import type { Run } from './run.ts';
import { isSender, proveSender } from './senders.ts';
import { givesSamePath } from './start-guards.ts';
import { cleanOrigins } from './state.ts';
import { clean } from './value/clean.ts';
import type { Taint } from './value/taint.ts';
import type { Value } from './value/value.ts';

/** Whether a stranger may control what a value is compared with; what a caller of the function gives is no stranger's. */
export function mayBeTheirs(other: Value, proven: Value): boolean {
  if (other.taints.length === 0) return false;
  const isGiven = other.taints.every(({ origin }) => typeof origin !== 'string');
  const isBrought = proven.taints.some(({ origin }) => typeof origin === 'string');
  return !(isGiven && isBrought);
}

const hostNames = /^(?:host|hostname|netloc|origin)$/;
/** Parts of an address that say nothing of where it leads. */
const otherParts =
  /^_?(?:scheme|protocol|method|port|path|pathname|query|search|fragment|hash|type|action|username|user)$/i;

/** A host that is known proves where the whole address leads, a parameter's too. */
function proveAddress(run: Run, member: number, bits: number): void {
  const proven = bits & run.models.prefixBits;
  const object = childBy(run.syntax, member, F.object);
  if (proven !== 0 && object !== none && hostNames.test(run.resolver.lastOf(member)))
    prove(run, object, proven);
}

/** Methods that give a piece of a text, which says little of the whole. */
const pieces =
  /^(?:charAt|charCodeAt|codePointAt|at|slice|substr|substring|split|extname|basename|dirname|pop|shift|match|exec)$/;

/** Whether an expression is only a part of what it was made from. */
function isPart(run: Run, node: number, kind: number): boolean {
  if (kind === K.subscript) return true;
  if (kind !== K.call) return otherParts.test(run.resolver.lastOf(node));
  return pieces.test(run.resolver.lastOf(childBy(run.syntax, node, F.callee)));
}

interface Proof {
  readonly value: Value;
  readonly bits: number;
}

/** Makes the variable or member that an expression names safe from here on; what it was made from too, for `beyond`. */
export function prove(run: Run, node: number, bits: number, beyond = 0): void {
  const inner = unwrap(run.syntax, node);
  const kind = kindAt(run.syntax, inner);
  if (bits === allClasses && isSender(run, inner)) proveSender(run, inner);
  const value = run.evaluate(inner);
  if (value.taints.length === 0) return;
  const binding = bindingAt(run.resolver.names, inner);
  if (kind === K.identifier && binding !== undefined) {
    run.set(binding.id, clean(value, bits));
    proveResolved(run, binding, { value, bits });
  } else noteProof(run, inner, clean(value, bits), bits);
  proveShown(run, inner, bits);
  provePieces(run, inner, bits);
  proveEntries(run, value, bits);
  // A proven host, or the lower-case form of a value, proves what it was made from; a scheme proves nothing else.
  const isOther = isPart(run, inner, kind) || otherParts.test(partName(run, inner));
  const whole = isOther ? 0 : run.models.prefixBits;
  const derived = (kind === K.call && !isOther ? bits : bits & whole) | beyond | linkBits(run, inner, bits);
  if (derived === 0 || run.state === undefined) return;
  cleanOrigins(run.state, new Set(value.taints.map((taint) => taint.id)), derived);
  proveParsed(run, inner, bits & whole);
}

/** A member, or a call that reads a value, is as proven wherever it is written again. */
function noteProof(run: Run, node: number, value: Value, bits: number): void {
  const kind = kindAt(run.syntax, node);
  if (kind !== K.member && kind !== K.subscript && !isReading(run, node)) return;
  const key = proofKey(run, node);
  run.proofs.add(key);
  run.set(key, value);
  if (kind === K.member) proveAddress(run, node, bits);
}

/** `files.includes(`${folder}/${name}`)`: what is one of our own texts as a whole holds pieces of ours alone. */
function provePieces(run: Run, node: number, bits: number): void {
  if (bits !== allClasses) return;
  const binding = bindingAt(run.resolver.names, node);
  const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  const whole = isFixed && binding.init > 0 ? unwrap(run.syntax, binding.init) : node;
  for (const piece of piecesOf(run.syntax, whole)) {
    // Under a name that is written again there may be another value by now.
    if (whole !== node && (bindingAt(run.resolver.names, piece)?.writes ?? 0) > 0) continue;
    prove(run, piece, allClasses);
  }
}

/** Names and members that a text is put together from as they are; none of what is no such text. */
function piecesOf(syntax: Syntax, text: number): readonly number[] {
  const kind = kindAt(syntax, text);
  const isSum = kind === K.binary && operatorOf(syntax, text) === '+';
  if (!isSum && kind !== K.template && kind !== K.string) return [];
  return childrenOf(syntax, text).flatMap((child) => {
    const isPlace = kindAt(syntax, child) === K.templateSub;
    const inner = unwrap(syntax, isPlace ? childAt(syntax, child, 0) : child);
    return pieceKinds.has(kindAt(syntax, inner)) ? [inner] : isSum ? piecesOf(syntax, inner) : [];
  });
}

const pieceKinds = new Set<number>([K.identifier, K.member, K.subscript]);

/** `if (!name)`: what is empty, zero or nothing harms nobody, which says nothing of what the name was taken from. */
export function proveEmpty(run: Run, node: number): void {
  const binding = bindingAt(run.resolver.names, node);
  if (binding !== undefined) run.set(binding.id, clean(run.evaluate(node), allClasses));
}

/** `['a', 'b'].includes(String(query.sort))`: the value is one of these texts wherever it is read again. */
function proveShown(run: Run, node: number, bits: number): void {
  const callee = kindAt(run.syntax, node) === K.call ? childBy(run.syntax, node, F.callee) : none;
  if (callee === none || run.resolver.nameOf(callee) !== 'String') return;
  const [shown = none] = positional(run.syntax, node);
  const kind = kindAt(run.syntax, unwrap(run.syntax, shown));
  if (kind === K.member || kind === K.subscript) prove(run, shown, bits);
}

/** `file == folder`: from here on the file holds nothing that the folder does not hold as well. */
export function proveShared(run: Run, node: number, { taints }: Value): void {
  const inner = asGiven(run, node);
  const binding = bindingAt(run.resolver.names, inner);
  if (binding === undefined || kindAt(run.syntax, inner) !== K.identifier) return;
  const own = run.evaluate(inner);
  const shared = own.taints.filter(({ id }) => taints.some((taint) => taint.id === id));
  if (shared.length > 0 && shared.length < own.taints.length) run.set(binding.id, { ...own, taints: shared });
}

const rewritten = new Set(['normcase', 'fspath', 'str', 'toLowerCase', 'lower']);

/** A text without the calls that write it in another way. */
export function asGiven(run: Run, node: number): number {
  const inner = unwrap(run.syntax, node);
  const callee = kindAt(run.syntax, inner) === K.call ? childBy(run.syntax, inner, F.callee) : none;
  if (callee === none || !rewritten.has(run.resolver.lastOf(callee))) return inner;
  return unwrap(run.syntax, positional(run.syntax, inner)[0] ?? childBy(run.syntax, callee, F.object));
}

/** `whole = os.path.realpath(path)`: what is proven of the one holds for the other. */
function proveResolved(run: Run, { init, writes, path: way }: Binding, { value, bits }: Proof): void {
  const path = bits & (run.models.classBits.get('path') ?? 0);
  const call = way.length > 0 || writes > 0 || init <= 0 ? none : unwrap(run.syntax, init);
  const callee = kindAt(run.syntax, call) === K.call ? childBy(run.syntax, call, F.callee) : none;
  if (path === 0 || callee === none || !givesPath(run.resolver.lastOf(callee))) return;
  const [given = none, more] = positional(run.syntax, call);
  const from = bindingAt(run.resolver.names, given);
  if (more === undefined && from?.writes === 0) run.set(from.id, clean(run.evaluate(given), path));
  proveHanded(run, value.taints, path);
}

const givesPath = (last: string) => last === 'join' || givesSamePath(last);

/** What is proven of `path.resolve(root, name)` in a function that is handed both holds for the name. */
function proveHanded(run: Run, taints: readonly Taint[], path: number): void {
  if (run.state === undefined || taints.some(({ origin }) => typeof origin === 'string')) return;
  const names = taints.filter(({ label }) => !folderNames.test(label));
  cleanOrigins(run.state, new Set(names.map(({ id }) => id)), path);
}

/** Names of what a path is to lie in. */
export const folderNames = /(?:root|base|parent|top|dir|directory|folder)(?:_?path)?$/i;

/** A scheme that is known is none that runs: all that a link needs. */
function linkBits(run: Run, node: number, bits: number): number {
  const isScheme = /^(?:scheme|protocol)$/.test(partName(run, node));
  return isScheme ? bits & (run.models.classBits.get('selector') ?? 0) : 0;
}

/** The name of an archive's entry, once it is proven, proves the entry. */
function proveEntries(run: Run, { taints }: Value, bits: number): void {
  const path = bits & (run.models.classBits.get('path') ?? 0);
  const entries = taints.filter(({ origin }) => origin === 'archive');
  if (path === 0 || entries.length === 0 || run.state === undefined) return;
  cleanOrigins(run.state, new Set(entries.map((taint) => taint.id)), path);
}

/** Name of the part of an address that an expression is, through the name that it was given. */
function partName(run: Run, node: number): string {
  const init = bindingAt(run.resolver.names, node)?.init ?? none;
  return run.resolver.lastOf(kindAt(run.syntax, init) === K.member ? init : node);
}

/** `parts = urlsplit(hook.url)`: what is proven of the parts holds for `hook.url` wherever it is read again. */
function proveParsed(run: Run, node: number, bits: number): void {
  const call = unwrap(run.syntax, bindingAt(run.resolver.names, node)?.init ?? node);
  if (bits === 0 || kindAt(run.syntax, call) !== K.call) return;
  const [text = none] = positional(run.syntax, call);
  const kind = kindAt(run.syntax, text);
  if (kind === K.member || kind === K.subscript) prove(run, text, bits);
}
