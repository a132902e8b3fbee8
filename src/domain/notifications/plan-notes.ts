/** What becomes of the items that are kept: pure, so that the same again changes nothing. */
import type { NoticeValues } from './notice.ts';

/** Of one person, type and key there is one. */
export interface WantedNote {
  readonly userId: string;
  readonly key: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly values: NoticeValues;
  readonly at: number;
  readonly mark: number;
}

export interface KeptNote extends Omit<WantedNote, 'at'> {
  readonly isRead: boolean;
  readonly count: number;
}

/** `isNews`: it is unread from now on. */
export interface NoteChange<Kept extends KeptNote> {
  readonly kept: Kept;
  readonly wanted: WantedNote;
  readonly count: number;
  readonly mark: number;
  readonly isNews: boolean;
}

export interface NotePlan<Kept extends KeptNote> {
  readonly added: readonly WantedNote[];
  readonly changed: readonly NoteChange<Kept>[];
  readonly removed: readonly Kept[];
}

const placeOf = ({ userId, key }: Pick<WantedNote, 'userId' | 'key'>) => JSON.stringify([userId, key]);

function byPlace<Note extends WantedNote>(notes: readonly Note[]): ReadonlyMap<string, Note> {
  return new Map(notes.map((note) => [placeOf(note), note]));
}

/** `kept` are all of what `wanted` says everything of. One that is not wanted has lost its cause. */
export function planStanding<Kept extends KeptNote>(
  kept: readonly Kept[],
  wanted: readonly WantedNote[],
): NotePlan<Kept> {
  const rest = new Map(byPlace(wanted));
  const changed: NoteChange<Kept>[] = [];
  const removed: Kept[] = [];
  for (const note of kept) {
    const now = rest.get(placeOf(note));
    rest.delete(placeOf(note));
    if (now === undefined) removed.push(note);
    else if (now.mark > note.mark) changed.push(changeOf(note, now, { count: 1, isNews: true }));
    else if (says(note) !== says(now))
      changed.push(changeOf(note, now, { count: note.count, isNews: false }));
  }
  return { added: [...rest.values()], changed, removed };
}

/** What happened once more joins the item of before; it counts from 1 where that was read. */
export function planPassing<Kept extends KeptNote>(
  kept: readonly Kept[],
  wanted: readonly WantedNote[],
): NotePlan<Kept> {
  const known = new Map(kept.map((note) => [placeOf(note), note]));
  const added: WantedNote[] = [];
  const changed: NoteChange<Kept>[] = [];
  for (const now of byPlace(wanted).values()) {
    const note = known.get(placeOf(now));
    if (note === undefined) added.push(now);
    else changed.push(changeOf(note, now, { count: note.isRead ? 1 : note.count + 1, isNews: true }));
  }
  return { added, changed, removed: [] };
}

function changeOf<Kept extends KeptNote>(
  kept: Kept,
  wanted: WantedNote,
  { count, isNews }: { readonly count: number; readonly isNews: boolean },
): NoteChange<Kept> {
  return { kept, wanted, count, isNews, mark: Math.max(kept.mark, wanted.mark) };
}

function says({ subject, values }: Pick<WantedNote, 'subject' | 'values'>): string {
  return JSON.stringify([subject.kind, subject.id, Object.entries(values).toSorted()]);
}
