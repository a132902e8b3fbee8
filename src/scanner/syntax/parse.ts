import type { Parser, Tree } from 'web-tree-sitter';
import type { CancelSignal } from '../model.ts';
import { ParserBroken } from '../parser-broken.ts';
import { ScanCancelled } from '../scan-cancelled.ts';

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
  if (tree !== null) return tree;
  // What an interrupted parse has begun must not be gone on with for another text.
  parser.reset();
  if (signal?.aborted === true) throw new ScanCancelled();
  if (signal?.expired === true) return undefined;
  throw new Error('The parser has no language.');
}

function guarded<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw new ParserBroken(error);
  }
}
