/** An output channel worth sending us: versions, where the backend is, what failed; never a token, never a record. */
import * as vscode from 'vscode';

export function createLog(context: vscode.ExtensionContext): vscode.LogOutputChannel {
  const log = vscode.window.createOutputChannel('Vireo', { log: true });
  const { version } = productOf(context);
  log.info(`Vireo ${version}, ${vscode.env.appName} ${vscode.version}, Node ${process.version}`);
  log.info(
    `${process.platform} ${process.arch}, workspace ${vscode.workspace.isTrusted ? 'trusted' : 'restricted'}`,
  );
  return log;
}

export function productOf({ extension }: vscode.ExtensionContext): { readonly version: string } {
  const manifest: { readonly version: string } = extension.packageJSON;
  return manifest;
}
