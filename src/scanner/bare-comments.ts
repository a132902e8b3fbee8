import { type CommentSpan, commentSyntaxOf, findOpener } from './comment-syntax.ts';
import type { TextInput } from './text-analysis.ts';

const bareMark = /vireo(?:[ \t]*:[ \t]*|-)ignore(?:[^\p{L}\p{N}\n][^\n]*)?$/gimu;

/** Most texts do not, and need no look at their comments. */
export function mentionsVireo(text: string): boolean {
  return text.includes('ireo');
}

/** Comments that suppress, in a text without a grammar: found by how its format writes comments. */
export function findBareComments({ path, language, text }: Omit<TextInput, 'lines'>): CommentSpan[] {
  if (!mentionsVireo(text)) return [];
  const syntax = commentSyntaxOf(path, language);
  if (syntax === undefined) return [];
  return [...text.matchAll(bareMark)].flatMap(({ index, 0: found }) => {
    const lineStart = text.lastIndexOf('\n', index) + 1;
    const opener = findOpener(syntax, text.slice(lineStart, index));
    if (opener < 0) return [];
    const from = lineStart + opener;
    return [{ from, to: endOfBlock(text, syntax.block, { from, to: index + found.trimEnd().length }) }];
  });
}

/** A block comment goes on to its close, also on later lines. */
function endOfBlock(
  text: string,
  block: readonly [open: string, close: string] | undefined,
  { from, to }: CommentSpan,
): number {
  const isBlock = block !== undefined && (text.startsWith(block[0], from) || text[from] === '*');
  if (!isBlock || text.slice(from, to).includes(block[1])) return to;
  const close = text.indexOf(block[1], to);
  return close < 0 ? to : close + block[1].length;
}
