/**
 * Parameters of a route that hold one segment of the address, `/files/<name>`: no slash is in them. Before further parts
 * that the program writes, `join(base, name, 'info.json')`, such a value leads to a file of that name alone, in a folder
 * beside or above.
 */
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import type { Arguments } from '../arguments.ts';
import type { Run } from '../run.ts';
import { clean } from '../value/clean.ts';
import type { Taint } from '../value/taint.ts';
import type { Value } from '../value/value.ts';

/** Marks, among the characters that a text lacks, that it is one segment of an address. */
const oneSegment = 1n << 304n;
/** Marks that the program has written further parts behind it. */
const writtenBehind = 1n << 305n;

/** Marks that another file says what the pattern of its address lets through: of Django's, one segment most often. */
const patternElsewhere = 1n << 306n;

const joins = /^(?:os\.path|posixpath|path(?:\.posix)?)\.join$|^pathlib\.\w+\(\)(?:\.\w+\(\))*\.joinpath$/;

/** `<path:name>` of Flask, `{name:path}` of Starlette. */
const placeholder = /<(?:(\w{1,40})(?:\([^()]{0,80}\))?:)?(\w{1,80})>|\{(\w{1,80})(?::(\w{1,40}))?\}/g;
/** Converters that let one segment through: of texts, which is the default one. */
const ofSegments: ReadonlySet<string | undefined> = new Set([undefined, 'string', 'str']);

export const route = /\.(?:route|get|post|put|delete|patch|head|options|websocket|api_route)\s{0,4}\(/;

/** What the routes before a function take from the address: names with their converters. */
function placeholdersOf(
  { syntax }: Run,
  parameter: number,
): readonly (readonly [string, string | undefined])[] {
  const holder = parentOf(syntax, parentOf(syntax, parentOf(syntax, parameter)));
  if (kindAt(syntax, holder) !== K.decorated) return [];
  return childrenOf(syntax, holder)
    .filter((child) => kindAt(syntax, child) === K.decorator)
    .map((child) => textOf(syntax, child).slice(0, 2_000))
    .filter((text) => route.test(text))
    .flatMap((text) => [...text.matchAll(placeholder)])
    .map(([, before, angled, braced, behind]) => [angled ?? braced ?? '', before ?? behind] as const);
}

/** Whether routes of this file stand apart from their functions. */
const routesApart = /\b(?:add_url_rule|add_route|add_resource|add_api_route|url_rule)\b/;

/** A part of the address: a text, and marked where it is one segment or its pattern stands in another file. */
export function asSegment(
  run: Run,
  value: Value,
  { parameter, name, label }: { parameter: number; name: string; label: string },
): Value {
  const isPython = run.syntax.grammar.family === 'python';
  const all = isPython ? placeholdersOf(run, parameter) : [];
  const converters = all.filter(([each]) => each === name).map(([, converter]) => converter);
  if (converters.length === 0 && label !== 'the address') return value;
  const text = clean(value, run.models.classBits.get('nosql') ?? 0);
  if (!isPython) return text;
  if (converters.length === 0)
    return routesApart.test(run.syntax.text) ? text : marked(text, patternElsewhere);
  // Two segments make `../name`.
  const isAlone = new Set(all.map(([each]) => each)).size === 1;
  return isAlone && converters.every((each) => ofSegments.has(each)) ? marked(text, oneSegment) : text;
}

function marked(value: Value, mark: bigint): Value {
  return { ...value, taints: value.taints.map((taint) => ({ ...taint, lacks: taint.lacks | mark })) };
}

/** Whether a value is text of the program that names a file or folder. */
function isWritten({ constant }: Value): boolean {
  return (
    typeof constant === 'string' && /[^./\\\s]/.test(constant) && !/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(constant)
  );
}

/** Marks what stands before parts that the program has written. */
export function beforeWritten(parts: readonly Value[], taints: readonly Taint[]): readonly Taint[] {
  const last = parts.findLastIndex(isWritten);
  if (last < 1) return taints;
  const open = new Set(parts.slice(last).flatMap((part) => part.taints.map(({ id }) => id)));
  return taints.map((taint) =>
    open.has(taint.id) ? taint : { ...taint, lacks: taint.lacks | writtenBehind },
  );
}

/** The same of what a call joins to a path. */
export function joinedSegments(
  { name, given }: { readonly name: string | undefined; readonly given: Arguments },
  taints: readonly Taint[],
): readonly Taint[] {
  return joins.test(name ?? '') ? beforeWritten(given.positional, taints) : taints;
}

/** What a function has written behind what it was handed, beside what its caller knows. */
export function segmentsThrough(own: Taint, made: Taint): bigint {
  return own.lacks | (made.lacks & writtenBehind);
}

/** Whether something is written behind a value. */
export function isBeforeWritten({ lacks = 0n }: Partial<Pick<Taint, 'lacks'>>): boolean {
  return (lacks & writtenBehind) !== 0n;
}

/** Whether a value is one segment of an address. */
export function isOneSegment({ lacks = 0n }: Partial<Pick<Taint, 'lacks'>>): boolean {
  return (lacks & oneSegment) !== 0n;
}

/** Whether another file says what the pattern of its address lets through. */
export function hasPatternElsewhere({ lacks = 0n }: Partial<Pick<Taint, 'lacks'>>): boolean {
  return (lacks & patternElsewhere) !== 0n;
}

/** What is left of the marks where a slash may have come in. */
export function afterAdding(lacks: bigint, added: bigint): bigint {
  return (added & slashes) === 0n ? lacks : lacks & ~oneSegment;
}

const slashes = (1n << 47n) | (1n << 92n);

/**
 * `send_from_directory(folder, 'info.json')`: the file's name is ours, or made of the same segment once more, and stands
 * behind the folder.
 */
export function namesFile(run: Run, call: number, given: Arguments): boolean {
  const callee = childBy(run.syntax, call, F.callee);
  if (run.resolver.lastOf(callee) !== 'send_from_directory') return false;
  const name = given.positional[1] ?? given.byName.get('path') ?? given.byName.get('filename');
  // What strangers send; a caller's part alone may be anything.
  const sent = name?.taints.filter(({ origin }) => typeof origin === 'string') ?? [];
  return name !== undefined && (sent.length > 0 ? sent.every(isOneSegment) : name.taints.length === 0);
}
