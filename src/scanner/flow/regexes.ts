/** Regular expressions as values: what a literal, a constant or a compiled one lets through. */
import { positional } from '../match/call-parts.ts';
import {
  type CharacterSet,
  charactersOf,
  everything,
  type Pattern,
  patternOf,
} from '../match/character-set.ts';
import { constantOf } from '../match/constants.ts';
import { safeWithout } from '../match/harm.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { afterAdding } from './chosen/route-segments.ts';
import { takesSteps, withoutSteps } from './chosen/steps-out.ts';
import type { Run } from './run.ts';
import { allTaints } from './value/clean.ts';
import { cleanTaints, found, type Taint } from './value/taint.ts';
import { tainted, unknown, type Value } from './value/value.ts';

/** A pattern with its text. */
export interface FoundPattern {
  readonly source: string;
  readonly flags: string;
  readonly pattern: Pattern;
}

/** The regular expression that an expression is: a literal, a constant, or what `re.compile` was given. */
export function patternAt(run: Run, node: number): FoundPattern | undefined {
  const found = sourceAt(run, node);
  const pattern = found && patternOf(found.source, found.flags);
  return found && pattern && { ...found, pattern };
}

interface Source {
  readonly source: string;
  readonly flags: string;
}

function sourceAt(run: Run, node: number): Source | undefined {
  const { syntax, resolver } = run;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.regex) return literal(textOf(syntax, inner));
  if (kind === K.call || kind === K.new) return compiled(run, inner);
  const binding = kind === K.identifier ? bindingAt(resolver.names, inner) : undefined;
  const isAlias = binding !== undefined && binding.writes === 0 && binding.init > 0 && binding.init !== inner;
  if (isAlias) return sourceAt(run, binding.init);
  const text = kind === K.string ? rawText(run, inner) : constantOf(resolver, inner);
  return typeof text === 'string' ? { source: text, flags: '' } : undefined;
}

/** Text between the quotes as written: a backslash belongs to the pattern. */
function rawText(run: Run, node: number): string | undefined {
  const text = textOf(run.syntax, node);
  return /^[rR]/.test(text) || !text.includes('\\')
    ? text.replace(/^[a-zA-Z]*('''|"""|'|")/, '').replace(/(?:'''|"""|'|")$/, '')
    : text.slice(1, -1).replaceAll('\\\\', '\\');
}

function literal(text: string): Source {
  const end = text.lastIndexOf('/');
  return { source: text.slice(1, end), flags: text.slice(end + 1) };
}

/** `re.compile(pattern, re.I)`, `new RegExp(pattern, 'gi')`. */
function compiled(run: Run, call: number): Source | undefined {
  const [pattern = none, options = none] = positional(run.syntax, call);
  const found = sourceAt(run, pattern);
  if (found === undefined || options === none) return found;
  const text = constantOf(run.resolver, options);
  const named = textOf(run.syntax, options);
  const flags =
    typeof text === 'string'
      ? text
      : `${/\bI(?:GNORECASE)?\b/.test(named) ? 'i' : ''}${/\bM(?:ULTILINE)?\b/.test(named) ? 'm' : ''}`;
  return { source: found.source, flags: found.flags + flags };
}

/** What a replacement takes out of a text, and what it puts in. */
interface Replacement {
  readonly removed: CharacterSet;
  readonly added: CharacterSet;
  /** `..` is taken out. */
  readonly isClimbing: boolean;
  /** Each `'` ends the quoted text, stands outside of it, and begins another. */
  readonly isQuoting?: true;
}

function withoutAdded(removed: CharacterSet, text: string, isClimbing: boolean): Replacement {
  const added = charactersOf(text);
  return { removed: removed & ~added, added, isClimbing };
}

/** How a single quote is written inside a shell's single quotes. */
const shellQuotes = new Set(["'\\''", `'"'"'`]);

/** Every occurrence of a pattern, replaced by a text that is known. */
function byPattern(found: FoundPattern, isGlobal: boolean, added: string): Replacement | undefined {
  if (!isGlobal) return undefined;
  if (found.source === "'" && shellQuotes.has(added))
    return { removed: 0n, added: 0n, isClimbing: false, isQuoting: true };
  const isClimbing = /^(?:\\\.){2}$|^\[\.\]\{2,\}$|^\\\.\{2,\}$/.test(found.source) && added === '';
  if (!found.pattern.isSingle) return isClimbing ? { removed: 0n, added: 0n, isClimbing } : undefined;
  return withoutAdded(found.pattern.characters, added, isClimbing);
}

/** `text.replaceAll("'", '')`: a text of one character leaves none of it. */
function byText(wanted: string, added: string): Replacement | undefined {
  if (wanted === '..' && added === '') return { removed: 0n, added: 0n, isClimbing: true };
  return [...wanted].length === 1 ? withoutAdded(charactersOf(wanted), added, false) : undefined;
}

function replacementText(run: Run, node: number): string | undefined {
  const text = node === none ? undefined : constantOf(run.resolver, node);
  return typeof text === 'string' ? text : undefined;
}

function scriptReplacement(run: Run, call: number, method: string): Replacement | undefined {
  const [wanted = none, replacing = none] = positional(run.syntax, call);
  const added = replacementText(run, replacing);
  if (added === undefined) return undefined;
  const text = constantOf(run.resolver, wanted);
  if (typeof text === 'string') return method === 'replaceAll' ? byText(text, added) : undefined;
  const found = patternAt(run, wanted);
  return found && byPattern(found, found.flags.includes('g'), added);
}

/** `re.sub(pattern, '', text)`, `PATTERN.sub('', text)`, `text.replace('x', '')`. */
function pythonReplacement(run: Run, call: number, method: string): Replacement | undefined {
  const args = positional(run.syntax, call);
  const callee = childBy(run.syntax, call, F.callee);
  if (method === 'replace') {
    const [wanted, added] = [args[0], args[1]].map((each) => replacementText(run, each ?? none));
    return wanted === undefined || added === undefined || args.length > 2 ? undefined : byText(wanted, added);
  }
  const isModule = run.resolver.nameOf(callee) === 're.sub';
  const found = patternAt(run, isModule ? (args[0] ?? none) : childBy(run.syntax, callee, F.object));
  const added = replacementText(run, args[isModule ? 1 : 0] ?? none);
  return found === undefined || added === undefined ? undefined : byPattern(found, true, added);
}

function lacking(run: Run, taint: Taint, replacement: Replacement): Taint {
  const lacks = (afterAdding(taint.lacks, replacement.added) & ~replacement.added) | replacement.removed;
  const climbing = replacement.isClimbing ? (run.models.classBits.get('path') ?? 0) : 0;
  const quoting = replacement.isQuoting ? (run.models.classBits.get('command') ?? 0) : 0;
  const bits = safeWithout(lacks, run.models.classBits) | climbing | quoting;
  return { ...taint, lacks, cleaned: taint.cleaned | bits };
}

/** What of a call matters to a pattern that is looked for. */
interface MatchCall {
  readonly node: number;
  readonly last: string;
  readonly object: number;
  readonly receiver: Value;
  readonly given: { readonly positional: readonly Value[] };
}

/** `/id=([^&]*)/.exec(text)`, `text.match(/id=(\d+)/)`: pieces of the text, of no more than the pattern's characters. */
export function matched(run: Run, { node, last, object, receiver, given }: MatchCall): Value | undefined {
  const isExec = last === 'exec';
  if ((!isExec && last !== 'match' && last !== 'matchAll') || run.syntax.grammar.family === 'python')
    return undefined;
  const place = isExec ? object : (positional(run.syntax, node)[0] ?? none);
  const taints = allTaints(isExec ? (given.positional[0] ?? unknown) : receiver);
  const source = taints.length === 0 ? undefined : sourceAt(run, place);
  if (source === undefined) return undefined;
  const pattern = patternOf(source.source, source.flags);
  const bits =
    pattern === undefined ? 0 : safeWithout(everything & ~pattern.characters, run.models.classBits);
  return tainted(cleanTaints(run.advance(found(taints), `found by ${last}`, node), bits));
}

/** `path.normalize(name).replace(/^(\.\.(\/|$))+/, '')` */
function replacedSteps(run: Run, call: number, taints: readonly Taint[]): readonly Taint[] | undefined {
  const [wanted = none, replacing = none] = positional(run.syntax, call);
  if (replacementText(run, replacing) !== '') return undefined;
  const source = sourceAt(run, wanted);
  return source !== undefined && takesSteps(source.source) ? withoutSteps(taints) : undefined;
}

const methods = new Set(['replace', 'replaceAll', 'sub']);

/** Value of a replacement that provably leaves some characters out; undefined when it proves nothing. */
export function replaced(run: Run, call: number, method: string, text: Value): Value | undefined {
  if (!methods.has(method)) return undefined;
  const isPython = run.syntax.grammar.family === 'python';
  const taints = allTaints(text);
  if (taints.length === 0) return undefined;
  const steps = isPython ? undefined : replacedSteps(run, call, taints);
  if (steps !== undefined) return tainted(run.advance(steps, `passes through ${method}`, call));
  const replacement = isPython ? pythonReplacement(run, call, method) : scriptReplacement(run, call, method);
  if (replacement === undefined) return undefined;
  const advanced = run.advance(taints, `passes through ${method}`, call);
  return tainted(advanced.map((taint) => lacking(run, taint, replacement)));
}
