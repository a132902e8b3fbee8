/** Tells the language server what is on record, folder by folder; starts it when there is something to show. */
import * as vscode from 'vscode';
import { accountOfWindow } from '../../platform/practice/account-of-window.ts';
import type { Services } from '../../platform/services.ts';
import { groupByFolder } from './agent-findings.ts';
import type { RecordedFindings } from './recorded-findings.ts';
import type { ScannerService } from './scanner-service.ts';

export async function publishFindings(
  { records, backend, context }: Services,
  scanner: Pick<ScannerService, 'start' | 'setFindings'>,
  recorded: RecordedFindings,
): Promise<void> {
  if (backend.state.phase !== 'ready') return;
  const { projects } = await records.load();
  const standing = [...recorded.all()].filter(({ state }) => state !== 'resolved');
  const groups = groupByFolder(standing, projects.values(), {
    uriOf: (folder, path) => vscode.Uri.joinPath(vscode.Uri.file(folder), path).toString(),
    isOpen: (folder) => vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) !== undefined,
    isShared: accountOfWindow(context) !== undefined,
  });
  if (groups.some((group) => group.findings.length > 0)) await scanner.start();
  for (const { folder, findings } of groups) {
    await scanner.setFindings({ folder: vscode.Uri.file(folder).toString(), findings: [...findings] });
  }
}
