import type { Tree } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar.ts';
import type { Syntax } from './node-arrays.ts';
import { copyBuffers } from './node-buffers.ts';
import { indexStatements } from './taken-over.ts';
import { TreeWalk } from './tree-walk.ts';

export { none, type Syntax } from './node-arrays.ts';

/** How a tree is read: once, or as the next state of an edited document. */
export interface ReadOptions {
  readonly keeps: boolean;
  /** Syntax of the tree before; that tree must still be alive. */
  readonly previous?: Syntax | undefined;
}

/** Reads a tree into arrays; the tree may be deleted afterwards, unless it will be the previous one of another. */
export function readSyntax(
  tree: Tree,
  text: string,
  grammar: LoadedGrammar,
  options: ReadOptions = { keeps: false },
): Syntax {
  const previous = options.previous && indexStatements(options.previous);
  const walk = new TreeWalk(grammar, { text, keeps: options.keeps, previous });
  walk.run(tree);
  const { count, comments, errors } = walk;
  const arrays = copyBuffers(count, options.keeps);
  return { text, grammar, count, comments, errors, ...arrays, texts: new Array(count) };
}
