/** What can be done with a note that was typed for a stop which was refused; pure. */
export type NoteOffer = 'write' | 'copy';

export interface TypedNote {
  readonly typed: string;
  /** Of the entry when it was asked for. */
  readonly before: string;
  /** As the records have it now; undefined where the entry is gone. */
  readonly now: string | undefined;
}

/** None where nothing would be lost: nothing was typed, or it stands there already. */
export function listNoteOffers({ typed, before, now }: TypedNote): readonly NoteOffer[] {
  if (typed === before || typed === now || typed === '') return [];
  return now === undefined ? ['copy'] : ['write', 'copy'];
}
