/** Entries by hand: what their commands do, in a bundle of its own. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../contract/commands.ts';
import { nameOf } from '../../../pages/records.ts';
import { toCopyLine } from '../../../pages/time/entry-text.ts';
import { formatSpan } from '../../../pages/time/formats.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { addEntry } from './add-entry.ts';
import { deleteEntry, type EntryAct, editEntry } from './edit-entry.ts';
import { warnOfRules } from './entry-rules.ts';
import { readEntry, tellStale } from './stale-entry.ts';

export { addEntry, deleteEntry, editEntry, tellStale, warnOfRules };

export async function withEntry(
  services: Services,
  target: CommandTarget | undefined,
  act: EntryAct,
): Promise<void> {
  const id = recordIdOf(target, 'entry') ?? recordIdOf(target, 'timer');
  if (id !== undefined) await act(services, await readEntry(services, id));
}

export const copyEntry: EntryAct = async ({ records }, entry) => {
  const { client, project } = nameOf(await records.load(), entry.projectId);
  await vscode.env.clipboard.writeText(
    toCopyLine({ ...entry, span: formatSpan(entry), name: `${client} · ${project}` }),
  );
};
