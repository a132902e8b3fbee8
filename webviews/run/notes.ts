/** Comments on single changes, and the one comment that goes back of them all; pure. */

import { type Draft, orderFiles } from './choice.ts';
import { type Change, changesOf, visible } from './diff-rows.ts';
import type { RunQuestion } from './messages.ts';

/** What a request takes. */
export const longestComment = 10_000;

const mostLines = 3;
const longestLine = 100;

export function noteOf({ notes = {} }: Draft, id: string): string | undefined {
  return notes[id];
}

/** Undefined takes it away. */
export function setNote(draft: Draft, id: string, text: string | undefined): Draft {
  const { [id]: _, ...others } = draft.notes ?? {};
  const notes = text === undefined ? others : { ...others, [id]: text };
  const { notes: __, ...rest } = draft;
  return Object.keys(notes).length === 0 ? rest : { ...rest, notes };
}

/** Those that say something. */
export function countNotes({ notes = {} }: Draft): number {
  return Object.values(notes).filter((text) => text.trim() !== '').length;
}

/**
 * What was said of all of it, then of each change in the order of the page: its file and line, the lines that it is about,
 * shortened, and what was said. Empty where nothing was. Lines are left out where all of it would be too long.
 */
export function composeComment(question: RunQuestion, draft: Draft): string {
  const general = draft.comment.trim();
  if (question.kind !== 'decide') return general;
  const write = (hasLines: boolean) =>
    [general, ...listNotes(question, draft, hasLines)].filter((part) => part !== '').join('\n\n');
  const full = write(true);
  return full.length <= longestComment ? full : write(false);
}

function listNotes(
  question: Extract<RunQuestion, { readonly kind: 'decide' }>,
  { notes = {} }: Draft,
  hasLines: boolean,
): readonly string[] {
  return orderFiles(question).flatMap((file) =>
    changesOf(file).flatMap((change) => {
      const said = notes[change.id]?.trim() ?? '';
      if (said === '') return [];
      const place = `${visible(file.path)}:${change.firstLine}`;
      return [[place, ...(hasLines ? quoteLines(change) : []), said].join('\n')];
    }),
  );
}

/** `- what goes`, `+ what comes`. */
function quoteLines({ rows }: Change): readonly string[] {
  const side = (kind: 'removed' | 'added', sign: string) => {
    const lines = rows.filter((row) => row.kind === kind);
    const shown = lines
      .slice(0, mostLines)
      .map(({ pieces }) => `${sign} ${shorten(pieces.map(({ text }) => text).join(''))}`);
    return lines.length > mostLines ? [...shown, `${sign} …`] : shown;
  };
  return [...side('removed', '-'), ...side('added', '+')];
}

function shorten(line: string): string {
  const text = line.trim();
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
}
