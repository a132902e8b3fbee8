/** A stop that is refused does not lose the note that was typed for it: both versions, and what can be done with it. */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import { describeConflict } from '../../../pages/conflict-words.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { listNoteOffers, type NoteOffer } from './notes/note-offers.ts';
import { changeNote } from './timer-actions.ts';

interface Refused {
  readonly note: string;
  readonly error: unknown;
}

/** Null: nothing was ended by it. What is no refusal, or loses nothing, is told as any failure is. */
export async function keepTypedNote(
  services: Services,
  entry: TimeEntry,
  { note, error }: Refused,
): Promise<null> {
  if (!isApiFailure(error)) throw error;
  const current = await findEntry(services, entry.id);
  const offers = listNoteOffers({ typed: note, before: entry.note, now: current?.note });
  if (offers.length === 0) throw error;
  const sides = error.conflict && describeConflict(error.conflict, services.t);
  const sentence = [error.message, sides].filter(Boolean).join(' ');
  offerInPassing(services, { sentence, offers, note, current });
  return null;
}

/** The timer was stopped, and the note that somebody else wrote for it in the meantime stays. Nothing to tell where none did. */
export async function offerTypedNote(
  services: Services,
  ended: TimeEntry,
  { typed, before }: { readonly typed: string; readonly before: string },
): Promise<void> {
  if (typed === before || ended.note === typed) return;
  const sentence = services.t('The note was changed elsewhere and is kept: “{0}”.', ended.note);
  const offers = listNoteOffers({ typed, before, now: ended.note });
  offerInPassing(services, { sentence, offers, note: typed, current: ended });
}

/** Not awaited: the offer may stand for as long as the user lets it. */
function offerInPassing(services: Services, offered: Offered): void {
  offer(services, offered).catch((failure: unknown) => showFailure(services, failure));
}

/** Undefined where it was thrown away in the meantime. */
async function findEntry({ backend }: Services, id: string): Promise<TimeEntry | undefined> {
  try {
    return await backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }));
  } catch (error) {
    if (isApiFailure(error, 'not_found')) return undefined;
    throw error;
  }
}

interface Offered {
  readonly sentence: string;
  readonly offers: readonly NoteOffer[];
  readonly note: string;
  readonly current: TimeEntry | undefined;
}

async function offer(services: Services, { sentence, offers, note, current }: Offered): Promise<void> {
  const { t } = services;
  const labels = { write: t('Write My Note'), copy: t('Copy My Note') } as const;
  const buttons = offers.map((one) => labels[one]);
  const chosen = await vscode.window.showWarningMessage(sentence, ...buttons);
  if (chosen === labels.copy) await vscode.env.clipboard.writeText(note);
  if (chosen !== labels.write || current === undefined) return;
  try {
    await changeNote(services, current, note);
  } catch (error) {
    await keepTypedNote(services, current, { note, error });
  }
}
