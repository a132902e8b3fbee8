/**
 * Whether a rule allows a command. It allows the words that it names, and of further words those that the table of the
 * program knows to be harmless: paths of the project, and options that only change what is shown.
 */
import { type Doubt, type Doubts, findDoubts, type IsClosed } from './find-doubts.ts';
import { exactInnerAt } from './inner-command.ts';
import { findTable } from './programs/find-program.ts';
import type { SimpleCommand } from './simple-command.ts';
import { mayLeave } from './word-paths.ts';

/** `git log * --output`: the words before the star, and options that may stand among further ones. */
interface Pattern {
  readonly known: readonly string[];
  readonly takesMore: boolean;
  readonly options: readonly string[];
}

export type Fit =
  | { readonly kind: 'none' }
  | { readonly kind: 'fits' }
  /** It would, but for this. */
  | { readonly kind: 'doubt'; readonly doubt: Doubt };

const none: Fit = { kind: 'none' };
const fits: Fit = { kind: 'fits' };

export function readPattern(text: string): Pattern {
  const words = text.split(/\s+/).filter(Boolean);
  const star = words.indexOf('*');
  const options = star < 0 ? [] : words.slice(star + 1);
  if (star < 0 || options.some((each) => !each.startsWith('-')))
    return { known: words, takesMore: false, options: [] };
  return { known: words.slice(0, star), takesMore: true, options };
}

/** The best fit of several patterns. */
export function fitCommand(patterns: readonly string[], command: SimpleCommand, isClosed: IsClosed): Fit {
  let best = none;
  for (const text of patterns) {
    const fit = fitPattern(readPattern(text), command, isClosed);
    if (fit.kind === 'fits') return fit;
    if (best.kind === 'none') best = fit;
  }
  return best;
}

/** What is open or writes to a file is never allowed by its words: nobody knows what they will be. */
function fitPattern(pattern: Pattern, command: SimpleCommand, isClosed: IsClosed): Fit {
  if (command.isOpen || command.redirects) return none;
  if (pattern.known.length === 0) return pattern.takesMore ? fits : none;
  const ofOuter = fitInner(pattern, command, isClosed);
  return ofOuter.kind === 'none' ? fitWords(pattern, command, isClosed) : ofOuter;
}

/** A rule that names `npx tsc` allows `tsc` there. */
function fitInner(pattern: Pattern, command: SimpleCommand, isClosed: IsClosed): Fit {
  const { words, outer } = command;
  if (outer === undefined) return none;
  const at = outer.length - words.length;
  const named = nameWords(pattern, outer);
  if (named?.has(at) !== true) return none;
  const inner = new Set([...named].filter((each) => each >= at).map((each) => each - at));
  return settle(pattern, { words, named: inner, found: findDoubts(command, isClosed) });
}

function fitWords(pattern: Pattern, command: SimpleCommand, isClosed: IsClosed): Fit {
  const { words } = command;
  const named = nameWords(pattern, words);
  if (named === undefined) return none;
  if (named.size === words.length && !pattern.takesMore && !isIncomplete(words)) return fits;
  const at = exactInnerAt(words);
  const found = findDoubts(command, isClosed, at);
  // The words of the inner command are judged as that.
  const own =
    at === undefined ? found : { ...found, doubts: found.doubts.filter((doubt) => !isRunning(doubt, at)) };
  const isSame = at !== undefined && pattern.takesMore;
  return settle(pattern, { words, named, found: own, isSame });
}

/** A bare `cd` leads home, and a bare `node` runs what another command says. */
function isIncomplete({ 0: name = '', length }: readonly string[]): boolean {
  return length === 1 && (findTable(name)?.program.least ?? 0) > 0;
}

/** `python -m`. */
const isRunning = ({ at, what }: Doubt, inner: number): boolean => what === '-m' && at === inner - 1;

interface Settling {
  readonly words: readonly string[];
  readonly named: ReadonlySet<number>;
  readonly found: Doubts;
  readonly isSame?: boolean;
}

function settle(pattern: Pattern, { words, named, found, isSame = false }: Settling): Fit {
  const other = otherOf(found, named);
  if (other !== undefined) {
    const what = words[other] ?? '';
    return { kind: 'doubt', doubt: { at: other, kind: 'word', what, of: words[0] ?? '' } };
  }
  const isNamed = (doubt: Doubt) => named.has(doubt.at) || isAllowedOption(pattern, words, doubt);
  const left = found.doubts.filter((doubt) => !isNamed(doubt));
  // What a rule names need not be there in another form.
  const doubt = left.length < found.doubts.length ? left.find(({ kind }) => kind !== 'missing') : left[0];
  if (doubt !== undefined) return { kind: 'doubt', doubt };
  if (pattern.takesMore || isSame) return fits;
  return isPrefix(pattern, found, named) ? fits : none;
}

/** Of `make test deploy`, the one that a rule for `make test` does not name. */
function otherOf({ isEach, operands }: Doubts, named: ReadonlySet<number>): number | undefined {
  if (!isEach || !operands.some((at) => named.has(at))) return undefined;
  return operands.find((at) => !named.has(at));
}

/** Without a star, what is known of a program that only reads what it is given. */
function isPrefix(
  { known }: Pattern,
  { isKnown, operands, isChanging }: Doubts,
  named: ReadonlySet<number>,
): boolean {
  if (!isKnown) return false;
  const more = operands.filter((at) => !named.has(at));
  return more.length === 0 || (!isChanging && !known.some((word, at) => at > 0 && /^-(?!m$)/.test(word)));
}

/** `--output` names it with any value within the project, `--output=a.txt` with that value. */
function isAllowedOption({ options }: Pattern, words: readonly string[], doubt: Doubt): boolean {
  if (options.includes(words[doubt.at] ?? '')) return true;
  const { kind, what, value } = doubt;
  return kind === 'option' && options.includes(what) && (value === undefined || !mayLeave(value));
}

/** Which words a pattern names; known flags may stand among them: `git --no-pager log`. */
function nameWords({ known, takesMore }: Pattern, words: readonly string[]): Set<number> | undefined {
  const table = findTable(words[0] ?? '');
  const named = matchWords(known, words, (word) => table?.kindOf(word) === 'flag');
  const mayHaveMore = takesMore || table !== undefined || named?.size === words.length;
  return mayHaveMore ? named : undefined;
}

function matchWords(
  known: readonly string[],
  words: readonly string[],
  maySkip: (word: string) => boolean,
): Set<number> | undefined {
  const named = new Set<number>();
  for (const [at, word] of words.entries()) {
    if (named.size === known.length) break;
    if (word === known[named.size]) named.add(at);
    else if (at === 0 || !maySkip(word)) return undefined;
  }
  return named.size === known.length ? named : undefined;
}
