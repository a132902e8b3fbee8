/** Scans that the user asks for: of the file at hand, and of the whole workspace. Part of the language client's bundle. */

import * as vscode from 'vscode';
import { ExecuteCommandRequest, type LanguageClient } from 'vscode-languageclient/node';
import { inBackground } from '../../contract/background/in-background.ts';
import { type FileAddress, serverCommands, type WorkspaceScanParams } from '../../contract/lsp-messages.ts';
import { findLanguageOfDocument } from '../../contract/scanned-documents.ts';
import type { Translate } from '../../pages/words.ts';
import type { WorkspaceProblems } from './workspace-problems.ts';

/** Now, whatever the setting of the mode says. */
export async function scanActiveFile(client: LanguageClient, t: Translate): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    vscode.window.showInformationMessage(t('Open the file that is to be scanned first.'));
  } else if (findLanguageOfDocument(document.languageId, document.fileName) === undefined) {
    vscode.window.showInformationMessage(t('Vireo does not scan files of this kind.'));
  } else {
    const address: FileAddress = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const params = { command: serverCommands.scanFile, arguments: [address] };
    await client.sendRequest(ExecuteCommandRequest.type, params);
  }
}

export interface ScannedWorkspace {
  /** Files read. */
  readonly files: number;
  readonly durationMs: number;
  /** A limit left some out. */
  readonly partial: boolean;
}

/** With progress that can be cancelled; says at the end what was found. Undefined when it was cancelled. */
export async function scanWorkspace(
  problems: WorkspaceProblems,
  t: Translate,
): Promise<ScannedWorkspace | undefined> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    vscode.window.showInformationMessage(t('Open a folder first: then all of its files can be scanned.'));
    return undefined;
  }
  const startedAt = Date.now();
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: t('Scanning the workspace'),
    cancellable: true,
  };
  const scan = await vscode.window.withProgress(options, (progress, token) => {
    let percent = 0;
    return problems.scan({
      token,
      onProgress: ({ done, total, findings }) => {
        const now = total === 0 ? 0 : (100 * done) / total;
        const message = t('{0} of {1} files, {2} findings', done, total, findings);
        progress.report({ message, increment: now - percent });
        percent = now;
      },
    });
  });
  if (scan === undefined) return undefined;
  // Not waited for: what was found is on the screen, whether or not somebody presses a button.
  inBackground(tellResult(scan, t), 'Scan result');
  if (scan.state === 'cancelled') return undefined;
  return { files: scan.done, durationMs: Date.now() - startedAt, partial: scan.notes.length > 0 };
}

async function tellResult(scan: WorkspaceScanParams, t: Translate): Promise<void> {
  const { findings, files, done, state, notes } = scan;
  const counts =
    findings === 0
      ? t('No findings in {0} files.', done)
      : t('{0} findings in {1} of {2} files.', findings, files, done);
  const began = state === 'cancelled' ? t('Scan cancelled.') : t('Scan of the workspace is done.');
  const show = t('Show Problems');
  const chosen = await vscode.window.showInformationMessage(
    [began, counts, ...notes].join(' '),
    ...(findings === 0 ? [] : [show]),
  );
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
