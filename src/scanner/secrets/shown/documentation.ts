/** Whether a place in code is in text that documents it: a docstring, or a comment between `/**` and its end. */
import type { SourceText } from '../assignments.ts';

const python = /\.pyi?$/i;
const blockLine = /^[ \t]*\*[ \t]/;

/** `at` is an offset in the text; false in whatever is no code. */
export function isInDocumentation({ text, facts }: SourceText, at: number): boolean {
  if (facts.kind !== 'code') return false;
  if (python.test(facts.path)) return isInDocstring(text, at);
  return blockLine.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

/** A text in three quotes that begins a line; one that is assigned is a value. */
function isInDocstring(text: string, at: number): boolean {
  const quotes = /"""|'''/g;
  let opened: RegExpExecArray | undefined;
  for (let found = quotes.exec(text); found !== null && found.index < at; found = quotes.exec(text)) {
    if (opened === undefined) opened = found;
    else if (opened[0] === found[0]) opened = undefined;
  }
  if (opened === undefined) return false;
  const before = text.slice(text.lastIndexOf('\n', opened.index - 1) + 1, opened.index);
  return /^[ \t]*[rRuUbB]{0,2}$/.test(before);
}
