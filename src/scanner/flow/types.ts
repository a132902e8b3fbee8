/** What a declared type says of a value that comes from outside: a number carries no attack, a body has fields. */
import { keyText, positional } from '../match/call-parts.ts';
import { everything } from '../match/character-set.ts';
import { safeWithout } from '../match/harm.ts';
import { allClasses } from '../match/models.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, endOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { patternAt } from './regexes.ts';
import type { Run } from './run.ts';
import { clean } from './value/clean.ts';
import { deeper } from './value/fields.ts';
import { anyKey } from './value/keys.ts';
import { unknown, type Value } from './value/value.ts';

const maxDepth = 3;

/** Wrappers that say nothing of the type inside: `Optional[int]`, `list[int]`, `Array<number>`, `int | None`. */
const wrappers =
  /^(?:typing\.)?(?:Optional|Annotated|List|list|Set|set|Sequence|Iterable|Array|ReadonlyArray|Promise|Partial)[[<](.*)[\]>]$/s;

/** Type texts without wrappers, in the order of a union. */
function innerTypes(text: string): string[] {
  // `day: "datetime.date"`: a name that is resolved later.
  const bare = text
    .replace(/^:\s*/, '')
    .trim()
    .replace(/^(['"])(.*)\1$/s, '$2');
  const inner = wrappers.exec(bare)?.[1];
  if (inner !== undefined)
    return innerTypes(bare.includes('Annotated') ? (inner.split(',')[0] ?? '') : inner);
  if (bare.endsWith('[]')) return innerTypes(bare.slice(0, -2));
  return bare.split('|').map((each) => each.trim());
}

const nothing = new Set(['None', 'null', 'undefined']);

function isSafeName(run: Run, text: string): boolean {
  if (/^(?:typing\.)?Literal\[/.test(text)) return true;
  if (!/^[\w$.]+$/.test(text)) return false;
  if (run.models.safeTypes.has(`${text}()`)) return true;
  const { moduleScope } = run.resolver.names;
  const [root = ''] = text.split('.');
  const binding = moduleScope.names?.get(root);
  const imported =
    binding?.imported === undefined ? undefined : `${binding.imported}${text.slice(root.length)}()`;
  if (imported !== undefined && run.models.safeTypes.has(imported)) return true;
  return binding?.kind === 'class' && isEnumeration(run, binding.init);
}

/** `class Kind(str, Enum)`, `class Kind(models.TextChoices)`. */
export function isEnumeration(run: Run, owner: number): boolean {
  return run.resolver
    .classInfo(owner)
    .bases.some((base) =>
      /(?:^|\.)(?:(?:Int|Str)?Enum|(?:Text|Integer)Choices)$/.test(textOf(run.syntax, base)),
    );
}

/** Whether nothing of a type could carry an attack: numbers, dates, identifiers, enumerations. */
export function isSafeType(run: Run, type: number): boolean {
  if (type === none) return false;
  const named = run.resolver.typeName(type);
  if (named !== undefined && run.models.safeTypes.has(named)) return true;
  const inner = innerTypes(textOf(run.syntax, type)).filter((each) => !nothing.has(each));
  return inner.length > 0 && inner.every((each) => isSafeName(run, each));
}

/** Decorators of class-validator that let nothing harmful through. */
const safeDecorators =
  /^Is(?:Int|Number|NumberString|Numeric|Boolean|BooleanString|Date|DateString|ISO8601|UUID|Enum|In|MongoId|Positive|Negative|Alpha|Alphanumeric|Hexadecimal|HexColor|IP|Port|Latitude|Longitude|Locale|Currency|Decimal|PhoneNumber|Semver)$/;

/** Classes that the decorators of a field prove it to be safe for. */
function decoratorBits(run: Run, field: number): number {
  let bits = 0;
  for (const child of childrenOf(run.syntax, field)) {
    const call = kindAt(run.syntax, child) === K.decorator ? childAt(run.syntax, child, 0) : none;
    if (kindAt(run.syntax, call) !== K.call) continue;
    const name = run.resolver.lastOf(childBy(run.syntax, call, F.callee));
    if (safeDecorators.test(name)) return allClasses;
    if (name === 'Matches') bits |= patternBits(run, positional(run.syntax, call)[0] ?? none);
  }
  return bits;
}

/** Classes that a whole pattern proves a text to be safe for. */
export function patternBits(run: Run, node: number): number {
  const found = patternAt(run, node);
  if (found === undefined || !found.pattern.startsAtStart || !found.pattern.endsAtEnd) return 0;
  return safeWithout(everything & ~found.pattern.characters, run.models.classBits);
}

/** `Field(pattern="^[a-z]+$")`, `Query(regex=…)`, `constr(pattern=…)` anywhere in a declaration. */
export function declaredBits(run: Run, declaration: number): number {
  const { syntax } = run;
  let bits = 0;
  for (let node = declaration; node < endOf(syntax, declaration); node += 1) {
    if (syntax.kind[node] !== K.keywordArg || !/^(?:pattern|regex)$/.test(keyText(syntax, node))) continue;
    bits |= patternBits(run, childBy(syntax, node, F.value));
  }
  return bits;
}

/** A caller's object as its type lets it be: fields that carry nothing are known, the others are the caller's. */
export function typedPart(run: Run, type: number, value: Value): Value {
  const owner = type === none ? none : run.resolver.classOfType(type);
  if (owner === none || value.same === undefined) return value;
  const { types } = run.resolver.classInfo(owner);
  const safe = [...types].filter(([, declared]) => isSafeType(run, declared));
  return safe.length === 0 ? value : { ...value, fields: new Map(safe.map(([name]) => [name, unknown])) };
}

/** A value from outside as its type lets it in: fields of a class of this file by their own types. */
export function typedValue(run: Run, type: number, value: Value, depth = 0): Value {
  if (isSafeType(run, type)) return unknown;
  const [inner = '', more] = type === none ? [] : innerTypes(textOf(run.syntax, type));
  // What a framework of Python hands to a `str` is a text, whatever was sent.
  if (inner === 'str' && more === undefined && run.syntax.grammar.family === 'python')
    return clean(value, run.models.textBits);
  const owner = more === undefined ? run.resolver.classCalled(inner) : none;
  if (owner === none || depth > maxDepth) return value;
  const info = run.resolver.classInfo(owner);
  const fields = new Map<string, Value>();
  for (const [name, declared] of info.types) {
    const field = info.fields.get(name) ?? none;
    const bits = decoratorBits(run, field) | declaredBits(run, field);
    const own = typedValue(run, declared, deeper(value, name), depth + 1);
    fields.set(name, bits === allClasses ? unknown : clean(own, bits));
  }
  if (fields.size === 0) return value;
  const isList = /\[|</.test(textOf(run.syntax, type));
  // What the class does not name is dropped, unless it says otherwise.
  const isOpen = /\bextra\s*=\s*(?:["']allow|Extra\.allow)|\*\*\w+/.test(textOf(run.syntax, owner));
  const object = { ...value, fields, keys: isOpen ? value.taints : [] };
  return isList ? { ...unknown, fields: new Map([[anyKey, object]]) } : object;
}
