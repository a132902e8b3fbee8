/** Asks for the note of an entry: free text, with what the branch and earlier entries say on offer. */

import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import { orWithout } from '../../../api-client/or-without.ts';
import { withoutIcons } from '../../platform/markdown.ts';
import { listOwnEntries } from '../../platform/own-entries.ts';
import type { Services } from '../../platform/services.ts';
import { listNoteChoices, longestNote, type NoteChoice, type NoteSource } from './notes/note-choices.ts';

const icons = { typed: 'edit', branch: 'git-branch', recent: 'history', none: 'dash' } as const;
/** Enough to find what was done on the project lately. */
const recentEntries = 40;

interface NoteItem extends vscode.QuickPickItem {
  readonly note: string;
  /** What was typed when it was offered: the editor may show it a moment longer. */
  readonly typed: string;
}

/** The entry that the note is of; one that is still to be made has no id. */
type Noted = Pick<TimeEntry, 'projectId' | 'note' | 'git'> & { readonly id?: string };

/** Undefined when the user turned away. */
export async function askNote(services: Services, entry: Noted, title: string): Promise<string | undefined> {
  const recent = await readRecent(services, entry);
  const source = { branch: entry.git?.branch ?? null, recent };
  return await pickNote(services, { title, value: entry.note, source });
}

async function readRecent(services: Services, { id, projectId }: Noted): Promise<readonly string[]> {
  const items = await orWithout(listOwnEntries(services, { projectId, limit: recentEntries }), []);
  return items.filter((entry) => entry.id !== id).map(({ note }) => note);
}

interface NotePick {
  readonly title: string;
  readonly value: string;
  readonly source: NoteSource;
}

function pickNote({ t }: Services, { title, value, source }: NotePick): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<NoteItem>();
  const show = () => {
    pick.items = listNoteChoices(pick.value, source).map((choice) => toItem(choice, pick.value, t));
    const long = pick.value.trim().length > longestNote;
    pick.placeholder = long
      ? t('At most {0} characters.', longestNote)
      : t('Note (optional, you can change it later)');
  };
  pick.title = title;
  pick.value = value;
  show();
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const note = noteOf(pick);
      if (note.length > longestNote) return;
      resolve(note);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** The chosen one; the text itself where somebody typed faster than the list could follow. */
function noteOf({ activeItems: [active], value }: vscode.QuickPick<NoteItem>): string {
  return active === undefined || active.typed !== value ? value.trim() : active.note;
}

function toItem({ kind, note }: NoteChoice, typed: string, t: Services['t']): NoteItem {
  const words = { typed: '', branch: t('from the branch'), recent: t('recent'), none: '' } as const;
  return {
    label: kind === 'none' ? t('No note') : withoutIcons(note.replace(/\s+/g, ' ')),
    iconPath: new vscode.ThemeIcon(icons[kind]),
    description: words[kind],
    alwaysShow: kind === 'typed' || kind === 'none',
    note,
    typed,
  };
}
