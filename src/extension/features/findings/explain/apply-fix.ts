/** Writes a fix into the editor: always of the text as it is now, so that nothing lands where it does not belong. */
import * as vscode from 'vscode';
import type { FixOutcome, Found } from '../../../../../webviews/explain/host/explained-code.ts';
import { runCommand } from '../../../platform/commands.ts';
import { openDocument, toRange } from './editor-places.ts';

interface Wanted {
  readonly index: number;
  readonly title: string;
}

/** Each try asks anew; a text that is typed into meanwhile is asked for once more. */
const triesAtMost = 3;

/** `ask` gives the finding as it is now. Undo takes it back, as any quick fix. */
export async function applyFix(ask: () => Promise<Found | undefined>, wanted: Wanted): Promise<FixOutcome> {
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const finding = (await ask())?.explanation.finding;
    const fix = finding?.fixes[wanted.index];
    if (finding === undefined || fix === undefined || fix.title !== wanted.title) return 'notFixed';
    // The server sees an edit's version for documents that are open alone.
    const document = await openDocument(finding.place.uri);
    if (document === undefined) return 'notFixed';
    if (document.version !== finding.version) continue;
    const edit = new vscode.WorkspaceEdit();
    for (const { range, newText } of fix.edits) edit.replace(document.uri, toRange(range), newText);
    const fixed = { uri: document.uri.toString(), version: document.version };
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    await runCommand('vireo.noteFix', fixed);
    return 'fixed';
  }
  return 'notFixed';
}
