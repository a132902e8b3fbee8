/** Brings a generator's files into a project that it wrote before, and that its user changed since. */

import { mergeTexts } from '../../../platform/text/merge-texts.ts';
import type { MakingPlace } from './maker.ts';

type Files = ReadonlyMap<string, string>;

export interface MergedFiles {
  /** Undefined removes a file. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Sentences on what was left as the user has it. */
  readonly notes: readonly string[];
}

/** `before` are the files as they were made last; undefined where nothing was. */
export async function mergeMade(
  place: Pick<MakingPlace, 'read'>,
  before: Files | undefined,
  after: Files,
): Promise<MergedFiles> {
  const files = new Map<string, string | undefined>();
  const notes: string[] = [];
  for (const file of new Set([...(before?.keys() ?? []), ...after.keys()])) {
    const current = await place.read(file);
    const { text, note } = mergeOne(file, { base: before?.get(file), current, wanted: after.get(file) });
    if (text !== current) files.set(file, text);
    if (note !== undefined) notes.push(note);
  }
  return { files, notes };
}

interface Sides {
  readonly base: string | undefined;
  readonly current: string | undefined;
  readonly wanted: string | undefined;
}

interface Merged {
  readonly text: string | undefined;
  readonly note?: string;
}

function mergeMissing(file: string, base: string | undefined, wanted: string | undefined): Merged {
  if (base === undefined) return { text: wanted };
  if (base === wanted) return { text: undefined };
  return { text: undefined, note: `${file} was deleted: it was not written again.` };
}

function mergeOne(file: string, { base, current, wanted }: Sides): Merged {
  if (current === undefined) return mergeMissing(file, base, wanted);
  if (wanted === undefined) {
    if (current === base) return { text: undefined };
    return { text: current, note: `${file} is not needed any more. You changed it, so it stays.` };
  }
  if (base === undefined) {
    const note = `${file} was there already: it stays as it is.`;
    return current === wanted ? { text: current } : { text: current, note };
  }
  const { text, kept } = mergeTexts(base, current, wanted);
  if (kept === 0) return { text };
  const places = kept === 1 ? 'one place' : `${kept} places`;
  return { text, note: `${file}: your lines stay in ${places} that would have changed.` };
}
