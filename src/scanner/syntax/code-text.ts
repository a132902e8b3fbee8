/**
 * Source text of nodes without what does nothing: comments, and docstrings of Python. Checks compare and search texts;
 * with comments in them, a comment would count as code, and could prove what the code does not do.
 */
import { K } from './kinds.ts';
import type { Syntax } from './node-arrays.ts';

/** Whether a node is a statement of Python that is nothing but a string. F-strings compute something. */
export function isBareString(syntax: Syntax, node: number): boolean {
  const child = node + 1;
  if (syntax.kind[node] !== K.exprStmt || syntax.grammar.family !== 'python') return false;
  if (syntax.kind[child] !== K.string || syntax.next[child] !== syntax.next[node]) return false;
  for (let part = child + 1; part < (syntax.next[child] ?? 0); part += 1)
    if (syntax.kind[part] === K.templateSub) return false;
  return true;
}

/** Comments and bare strings in order of the text. */
function listIdle(syntax: Syntax): readonly number[] {
  if (syntax.grammar.family !== 'python') return syntax.comments;
  const idle: number[] = [];
  for (let node = 0; node < syntax.count; node += 1) {
    const kind = syntax.kind[node];
    if (kind === K.comment || isBareString(syntax, node)) idle.push(node);
  }
  return idle;
}

const idleNodes = new WeakMap<Syntax, readonly number[]>();

function idleIn(syntax: Syntax): readonly number[] {
  let known = idleNodes.get(syntax);
  if (known === undefined) {
    known = listIdle(syntax);
    idleNodes.set(syntax, known);
  }
  return known;
}

/** Index of the first node of an ordered list that is not before `least`. */
function firstFrom(nodes: readonly number[], least: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

const wordEnd = /[\w$]$/;
const wordStart = /^[\w$]/;
const lineRest = /[ \t]*(?:\r?\n|$)/y;
const blanks = /[ \t]*/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Joins a text that reads as if what was left out had never been written: no blank line, no blanks at a line's end. */
class CodeText {
  /** Joined at the end: a growing text would be copied at each look at its end. None is empty. */
  private readonly parts: string[] = [];
  private readonly syntax: Syntax;
  private at: number;

  constructor(syntax: Syntax, from: number) {
    this.syntax = syntax;
    this.at = from;
  }

  leaveOut(node: number, stop: number): void {
    const { text, start, end } = this.syntax;
    const from = start[node] ?? 0;
    if (from < this.at) return;
    this.add(text.slice(this.at, from));
    this.at = Math.min(end[node] ?? 0, stop);
    const rest = matchAt(lineRest, text, this.at);
    if (rest !== undefined && this.at + rest.length <= stop) this.endLine(rest);
    else this.join(stop);
  }

  private add(text: string): void {
    if (text !== '') this.parts.push(text);
  }

  /** The last character so far; empty before the first. */
  private get last(): string {
    return this.parts.at(-1)?.at(-1) ?? '';
  }

  private endLine(rest: string): void {
    this.trimEnd();
    if (this.last === '' || this.last === '\n') this.at += rest.length;
  }

  private trimEnd(): void {
    for (let part = this.parts.pop(); part !== undefined; part = this.parts.pop()) {
      const end = endWithoutBlanks(part);
      if (end === 0) continue;
      this.parts.push(part.slice(0, end));
      return;
    }
  }

  private join(stop: number): void {
    const { text } = this.syntax;
    const { last } = this;
    if (last === '' || /[\s([{]/.test(last)) this.at += matchAt(blanks, text, this.at)?.length ?? 0;
    const next = text.slice(this.at, Math.min(this.at + 1, stop));
    if (wordEnd.test(last) && wordStart.test(next)) this.add(' ');
  }

  end(stop: number): string {
    return this.parts.join('') + this.syntax.text.slice(this.at, stop);
  }
}

/** Length of a text without the blanks and tabs at its end. */
function endWithoutBlanks(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return end;
}

/** Source text of a node as it is written, comments included: for edits, and to tell whether anything has changed. */
export function sourceOf(syntax: Syntax, node: number): string {
  return node < 0 ? '' : syntax.text.slice(syntax.start[node], syntax.end[node]);
}

/** Text of a node without the comments and docstrings in it; of a comment its own. */
export function textWithoutComments(syntax: Syntax, node: number): string {
  const idle = idleIn(syntax);
  const last = syntax.next[node] ?? node + 1;
  const first = firstFrom(idle, node + 1);
  if (!((idle[first] ?? last) < last)) return sourceOf(syntax, node);
  const known = syntax.texts[node];
  if (known !== undefined) return known;
  const text = joinCode(syntax, idle.slice(first, firstFrom(idle, last)), node);
  syntax.texts[node] = text;
  return text;
}

function joinCode(syntax: Syntax, left: readonly number[], node: number): string {
  const stop = syntax.end[node] ?? 0;
  const code = new CodeText(syntax, syntax.start[node] ?? 0);
  for (const each of left) code.leaveOut(each, stop);
  return code.end(stop);
}

/** Code from one offset to another, without the comments and docstrings that lie between. */
export function codeBetween(syntax: Syntax, from: number, to: number): string {
  const code = new CodeText(syntax, from);
  for (const node of idleIn(syntax)) {
    const isInside = (syntax.start[node] ?? 0) >= from && (syntax.end[node] ?? 0) <= to;
    if (isInside) code.leaveOut(node, to);
  }
  return code.end(to);
}

/**
 * Text of a node with comments, docstrings and the contents of strings left out: what it does by its names alone. What
 * a template computes stays.
 */
export function namesTextOf(syntax: Syntax, node: number): string {
  if (node < 0) return '';
  const idle = new Set(idleIn(syntax));
  const stop = syntax.end[node] ?? 0;
  const code: string[] = [];
  let at = syntax.start[node] ?? 0;
  for (let inner = node + 1; inner < (syntax.next[node] ?? 0); inner += 1) {
    const kind = syntax.kind[inner];
    const isText = kind === K.stringPart || kind === K.escape;
    if (!isText && !idle.has(inner)) continue;
    if ((syntax.start[inner] ?? 0) < at) continue;
    code.push(syntax.text.slice(at, syntax.start[inner]), ' ');
    at = syntax.end[inner] ?? 0;
  }
  return code.join('') + syntax.text.slice(at, stop);
}
