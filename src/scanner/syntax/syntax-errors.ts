import type { Node } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar.ts';
import { parseText } from './parse.ts';

/** Where a text breaks the grammar of its language. */
export interface SyntaxErrorPlace {
  readonly lineZeroBased: number;
  readonly columnZeroBased: number;
  /** The source that doesn't fit, cut to 200 characters; what is missing, where something is. */
  readonly source: string;
}

const mostErrors = 100;

/** In the order of the text, at most 100. Throws `ParserBroken` when the parser fails. */
export function findSyntaxErrors(
  { parser }: Pick<LoadedGrammar, 'parser'>,
  text: string,
): readonly SyntaxErrorPlace[] {
  const tree = parseText(parser, text);
  if (tree === undefined) return [];
  const found: SyntaxErrorPlace[] = [];
  collect(tree.rootNode, found);
  tree.delete();
  return found;
}

function collect(root: Node, found: SyntaxErrorPlace[]): void {
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined && found.length < mostErrors; node = open.pop()) {
    if (node.isError || node.isMissing) found.push(placeOf(node));
    else if (node.hasError) open.push(...node.children.toReversed());
  }
}

function placeOf(node: Node): SyntaxErrorPlace {
  const { row, column } = node.startPosition;
  const source = node.isMissing ? `missing ${node.type}` : node.text.slice(0, 200);
  return { lineZeroBased: row, columnZeroBased: column, source };
}
