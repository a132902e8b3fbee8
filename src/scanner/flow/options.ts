/** Options of a command line as `argparse` declares them: a number, or one of a list, is no text of the user's. */
import { keywordAt, positional } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import type { Resolver } from '../names/resolver.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import type { Run } from './run.ts';
import { unknown, type Value } from './value/value.ts';

const parsers = /\bparse_(?:known_|intermixed_)?args$/;
const numbers = new Set(['int', 'float', 'bool', 'complex', 'UUID', 'IPv4Address', 'ip_address']);
const switches = /^(?:store_true|store_false|store_const|count|version|BooleanOptionalAction)$/;

const known = new WeakMap<Syntax, ReadonlyMap<string, Value>>();

/** What parsing gives, with those options of this file known by name that hold nothing to do harm with. */
export function withSafeOptions(run: Run, name: string, given: Value): Value {
  if (!parsers.test(name)) return given;
  const fields = known.get(run.syntax) ?? safeOptions(run.resolver);
  known.set(run.syntax, fields);
  return fields.size === 0 ? given : { ...given, fields: new Map([...(given.fields ?? []), ...fields]) };
}

function safeOptions(resolver: Resolver): ReadonlyMap<string, Value> {
  const { syntax } = resolver;
  const fields = new Map<string, Value>();
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    if (resolver.lastOf(childBy(syntax, node, F.callee)) !== 'add_argument') continue;
    const name = fieldName(resolver, node);
    if (name !== undefined && isHarmless(resolver, node)) fields.set(name, unknown);
  }
  return fields;
}

/** `dest`, or the first name with two dashes, or the first name. */
function fieldName(resolver: Resolver, call: number): string | undefined {
  const { syntax } = resolver;
  const own = constantOf(resolver, keywordNode(resolver, call, 'dest'));
  const names = positional(syntax, call).map((each) => constantOf(resolver, each));
  const written = own ?? names.find((each) => String(each).startsWith('--')) ?? names[0];
  return typeof written === 'string' ? written.replace(/^-+/, '').replaceAll('-', '_') : undefined;
}

/** Value of a keyword argument, or `none`. */
function keywordNode(resolver: Resolver, call: number, name: string): number {
  const place = keywordAt(resolver, call, name);
  return typeof place === 'string' ? none : place.node;
}

function isHarmless(resolver: Resolver, call: number): boolean {
  if (keywordNode(resolver, call, 'choices') !== none) return true;
  const action = keywordNode(resolver, call, 'action');
  if (action !== none && switches.test(String(constantOf(resolver, action) ?? resolver.lastOf(action))))
    return true;
  const type = keywordNode(resolver, call, 'type');
  return type !== none && numbers.has(resolver.lastOf(type));
}
