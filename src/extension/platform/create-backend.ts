/** The backend of this window: which bundle is started, on which data directory, by which Node. */
import * as vscode from 'vscode';
import { Backend } from './backend.ts';
import { productOf } from './log.ts';
import { readSetting } from './settings.ts';

export function createBackend(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Backend {
  const { version } = productOf(context);
  return new Backend({
    loadConnecting: () => import('../../connection/index.ts'),
    loadApi: () => import('../../api-client/index.ts'),
    options: ({ defaultDataDirectory }) => ({
      dataDirectory: dataDirectoryOf(defaultDataDirectory),
      backendEntry: context.asAbsolutePath('dist/backend.js'),
      nodePath: process.execPath,
      version,
    }),
    agent: `vireo-vscode/${version}`,
    log,
  });
}

/** The setting is machine-scoped: no workspace can point it elsewhere. */
function dataDirectoryOf(byDefault: () => string): string {
  const chosen = readSetting('vireo.dataDirectory').trim();
  return chosen === '' ? byDefault() : chosen;
}

/** Where the records lie, for showing. */
export async function findDataDirectory(): Promise<vscode.Uri> {
  const { defaultDataDirectory } = await import('../../connection/index.ts');
  return vscode.Uri.file(dataDirectoryOf(defaultDataDirectory));
}
