/** What a message shows of the code that matched: `verify=False`, `createHash('md5')`, `DEBUG = True`. */
import type { Resolver } from '../../names/resolver.ts';
import type { Condition, Matcher } from '../../rules/rule-data.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import { positional } from '../call-parts.ts';
import { holds, type Match, pattern, select } from '../conditions.ts';

/** Longer code is cut. */
const atMost = 60;

/** A place that made the rule match. */
interface Decided {
  readonly node: number;
  readonly condition: Condition;
}

/** Code on one line. Texts that may hold a secret are left out. */
export function writtenSetting(resolver: Resolver, match: Match, { where, call }: Matcher): string {
  const decided = decidedBy(resolver, match, where ?? []);
  const text =
    call === undefined ? writtenPair(resolver, match, decided) : writtenCall(resolver, match, decided);
  return cut(text);
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'").trim();
  return line.length <= atMost ? line : `${line.slice(0, atMost - 1).replace(/…+$/, '')}…`;
}

/** Code of a hit that brings no name, up to the end of its line. */
export function writtenSpan(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  return cut(text.slice(from, to));
}

/** Places that the conditions ask for, in the order of the rule. */
function decidedBy(resolver: Resolver, match: Match, conditions: readonly Condition[]): Decided[] {
  return conditions.flatMap((condition) => {
    if (condition.not !== undefined) return [];
    if (condition.all !== undefined) return decidedBy(resolver, match, condition.all);
    if (condition.any !== undefined) {
      const way = condition.any.find((each) => holds(resolver, match, each));
      return way === undefined ? [] : decidedBy(resolver, match, [way]);
    }
    if (condition.arg === undefined && condition.keyword === undefined && condition.value !== true) return [];
    const place = select(resolver, match, condition);
    return typeof place === 'string' ? [] : [{ node: place.node, condition }];
  });
}

/** `rejectUnauthorized: false`, `DEBUG = True`. */
function writtenPair(resolver: Resolver, match: Match, decided: readonly Decided[]): string {
  const last = decided.at(-1);
  const inside = last && insideOptions(resolver, last);
  if (inside !== undefined) return inside;
  const { syntax } = resolver;
  const kind = kindAt(syntax, match.node);
  const value = match.value === none ? '' : valueText(resolver, match.value, last?.condition);
  const isAssigned = kind === K.assign || kind === K.declarator || kind === K.field;
  const target = childBy(syntax, match.node, F.left);
  const name = target === none ? match.name : sourceOf(syntax, target);
  if (isAssigned) return `${name} = ${value}`;
  return kind === K.keywordArg ? `${match.name}=${value}` : `${match.name}: ${value}`;
}

/** A key of options, the last that decided: `cookie: { secure: false }` shows `secure: false`. */
function insideOptions(resolver: Resolver, { node, condition }: Decided): string | undefined {
  const keys = [condition.keyword, ...(condition.path ?? [])].filter((key) => key !== undefined);
  const isItem = /^\d+$/.test(keys.at(-1) ?? '');
  const key = keys.findLast((each) => !/^\d+$/.test(each));
  if (key === undefined) return undefined;
  const { syntax } = resolver;
  const isPython = syntax.grammar.family === 'python';
  const value = valueText(resolver, node, condition);
  const shown = isItem ? `[${value}]` : value;
  if (!isPython) return `${key}: ${shown}`;
  return (condition.path?.length ?? 0) > (isItem ? 1 : 0) ? `"${key}": ${shown}` : `${key}=${shown}`;
}

/** `setopt(pycurl.SSL_VERIFYPEER, 0)`; arguments that nothing asks for are shown when they are names. */
function writtenCall(resolver: Resolver, match: Match, decided: readonly Decided[]): string {
  const { syntax } = resolver;
  const args = positional(syntax, match.node);
  const option = decided.findLast(({ node }) => !args.includes(node));
  const inside = option && insideOptions(resolver, option);
  if (inside !== undefined) return inside;
  const shown = args.map((node) => {
    const known = decided.find((each) => each.node === node);
    return known === undefined ? nameText(resolver, node) : valueText(resolver, node, known.condition);
  });
  const parts = shown.filter((each, at) => each !== '…' || shown[at - 1] !== '…');
  const made = kindAt(syntax, match.node) === K.new ? 'new ' : '';
  return `${made}${sourceOf(syntax, childBy(syntax, match.node, F.callee))}(${parts.join(', ')})`;
}

const names = new Set<number>([K.identifier, K.member]);

function nameText({ syntax }: Resolver, node: number): string {
  const text = textOf(syntax, node);
  return names.has(kindAt(syntax, unwrap(syntax, node))) && text.length <= 30 ? text : '…';
}

function valueText(resolver: Resolver, node: number, condition: Condition | undefined): string {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.object) return '{…}';
  if (kind === K.call || kind === K.new) {
    const callee = sourceOf(syntax, childBy(syntax, inner, F.callee));
    if (positional(syntax, inner).length === 0) return `${kind === K.new ? 'new ' : ''}${callee}()`;
    return `${kind === K.new ? 'new ' : ''}${callee}(…)`;
  }
  const text = sourceOf(syntax, inner);
  if (kind === K.array) return /^[[(]\s*['"]?[\w*.:-]{0,30}['"]?\s*,?\s*[\])]$/.test(text) ? text : '[…]';
  return kind === K.string ? stringText(text, condition) : text;
}

/** An address without who signs in to it, a short word as it is, of anything else what the rule looked for. */
function stringText(text: string, condition: Condition | undefined): string {
  const quote = /['"`]/.exec(text)?.[0] ?? "'";
  const content = text.slice(text.indexOf(quote)).replace(/^(['"`]{3}|['"`])([\s\S]*)\1$/, '$2');
  // A constant of whatever content is a secret more often than not.
  if (condition?.constant === true || condition?.minLength !== undefined) return '…';
  const address = /^([a-z][a-z0-9+]{1,10}:\/\/)(?:[^@/\s]*@)?([^/\s?#@]*)(.?)/i.exec(content);
  if (address !== null) return `${quote}${address[1]}${address[2]}${address[3] === '' ? '' : '/…'}${quote}`;
  if (/^[\w./:*+-]{0,30}$/.test(content)) return `${quote}${content}${quote}`;
  const found = condition?.matches === undefined ? '' : (pattern(condition.matches).exec(content)?.[0] ?? '');
  return /^[\w ./:*+='-]{3,40}$/.test(found) ? `${quote}…${found}…${quote}` : '…';
}
