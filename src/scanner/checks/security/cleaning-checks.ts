/** Cleaning by `replace` that leaves behind what it was to take out: the first place alone, or what closes up again. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { positional } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import { namesTextOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { ancestor, childBy, enclosingFunction, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

/** What `replace` looks for, as a text, and whether it goes on behind the first place. */
interface Sought {
  readonly text: string;
  readonly isEverywhere: boolean;
}

const loops = new Set<number>([K.while, K.do, K.for, K.forIn]);

/** A text, or an expression for exactly one text: `/"/g`, `/\.\.\//`. */
/** What a call of `replace` looks for, and what it puts there. */
interface Replacement extends Sought {
  readonly call: number;
  readonly by: string;
}

function soughtAt({ syntax, resolver }: FileContext, node: number, isAll: boolean): Sought | undefined {
  const inner = unwrap(syntax, node);
  if (kindAt(syntax, inner) !== K.regex) {
    const text = constantOf(resolver, inner);
    return typeof text === 'string' ? { text, isEverywhere: isAll } : undefined;
  }
  const literal = textOf(syntax, inner);
  const end = literal.lastIndexOf('/');
  const isEverywhere = literal.includes('g', end);
  return { text: literal.slice(1, end).replace(/\\([^\w\\])/g, '$1'), isEverywhere };
}

const escapable = /^(?:['"`<>&]|\\{1,2})$/;

/** Whether one place of a sign is escaped, or one of `<` and `>` left out: the next one stays as it was. */
function leavesOthers(text: string, by: string): boolean {
  if (/^(?:\.\.[\\/]|[\\/]\.\.|<\/?script>?)$/i.test(text)) return by === '';
  if (!escapable.test(text)) return false;
  return /^[\\&]/.test(by) || by === text + text || (by === '' && /[<>]/.test(text));
}

/** `....//` without each `../` is `../`; `<scr<script>ipt>` without `<script>` is that again. */
function closesUp(text: string): boolean {
  return (
    /^(?:\.\.[\\/]|[\\/]\.\.[\\/]|javascript:)$/i.test(text) || /^\(*<(?:[/?\\]{0,3})script\b/i.test(text)
  );
}

/** Another `replace` that looks for a backslash, or a call that knows how to escape. */
const replacesBackslash = /\.replace(?:All)?\(\s*(?:\/(?:[^\n/\\]|\\[^\\\n]){0,40}|['"`])\\\\/i;
const escapes = /stringify|escape/i;

/** A backslash of the text before a quote takes the meaning from the one that is put there. */
function forgetsBackslash(syntax: Syntax, { call, text, by }: Replacement): boolean {
  if (!/^['"]$/.test(text) || by !== `\\${text}`) return false;
  const around = Math.max(enclosingFunction(syntax, call), 0);
  return !replacesBackslash.test(textOf(syntax, around)) && !escapes.test(namesTextOf(syntax, around));
}

function leavesBehind({ syntax }: FileContext, replacement: Replacement): boolean {
  const { text, isEverywhere, by } = replacement;
  if (!isEverywhere && leavesOthers(text, by)) return true;
  return (by === '' && closesUp(text)) || (isEverywhere && forgetsBackslash(syntax, replacement));
}

function incomplete(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, call, F.callee);
  if (kindAt(syntax, callee) !== K.member) return;
  const [pattern = none, replacement = none] = positional(syntax, call);
  const by = constantOf(resolver, replacement);
  const sought = soughtAt(file, pattern, resolver.lastOf(callee) === 'replaceAll');
  if (sought === undefined || typeof by !== 'string' || !leavesBehind(file, { ...sought, call, by })) return;
  // Whoever goes on until nothing is left has thought of it.
  if (ancestor(syntax, call, (kind) => loops.has(kind)) !== none) return;
  report({ ...reportSpan(syntax, call), values: { name: textOf(syntax, unwrap(syntax, pattern)) } });
}

export const cleaningChecks: readonly Check[] = [
  {
    name: 'incomplete-sanitization',
    families: ['script'],
    calls: ['replace', 'replaceAll'],
    run: incomplete,
  },
];
