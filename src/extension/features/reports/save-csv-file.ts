/** Asks where a report goes, and writes it there as the API gives it. */
import * as vscode from 'vscode';
import type { Services } from '../../platform/services.ts';

export interface CsvFile {
  /** Offered as its name. */
  readonly name: string;
  /** Asked for once the place is known. */
  readonly text: () => Promise<string>;
}

export async function saveCsvFile({ t }: Pick<Services, 't'>, { name, text }: CsvFile): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: t('Export report'),
    filters: { CSV: ['csv'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (file === undefined) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(await text()));
  const done = t('The report was written to {0}.', vscode.workspace.asRelativePath(file));
  const open = t('Open');
  if ((await vscode.window.showInformationMessage(done, open)) === open) {
    await vscode.window.showTextDocument(file);
  }
}
