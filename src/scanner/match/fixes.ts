import type { OffsetFix } from '../draft.ts';
import type { Resolver } from '../names/resolver.ts';
import type { FixTemplate } from '../rules/rule-data.ts';
import { sourceOf } from '../syntax/code-text.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, parentOf, statementOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { argumentAt, optionAt, writtenKeyword } from './call-parts.ts';
import type { Match } from './conditions.ts';
import { itemSpan } from './list-item.ts';
import { setOptions } from './set-options.ts';
import { madeText } from './texts/made-text.ts';

/**
 * The node that a place of a match names: `node`, `value`, `callee`, `callee-object`, `callee-property`, `arg:N`, `keyword:NAME`
 * (its value), `keyword-pair:NAME` (key and value), `statement`; of several between `|`, the first that is there.
 * `none` when the match has no such place.
 */
export function placeOf(resolver: Resolver, match: Match, place: string): number {
  const places = place.split('|').map((each) => onePlaceOf(resolver, match, each));
  return places.find((node) => node !== none) ?? none;
}

function onePlaceOf(resolver: Resolver, match: Match, place: string): number {
  const { syntax } = resolver;
  const [what = '', detail = ''] = place.split(':');
  const simple: Readonly<Record<string, () => number>> = {
    node: () => match.node,
    value: () => match.value,
    callee: () => childBy(syntax, match.node, F.callee),
    'callee-object': () => childBy(syntax, childBy(syntax, match.node, F.callee), F.object),
    'callee-property': () => childBy(syntax, childBy(syntax, match.node, F.callee), F.property),
    statement: () => statementOf(syntax, match.node),
    arg: () => nodeOr(argumentAt(syntax, match.node, Number(detail))),
    keyword: () => keywordValue(resolver, match.node, detail),
    'keyword-pair': () => parentOf(syntax, keywordValue(resolver, match.node, detail)),
  };
  return simple[what]?.() ?? none;
}

function nodeOr(place: { readonly node: number } | 'missing' | 'unknown'): number {
  return typeof place === 'string' ? none : place.node;
}

function keywordValue(resolver: Resolver, call: number, name: string): number {
  const isPython = resolver.syntax.grammar.family === 'python';
  return nodeOr(isPython ? writtenKeyword(resolver.syntax, call, name) : optionAt(resolver, call, name));
}

/** A statement with its line, when nothing else is on it. */
export function statementSpan(syntax: Syntax, node: number): { from: number; to: number } {
  const { text } = syntax;
  let from = syntax.start[node] ?? 0;
  let to = syntax.end[node] ?? 0;
  while (text[to] === ';') to += 1;
  const lineStart = Math.max(text.lastIndexOf('\n', from - 1) + 1, 0);
  const rest = /^[ \t]*\r?\n/.exec(text.slice(to, to + 200));
  if (rest !== null && text.slice(lineStart, from).trim() === '') {
    from = lineStart;
    to += rest[0].length;
  }
  return { from, to };
}

const listParents = new Set<number>([K.args, K.object, K.array, K.namedImports]);

/**
 * A template's text: `{q}` is the quote that the replaced literal uses, `{module}` what the callee is a member of and
 * `{args}` what it is called with, as the file writes them. Undefined where there is no such thing: `load` of `from yaml import load` names no module.
 */
function replacement(syntax: Syntax, match: Match, template: string, replaced: string): string | undefined {
  const quote = /['"`]/.exec(replaced)?.[0] ?? "'";
  const callee = childBy(syntax, match.node, F.callee);
  // Of an entry of a table, `HASHES["old"]`, the module is not in sight.
  const module =
    kindAt(syntax, callee) === K.member ? sourceOf(syntax, childBy(syntax, callee, F.object)) : '';
  if (module === '' && template.includes('{module}')) return undefined;
  const given = sourceOf(syntax, childBy(syntax, match.node, F.arguments)).slice(1, -1);
  return template
    .replaceAll('{q}', quote)
    .replaceAll('{module}', () => module)
    .replaceAll('{args}', () => given);
}

/** One stretch of a place replaced by another, the rest kept: the scheme of an address. */
function swapped(syntax: Syntax, node: number, { title, swap = {} }: FixTemplate): OffsetFix | undefined {
  const text = sourceOf(syntax, node);
  for (const [written, newText] of Object.entries(swap)) {
    const at = text.indexOf(written);
    // A longer name is another one: `numpy.random.` is not `random.`.
    if (
      at < 0 ||
      /[\w.]/.test(text[at - 1] ?? '') ||
      /\w\w/.test(text.slice(at + written.length - 1, at + written.length + 1))
    )
      continue;
    const from = (syntax.start[node] ?? 0) + at;
    return { title, edits: [{ from, to: from + written.length, newText }] };
  }
  return undefined;
}

/** A place replaced by what a template says. */
function replaced(
  { syntax, match }: { readonly syntax: Syntax; readonly match: Match },
  node: number,
  template: FixTemplate,
): OffsetFix | undefined {
  const newText = replacement(syntax, match, template.with ?? '', sourceOf(syntax, node));
  if (newText === undefined) return undefined;
  const edit = { from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0, newText };
  return { title: template.title, edits: [edit] };
}

/** The edit a template means for a match; undefined when its place is not there, so that no wrong fix is offered. */
export function buildFix(resolver: Resolver, match: Match, template: FixTemplate): OffsetFix | undefined {
  const { syntax } = resolver;
  if (template.set !== undefined) {
    const edits = setOptions(resolver, match, { options: template.set, place: template.in });
    return edits === undefined || edits.length === 0 ? undefined : { title: template.title, edits };
  }
  const { withText } = template;
  const made = withText === undefined ? none : madeText(resolver, match.node);
  if (withText !== undefined && made !== none)
    return replaced({ syntax, match }, made, { ...template, with: withText });
  const node = placeOf(resolver, match, template.replace ?? template.remove ?? template.in ?? '');
  if (node === none) return undefined;
  if (template.swap !== undefined) return swapped(syntax, node, template);
  if (template.replace !== undefined) return replaced({ syntax, match }, node, template);
  const isItem = listParents.has(kindAt(syntax, parentOf(syntax, node)));
  const span = isItem
    ? itemSpan(syntax, node, childrenOf(syntax, parentOf(syntax, node)))
    : statementSpan(syntax, node);
  return { title: template.title, edits: [{ ...span, newText: '' }] };
}
