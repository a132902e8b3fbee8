/** Opens an address in the browser; where the editor did not, its user may copy the link, and open it where they like. */
import * as vscode from 'vscode';
import { t } from '../l10n.ts';

/** False where they turned away. */
export async function openInBrowser(address: string): Promise<boolean> {
  if (await vscode.env.openExternal(vscode.Uri.parse(address, true))) return true;
  const copy = t('Copy Link');
  const said = t('The page was not opened. Copy its link, and open it in a browser.');
  if ((await vscode.window.showWarningMessage(said, { modal: true }, copy)) !== copy) return false;
  await vscode.env.clipboard.writeText(address);
  return true;
}
