/** Regular expressions that match something else, numbers that are read or ordered as text. */
import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { inserting } from '../edits.ts';
import { isPython } from '../expressions.ts';

/** Where `A-z` stands inside a class; -1 when nowhere. */
function wideRange(pattern: string): number {
  let isInClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === '\\') at += 1;
    else if (char === '[') isInClass = true;
    else if (char === ']') isInClass = false;
    else if (isInClass && pattern.startsWith('A-z', at)) return at;
  }
  return -1;
}

/** `[A-z]` takes in the six signs that stand between Z and a. */
function wideLetters(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const pattern = kindAt(syntax, node) === K.regex ? node : patternArgument(file, node);
  const at = pattern === none ? -1 : wideRange(textOf(syntax, pattern));
  if (at < 0) return;
  const from = (syntax.start[pattern] ?? 0) + at;
  report({
    from,
    to: from + 3,
    fix: { title: 'Write A-Za-z', edits: [{ from, to: from + 3, newText: 'A-Za-z' }] },
  });
}

function patternArgument(file: FileContext, call: number): number {
  const { syntax, resolver } = file;
  const first = childAt(syntax, childBy(syntax, call, F.arguments), 0);
  const name = resolver.nameOf(childBy(syntax, call, F.callee)) ?? '';
  return kindAt(syntax, first) === K.string && (name === 'RegExp' || /^(?:re|regex)\./.test(name))
    ? first
    : none;
}

/** `parseInt(text)` reads `0x…` as hexadecimal. */
function missingRadix(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const given = childrenOf(syntax, childBy(syntax, node, F.arguments));
  const [text = none] = given;
  const name = resolver.nameOf(childBy(syntax, node, F.callee)) ?? '';
  if (given.length !== 1 || kindAt(syntax, text) === K.spread || !/^(?:Number\.)?parseInt$/.test(name))
    return;
  report({ ...reportSpan(syntax, node), fix: inserting(syntax.end[text] ?? 0, 'Read as decimal', ', 10') });
}

/** Whether an expression is certainly a list of numbers. */
function holdsNumbers(file: FileContext, node: number, depth = 0): boolean {
  const { syntax, names, resolver } = file;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.array) {
    const entries = childrenOf(syntax, inner);
    return entries.length > 1 && entries.every((entry) => kindAt(syntax, entry) === K.number);
  }
  if (kind === K.call)
    return (
      resolver.lastOf(childBy(syntax, inner, F.callee)) === 'map' &&
      givesNumbers(file, childAt(syntax, childBy(syntax, inner, F.arguments), 0))
    );
  const binding = kind === K.identifier ? bindingAt(names, inner) : undefined;
  if (binding === undefined || depth > 2) return false;
  const type = textOf(syntax, childBy(syntax, parentOf(syntax, binding.node), F.type));
  if (/^:\s*(?:readonly\s+)?(?:number\[\]|Array<number>)$/.test(type)) return true;
  return (
    binding.writes === 0 &&
    binding.init !== none &&
    binding.path.length === 0 &&
    holdsNumbers(file, binding.init, depth + 1)
  );
}

/** `map(Number)`, `map((row) => row.length)`, `map((x) => Number(x))` */
function givesNumbers({ syntax, resolver }: FileContext, callback: number): boolean {
  if (/^(?:Number|parseFloat)$/.test(textOf(syntax, callback))) return true;
  const body = unwrap(syntax, childBy(syntax, callback, F.body));
  if (kindAt(syntax, body) === K.member) return resolver.lastOf(body) === 'length';
  return (
    kindAt(syntax, body) === K.call &&
    /^(?:Number|parseInt|parseFloat|Math\.\w+)$/.test(textOf(syntax, childBy(syntax, body, F.callee)))
  );
}

/** `[10, 9].sort()` orders by text. */
function sortedAsText(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const list = childBy(syntax, node, F.arguments);
  const callee = childBy(syntax, node, F.callee);
  if (kindAt(syntax, callee) !== K.member || childrenOf(syntax, list).length > 0) return;
  const sorted = childBy(syntax, callee, F.object);
  if (!holdsNumbers(file, sorted)) return;
  const at = (syntax.end[list] ?? 1) - 1;
  const fix: OffsetFix = inserting(at, 'Order by value', '(a, b) => a - b');
  report({ ...reportSpan(syntax, node), values: { name: shortText(syntax, sorted) }, fix });
}

function shortText(syntax: Syntax, node: number): string {
  const text = textOf(syntax, node).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

export const numberChecks: readonly Check[] = [
  {
    name: 'wide-letters',
    kinds: [K.regex],
    calls: [
      'RegExp',
      'compile',
      'match',
      'search',
      'fullmatch',
      'sub',
      'subn',
      'split',
      'findall',
      'finditer',
    ],
    run: (file, node, report) => {
      if (isPython(file) || kindAt(file.syntax, node) === K.regex || kindAt(file.syntax, node) === K.new)
        wideLetters(file, node, report);
    },
  },
  { name: 'missing-radix', families: ['script'], calls: ['parseInt'], run: missingRadix },
  { name: 'sorted-as-text', families: ['script'], calls: ['sort', 'toSorted'], run: sortedAsText },
];
