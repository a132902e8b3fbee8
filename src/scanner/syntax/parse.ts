import type { Node, Parser, Tree } from 'web-tree-sitter';
import type { CancelSignal } from '../model.ts';
import { ParserBroken } from '../parser-broken.ts';
import { ScanCancelled } from '../scan-cancelled.ts';
import { findBareAmpersands, withoutAmpersands } from './bare-ampersands.ts';

/** A first parse, or the next one of an edited text, which takes over what the edits left alone. */
export interface ParseOptions {
  /** The tree before the edits, which it has been told of. */
  readonly old?: Tree | undefined;
  readonly signal?: CancelSignal | undefined;
}

/**
 * Parses a text; undefined when the caller's time was up before the end. Throws when the caller has lost interest, and
 * `ParserBroken` when the parser failed.
 */
export function parseText(parser: Parser, text: string, given: ParseOptions = {}): Tree | undefined {
  const { old, signal } = given;
  // The binding's type says void; the parser stops where the answer is true.
  const progressCallback = (): boolean => signal?.aborted === true || signal?.expired === true;
  const tree = guarded(() =>
    parser.parse(text, old, signal === undefined ? undefined : { progressCallback }),
  );
  if (tree !== null) return old === undefined ? withBareAmpersands(parser, text, tree) : tree;
  // What an interrupted parse has begun must not be gone on with for another text.
  parser.reset();
  if (signal?.aborted === true) throw new ScanCancelled();
  if (signal?.expired === true) return undefined;
  throw new Error('The parser has no language.');
}

/** The tree of a text in JSX that is whole but for `&` in its texts; the one given where that makes it no better. */
function withBareAmpersands(parser: Parser, text: string, given: Tree): Tree {
  const knowsJsx = given.language.idForNodeType('jsx_text', true) !== null;
  if (!knowsJsx || !given.rootNode.hasError) return given;
  const all = findBareAmpersands(text);
  const sure = all.filter(({ isSure }) => isSure).map(({ at }) => at);
  const tree = better(parser, withoutAmpersands(text, sure), given);
  if (!tree.rootNode.hasError || all.length === sure.length) return tree;
  const isBroken = errorsOf(tree);
  const places = all.filter(({ at, isSure }) => isSure || isBroken(at)).map(({ at }) => at);
  return better(parser, withoutAmpersands(text, places), tree);
}

/** The one of the two trees in which less of the text is in errors; the other is deleted. */
function better(parser: Parser, text: string, given: Tree): Tree {
  const tree = guarded(() => parser.parse(text));
  if (tree === null) return given;
  const isBetter = !tree.rootNode.hasError || brokenLength(tree) < brokenLength(given);
  (isBetter ? given : tree).delete();
  return isBetter ? tree : given;
}

function guarded<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw new ParserBroken(error);
  }
}

function brokenLength(tree: Tree): number {
  return outermostErrors(tree).reduce((sum, { startIndex, endIndex }) => sum + 1 + endIndex - startIndex, 0);
}

function errorsOf(tree: Tree): (at: number) => boolean {
  const errors = outermostErrors(tree);
  return (at) => errors.some(({ startIndex, endIndex }) => startIndex <= at && at <= endIndex);
}

function outermostErrors(tree: Tree): readonly Node[] {
  const found: Node[] = [];
  const open: Node[] = [tree.rootNode];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.isError || node.isMissing) found.push(node);
    else if (node.hasError) open.push(...node.children);
  }
  return found;
}
