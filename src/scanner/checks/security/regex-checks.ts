/** Finds regular expressions that a chosen text can keep busy for ever. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { positional } from '../../match/call-parts.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childBy,
  enclosingFunction,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { isExponential } from './regex-automaton.ts';
import { readRegex } from './regex-tree.ts';

/** A loop over a group: without one, no loop can stand in another. */
const loopsGroup = /\)(?:[*+]|\{\d+,\d*\})/;
const longest = 300;

/** Whether a text in the form of a regular expression can take exponential time. */
export function blowsUp(source: string): boolean {
  if (source.length > longest || !loopsGroup.test(source)) return false;
  const tree = readRegex(source);
  return tree !== undefined && isExponential(tree);
}

const makers = new Set([
  'compile',
  'match',
  'search',
  'fullmatch',
  'findall',
  'finditer',
  'sub',
  'split',
  'RegExp',
]);

/** The literal behind a name that is given one value. */
function constantNode({ names, syntax }: FileContext, node: number): number {
  const binding = kindAt(syntax, node) === K.identifier ? bindingAt(names, node) : undefined;
  const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  return isFixed && binding.init >= 0 ? unwrap(syntax, binding.init) : node;
}

/** The literal that a call makes an expression of, as written; '' when it makes none. */
function madeFrom(file: FileContext, call: number): string {
  const { syntax, resolver } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  if (!makers.has(resolver.lastOf(callee))) return '';
  const name = resolver.nameOf(callee) ?? '';
  if (name !== 'RegExp' && !/^(?:re|regex)\.\w+$/.test(name)) return '';
  const first = constantNode(file, unwrap(syntax, positional(syntax, call)[0] ?? none));
  if (kindAt(syntax, first) !== K.string) return '';
  const literal = /^([rRbBuU]*)(?:"""|'''|["'])([\s\S]*?)(?:"""|'''|["'])$/.exec(textOf(syntax, first));
  const [, prefix = '', body = ''] = literal ?? [];
  return /r/i.test(prefix) ? body : body.replace(/\\\\/g, '\\');
}

/** Text that a literal is tried on: `text` of `/a/.test(text)` and `text.match(/a/)`; '' when it is no name. */
function subjectOf(syntax: Syntax, regex: number): string {
  const up = parentOf(syntax, regex);
  const call = parentOf(syntax, up);
  const isReceiver = kindAt(syntax, up) === K.member;
  const subject = isReceiver
    ? (positional(syntax, call)[0] ?? none)
    : childBy(syntax, childBy(syntax, call, F.callee), F.object);
  return kindAt(syntax, subject) === K.identifier ? textOf(syntax, subject) : '';
}

function asksLength(syntax: Syntax, comparison: number, name: string): boolean {
  const asked = textOf(syntax, childBy(syntax, comparison, F.left));
  return asked === `${name}.length` && /^[<>]=?$/.test(operatorOf(syntax, comparison));
}

/** Whether the function asks how long the text is: a short one is tried in no time. */
function isBounded(syntax: Syntax, regex: number): boolean {
  const name = subjectOf(syntax, regex);
  const func = enclosingFunction(syntax, regex);
  if (name === '' || func === none) return false;
  for (let node = func; node < regex; node += 1)
    if (syntax.kind[node] === K.binary && asksLength(syntax, node, name)) return true;
  return false;
}

function slowRegex(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const isLiteral = kindAt(syntax, node) === K.regex;
  const source = isLiteral ? textOf(syntax, node).replace(/^\/|\/[a-z]*$/g, '') : madeFrom(file, node);
  if (source !== '' && blowsUp(source) && !(isLiteral && isBounded(syntax, node)))
    report({ ...reportSpan(syntax, node), values: { name: source.slice(0, 60) } });
}

export const regexChecks: readonly Check[] = [
  { name: 'catastrophic-regex', kinds: [K.regex, K.call, K.new], run: slowRegex },
];
