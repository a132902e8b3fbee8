/** What a command is about that was run from the palette: the finding at the cursor. */
import * as vscode from 'vscode';
import { plainText } from '../../../contract/plain-text.ts';
import type { ListedFinding } from '../../../pages/findings/listed-finding.ts';
import type { Translate } from '../../../pages/words.ts';
import type { FindingList } from './finding-list.ts';
import { type FindingTarget, targetOf } from './finding-target.ts';

export interface WantedAtCursor {
  readonly list: Pick<FindingList, 'inFile'>;
  readonly t: Translate;
  readonly isWanted: (finding: ListedFinding) => boolean;
  /** Where none is: what the user can do. */
  readonly otherwise: string;
}

/** Undefined where there is none, which is said, and where the user chose none of several. */
export async function findAtCursor({
  list,
  t,
  isWanted,
  otherwise,
}: WantedAtCursor): Promise<FindingTarget | undefined> {
  const editor = vscode.window.activeTextEditor;
  const line = editor?.selection.active.line ?? -1;
  const here = list
    .inFile(editor?.document.uri.toString() ?? '')
    .filter(({ range }) => range.startLine <= line && line <= range.endLine)
    .filter(isWanted);
  if (here.length === 0) vscode.window.showInformationMessage(otherwise);
  if (here.length < 2) return here[0] && targetOf(here[0]);
  const items = here.map((finding) => ({
    label: finding.shown.rule,
    detail: plainText(finding.shown.message),
    finding,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: t('Which finding?') });
  return chosen && targetOf(chosen.finding);
}
