/** Comments as threads: those on the same passage belong together. Pure. */
import type { DocumentComment } from '../../../api-client/index.ts';
import { positionAt, type TextPosition } from './text-places.ts';

export interface Thread {
  /** Id of its first comment. */
  readonly key: string;
  /** Undefined: the passage is no longer in the text, and the thread stands at its top. */
  readonly passage:
    | { readonly start: number; readonly end: number; readonly from: TextPosition; readonly to: TextPosition }
    | undefined;
  readonly quote: string;
  readonly isResolved: boolean;
  readonly comments: readonly [DocumentComment, ...DocumentComment[]];
}

/** In the order of the text, those without a place first. */
export function toThreads(comments: readonly DocumentComment[], text: string): readonly Thread[] {
  const groups = new Map<string, [DocumentComment, ...DocumentComment[]]>();
  for (const comment of comments) {
    const key = `${comment.start ?? 'gone'} ${comment.quote}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [comment]);
    else group.push(comment);
  }
  return [...groups.values()]
    .map((group) => toThread(group, text))
    .sort((one, other) => (one.passage?.start ?? -1) - (other.passage?.start ?? -1));
}

function toThread(comments: Thread['comments'], text: string): Thread {
  const { id: key, start, quote } = comments[0];
  const end = (start ?? 0) + quote.length;
  const passage =
    start === null ? undefined : { start, end, from: positionAt(text, start), to: positionAt(text, end) };
  return { key, passage, quote, isResolved: comments.every(({ isResolved }) => isResolved), comments };
}
