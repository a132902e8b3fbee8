/** The backend of this window: which bundle is started, on which data directory, by which Node. */
import type * as vscode from 'vscode';
import { Backend } from './backend.ts';
import { productOf } from './log.ts';
import { dataDirectoryOf } from './practice/data-directory.ts';

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
