/** Values inside of object literals, by the way to them: `config.jwt.secret`, `CONFIG["jwt"]["secret"]`. */
import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';

const maxDepth = 5;

function keyOf(syntax: Syntax, node: number): string {
  return textOf(syntax, node).replace(/^(['"])(.*)\1$/, '$2');
}

/** The key that a member or subscript asks for; undefined where only the running program knows. */
function askedKey(syntax: Syntax, node: number): string | undefined {
  if (kindAt(syntax, node) === K.member) return textOf(syntax, childBy(syntax, node, F.property));
  const index = childBy(syntax, node, F.index);
  return kindAt(syntax, index) === K.string ? keyOf(syntax, index) : undefined;
}

function holderOf(syntax: Syntax, node: number): number {
  const object = childBy(syntax, node, F.object);
  return unwrap(syntax, object === none ? childBy(syntax, node, F.value) : object);
}

const changed = new WeakMap<Syntax, ReadonlySet<string>>();

/** `config.jwt.secret = …` and `CONFIG["jwt"]["secret"] = …`: then it is not the literal alone that says what is there. */
const memberAssignment =
  /(?<![\w.$])([\w$]{1,80})(?:[.][\w$]{1,80}|\[[^\]\n]{1,60}\]){1,6}\s?[|?]{0,2}=(?!=)/g;

function isChanged(syntax: Syntax, name: string): boolean {
  const known =
    changed.get(syntax) ??
    new Set([...syntax.text.matchAll(memberAssignment)].map((found) => found[1] ?? ''));
  changed.set(syntax, known);
  return known.has(name);
}

/** The value under a key of an object literal; `none` where a spread or a computed key may give it another. */
function entryOf(syntax: Syntax, object: number, key: string): number {
  const found = childrenOf(syntax, object).findLast(
    (entry) => kindAt(syntax, entry) !== K.pair || keyOf(syntax, childBy(syntax, entry, F.key)) === key,
  );
  const isPair = found !== undefined && kindAt(syntax, found) === K.pair;
  return isPair ? unwrap(syntax, childBy(syntax, found, F.value)) : none;
}

/** The object literal that a name always stands for; or `none`. */
function namedObject({ names, syntax }: Resolver, holder: number): number {
  const binding = kindAt(syntax, holder) === K.identifier ? bindingAt(names, holder) : undefined;
  if (binding === undefined || binding.writes > 0 || binding.path.length > 0) return none;
  const object = unwrap(syntax, binding.init);
  return kindAt(syntax, object) === K.object && !isChanged(syntax, binding.name) ? object : none;
}

/** What a member or subscript stands for in an object that is written down and never changed; or `none`. */
export function writtenMember(resolver: Resolver, node: number, depth = 0): number {
  const { syntax } = resolver;
  const key = askedKey(syntax, node);
  if (key === undefined || depth > maxDepth) return none;
  const holder = holderOf(syntax, node);
  const kind = kindAt(syntax, holder);
  const isPart = kind === K.member || kind === K.subscript;
  const object = isPart ? writtenMember(resolver, holder, depth + 1) : namedObject(resolver, holder);
  return kindAt(syntax, object) === K.object ? entryOf(syntax, object, key) : none;
}
