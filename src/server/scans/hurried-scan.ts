/** What the time limit of the editor cuts short, and how the rest is read all the same. */
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import { type FileAddress, serverCommands } from '../../contract/lsp-messages.ts';
import type { DocumentReport } from '../document-reports.ts';
import { toLimitDiagnostic } from '../to-diagnostic.ts';
import { limitsOf } from './scan-notes.ts';

const howTheRestIsRead =
  'The rest is read after the next edit, or now and in full by “Vireo: Scan This File” (also at the light bulb here).';

type Read = Pick<DocumentReport, 'notes' | 'wasHurried'>;

/** What a limit left unread; nobody is to take it for the last word. */
export function notesOf({ notes, wasHurried }: Read): readonly string[] {
  return wasHurried ? [...notes, howTheRestIsRead] : notes;
}

/** At the note on the first line. */
export function scanInFullActions(report: Read, { uri }: FileAddress, wanted: Range): CodeAction[] {
  if (!report.wasHurried || wanted.start.line > 0) return [];
  const title = 'Scan this file in full';
  const command = { title, command: serverCommands.scanFile, arguments: [{ uri } satisfies FileAddress] };
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      command,
      diagnostics: [toLimitDiagnostic(limitsOf(notesOf(report)))],
    },
  ];
}
