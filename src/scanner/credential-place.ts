/**
 * Where the credential itself stands that a rule has found in a call, in an object or behind a name. A finding of the
 * value is the same finding whichever call takes it, and whoever shows the line covers the value and no more of it.
 */
import type { FileContext } from './file-context.ts';
import { firstFrom } from './key-literals.ts';
import { keywordAt, type Place, positional, propertyOf } from './match/call-parts.ts';
import { constantOf } from './match/constants.ts';
import { bindingAt } from './names/scopes.ts';
import { F, K } from './syntax/kinds.ts';
import { childBy, kindAt, operatorOf, textOf, unwrap } from './syntax/read.ts';
import { none } from './syntax/syntax.ts';

/** Rules with this tag report credentials in code. */
export const credentialTag = 'secrets';

/** A credential, with the name under which it is handed over. */
export interface CredentialPlace {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** Ways into options under which libraries take what proves who somebody is. */
const ways: readonly (readonly string[])[] = [
  ['password'],
  ['passwd'],
  ['pass'],
  ['secret'],
  ['clientSecret'],
  ['secretOrKey'],
  ['key'],
  ['pwd'],
  ['apiKey'],
  ['secretAccessKey'],
  ['connection', 'password'],
  ['credentials', 'password'],
  ['credentials', 'secretAccessKey'],
  ['httpCredentials', 'password'],
  ['auth', 'pass'],
  ['auth', 'password'],
  ['auth', 'apiKey'],
  ['users', 'admin'],
  ['secrets', '0'],
  ['cookie', 'secrets', '0'],
];

const choices = new Set(['||', '??', 'or']);

/** The value in what is reported from one offset to another; undefined where it cannot be told. */
export function credentialPlace(file: FileContext, from: number, to: number): CredentialPlace | undefined {
  const { syntax } = file;
  const node = reportedNode(file, from, to);
  if (node < 0) return undefined;
  const kind = kindAt(syntax, node);
  if (kind === K.identifier) return literalBehind(file, node, textOf(syntax, node));
  if (!holders.has(kind)) return literalBehind(file, node, '');
  const roots = kind === K.object ? [node] : positional(syntax, node);
  const own = kind === K.object ? undefined : inKeywords(file, node);
  return own ?? roots.map((root) => inOptions(file, root)).find((each) => each !== undefined);
}

const holders = new Set<number>([K.call, K.new, K.object]);
const values = new Set<number>([K.identifier, K.binary, K.logical]);

/** Calls and objects are reported up to the end of their first line. */
function reportedNode({ syntax }: FileContext, from: number, to: number): number {
  for (let node = firstFrom(syntax, from); syntax.start[node] === from; node += 1) {
    const kind = kindAt(syntax, node);
    const end = syntax.end[node] ?? 0;
    if (holders.has(kind) ? end >= to : values.has(kind) && end === to) return node;
  }
  return none;
}

function inKeywords(file: FileContext, call: number): CredentialPlace | undefined {
  if (file.syntax.grammar.family !== 'python') return undefined;
  const found = ways.map(([name = '']) => valueAt(file, keywordAt(file.resolver, call, name), name));
  return found.find((each) => each !== undefined);
}

function inOptions(file: FileContext, root: number): CredentialPlace | undefined {
  for (const way of ways) {
    let place: Place = { node: root };
    for (const key of way) if (typeof place !== 'string') place = propertyOf(file.resolver, place.node, key);
    const value = valueAt(file, place, way.at(-1) ?? '');
    if (value !== undefined) return value;
  }
  return undefined;
}

function valueAt(file: FileContext, place: Place, name: string): CredentialPlace | undefined {
  if (typeof place === 'string') return undefined;
  return literalBehind(file, place.node, name);
}

/** The text itself, or the one that a name stands for; of `a || 'b'` the text that stands in. */
function literalBehind(file: FileContext, node: number, name: string): CredentialPlace | undefined {
  const { syntax, names, resolver } = file;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if ((kind === K.binary || kind === K.logical) && choices.has(operatorOf(syntax, inner)))
    return literalBehind(file, childBy(syntax, inner, F.right), name);
  const value = constantOf(resolver, inner);
  if (typeof value !== 'string' || value === '') return undefined;
  if (kind !== K.identifier && kind !== K.shorthand) return spanOf(file, inner, name);
  const binding = bindingAt(names, inner);
  const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  const literal = isFixed && binding.init > 0 ? unwrap(syntax, binding.init) : inner;
  const isText = kindAt(syntax, literal) === K.string || kindAt(syntax, literal) === K.template;
  return spanOf(file, isText ? literal : inner, textOf(syntax, inner));
}

function spanOf({ syntax }: FileContext, node: number, name: string): CredentialPlace {
  return { from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0, name };
}
