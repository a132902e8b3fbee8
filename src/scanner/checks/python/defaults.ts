import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { parameterPattern } from '../../names/declare.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { defaultFix } from './default-fix.ts';

const mutableCalls = new Set([
  'list',
  'dict',
  'set',
  'bytearray',
  'collections.defaultdict',
  'collections.OrderedDict',
  'collections.deque',
  'collections.Counter',
]);

function isMutable(file: FileContext, value: number): boolean {
  const { syntax } = file;
  const kind = kindAt(syntax, value);
  if (kind === K.object || kind === K.comprehension) return true;
  if (kind === K.array) return syntax.text[syntax.start[value] ?? 0] !== '(';
  return kind === K.call && mutableCalls.has(file.resolver.nameOf(childBy(syntax, value, F.callee)) ?? '');
}

const changing = new Set([
  'append',
  'extend',
  'insert',
  'add',
  'update',
  'pop',
  'popitem',
  'remove',
  'discard',
  'clear',
  'setdefault',
  'sort',
  'reverse',
  'appendleft',
  'extendleft',
]);

/** Whether a use of the name changes the object, or lets it out so that somebody else can. */
function isHarmful(syntax: Syntax, use: number): boolean {
  const up = parentOf(syntax, use);
  const kind = kindAt(syntax, up);
  if (kind === K.return) return true;
  if (kind === K.augAssign) return syntax.field[use] === F.left;
  const upper = parentOf(syntax, up);
  const upperKind = kindAt(syntax, upper);
  if (kind === K.member)
    return upperKind === K.call && changing.has(textOf(syntax, childBy(syntax, up, F.property)));
  if (kind === K.assign)
    return syntax.field[use] === F.right && kindAt(syntax, childBy(syntax, up, F.left)) === K.member;
  const isWritten = (upperKind === K.assign || upperKind === K.augAssign) && syntax.field[up] === F.left;
  return (
    kind === K.subscript && childBy(syntax, up, F.index) !== use && (isWritten || upperKind === K.delete)
  );
}

function isShared(file: FileContext, func: number, name: number): boolean {
  const { syntax, names } = file;
  const binding = bindingAt(names, name);
  if (binding === undefined || binding.writes > 0) return false;
  for (let node = childBy(syntax, func, F.body); node < endOf(syntax, func); node += 1) {
    if (names.bindingOf[node] === binding.id + 1 && isHarmful(syntax, node)) return true;
  }
  return false;
}

/** `_cache={}`: what earlier calls have put in is why it is there. */
const isMemory = /^_*(?:cache|memo|cached|registry)$/i;

/** A default that is only read does no harm; frameworks' markers (`Query([])`) are calls and no containers. */
function mutableDefault(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const value = childBy(syntax, node, F.value);
  const func = parentOf(syntax, parentOf(syntax, node));
  if (value === none || kindAt(syntax, func) !== K.func || !isMutable(file, value)) return;
  const name = parameterPattern(syntax, node);
  if (isMemory.test(textOf(syntax, name)) || !isShared(file, func, name)) return;
  const fix = defaultFix(file, node, value);
  report({ ...reportSpan(syntax, value), values: { name: textOf(syntax, name) }, fix });
}

/** Over the whole file, since head and body of a function are different units. */
function mutableDefaults(file: FileContext, report: ReportHit): void {
  for (let node = 0; node < file.syntax.count; node += 1) {
    if (file.syntax.kind[node] === K.param) mutableDefault(file, node, report);
  }
}

export const defaultChecks: readonly Check[] = [
  { name: 'mutable-default', families: ['python'], wholeFile: mutableDefaults },
];
