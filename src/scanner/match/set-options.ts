/** Fixes that set options: keys of an object literal, or keyword arguments of a Python call. */
import type { Resolver } from '../names/resolver.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { argumentAt, keyText, positional } from './call-parts.ts';
import type { Match } from './conditions.ts';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

type Options = Readonly<Record<string, string>>;

/**
 * Edits that give each key its value: written anew where it has another, added where it is missing. `place` says whose
 * keys they are: `arg:N`, with the way into it (`arg:0.cookie`), or nothing for the keyword arguments of a Python call.
 * Undefined where the options are no literal or come through a spread, which could take back what is set.
 */
export function setOptions(
  { syntax }: Resolver,
  match: Match,
  { options, place }: { readonly options: Options; readonly place: string | undefined },
): readonly Edit[] | undefined {
  if (place === undefined) return setKeywords(syntax, match.node, options);
  const [argument = '', ...path] = place.replace(/^arg:/, '').split('.');
  const found = argumentAt(syntax, match.node, Number(argument));
  if (found === 'unknown') return undefined;
  if (found === 'missing')
    return path.length > 0 ? undefined : addObject(syntax, match.node, { argument, options });
  const object = path.reduce(
    (node, key) => childBy(syntax, memberOf(syntax, node, key), F.value),
    found.node,
  );
  return kindAt(syntax, object) === K.object
    ? setMembers(syntax, childrenOf(syntax, object), { options, in: object })
    : undefined;
}

function memberOf(syntax: Syntax, object: number, key: string): number {
  if (kindAt(syntax, object) !== K.object) return none;
  const found = childrenOf(syntax, object).find(
    (child) => kindAt(syntax, child) === K.pair && keyText(syntax, child) === key,
  );
  return found ?? none;
}

interface Setting {
  readonly options: Options;
  /** The object literal, or the list of arguments. */
  readonly in: number;
}

function setMembers(
  syntax: Syntax,
  members: readonly number[],
  { options, in: object }: Setting,
): readonly Edit[] | undefined {
  if (members.some((member) => kindAt(syntax, member) !== K.pair)) return undefined;
  const edits = replaced(syntax, members, options);
  const missing = missingOf(syntax, members, options);
  if (missing.length === 0) return edits;
  const from = (syntax.start[object] ?? 0) + 1;
  const first = members[0];
  const added = missing.map(([key, value]) => `${key}: ${value}`);
  if (first === undefined)
    return [{ from, to: (syntax.end[object] ?? 0) - 1, newText: ` ${added.join(', ')} ` }];
  const blanks = syntax.text.slice(from, syntax.start[first]);
  if (blanks.trim() !== '') return undefined;
  const separator = blanks.includes('\n') ? blanks : ' ';
  return [
    {
      from,
      to: from,
      newText:
        added.map((each, index) => `${index === 0 ? blanks : separator}${each},`).join('') +
        (blanks === '' ? ' ' : ''),
    },
    ...edits,
  ];
}

function setKeywords(syntax: Syntax, call: number, options: Options): readonly Edit[] | undefined {
  const list = childBy(syntax, call, F.arguments);
  if (kindAt(syntax, list) !== K.args) return undefined;
  const members = childrenOf(syntax, list);
  if (members.some((member) => kindAt(syntax, member) === K.spread)) return undefined;
  const keywords = members.filter((member) => kindAt(syntax, member) === K.keywordArg);
  const added = missingOf(syntax, keywords, options).map(([key, value]) => `${key}=${value}`);
  const edits = replaced(syntax, keywords, options);
  const last = members.at(-1);
  if (added.length === 0 || last === undefined) return added.length === 0 ? edits : undefined;
  const from = syntax.end[last] ?? 0;
  const lineBefore = /\n[ \t]*$/.exec(syntax.text.slice(0, syntax.start[last]))?.[0];
  return [
    ...edits,
    { from, to: from, newText: added.map((each) => `,${lineBefore ?? ' '}${each}`).join('') },
  ];
}

/** The object as one more argument, where it is the next. */
function addObject(
  syntax: Syntax,
  call: number,
  { argument, options }: { readonly argument: string; readonly options: Options },
): readonly Edit[] | undefined {
  const present = positional(syntax, call);
  const last = present.at(-1);
  if (present.length !== Number(argument) || last === undefined) return undefined;
  const from = syntax.end[last] ?? 0;
  const members = Object.entries(options).map(([key, value]) => `${key}: ${value}`);
  return [{ from, to: from, newText: `, { ${members.join(', ')} }` }];
}

function replaced(syntax: Syntax, members: readonly number[], options: Options): Edit[] {
  return members.flatMap((member) => {
    const value = options[keyText(syntax, member)];
    const node = childBy(syntax, member, F.value);
    if (value === undefined || textOf(syntax, node) === value) return [];
    return [{ from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0, newText: value }];
  });
}

function missingOf(syntax: Syntax, members: readonly number[], options: Options): [string, string][] {
  const present = new Set(members.map((member) => keyText(syntax, member)));
  return Object.entries(options).filter(([key]) => !present.has(key));
}
