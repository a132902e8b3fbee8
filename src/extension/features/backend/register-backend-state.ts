/** Whether the records can be reached, for menus and for the user: told once a failure, with the way on. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { setContext } from '../../platform/context.ts';
import { showProblem } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { onDidChangeSetting } from '../../platform/settings.ts';
import { openMovedDatabase, startEmpty } from './unreadable-database.ts';

export function registerBackendState(services: Services): Disposable {
  const { backend, log } = services;
  const store = new DisposableStore((error) => log.error(String(error)));
  const warn = (error: unknown) => log.warn(String(error));
  setContext('vireo.backend', 'starting').catch(warn);
  return store.addAll(
    backend.onDidChangeState((state) => {
      setContext('vireo.backend', state.phase).catch(warn);
      if (state.phase !== 'failed') return;
      setContext('vireo.problem', state.problem.code).catch(warn);
      if (state.problem.isKnown !== true) showProblem(services, state.problem).catch(warn);
    }),
    onDidChangeSetting('vireo.dataDirectory', () => backend.reconnect()),
    registerCommand(services, 'vireo.reconnect', () => backend.reconnect()),
    registerCommand(services, 'vireo.startEmpty', () => startEmpty(services)),
    registerCommand(services, 'vireo.openMovedDatabase', () => openMovedDatabase(services)),
    registerCommand(services, 'vireo.backUpNow', async () => (await loadBackups()).backUpNow(services)),
    registerCommand(services, 'vireo.restoreBackup', async () =>
      (await loadBackups()).restoreBackup(services),
    ),
    registerCommand(services, 'vireo.showLog', () => log.show()),
    watchTrust(warn),
  );
}

const loadBackups = () => import('./backup-actions.ts');

function watchTrust(warn: (error: unknown) => void): Disposable {
  setContext('vireo.trusted', vscode.workspace.isTrusted).catch(warn);
  return vscode.workspace.onDidGrantWorkspaceTrust(() => setContext('vireo.trusted', true).catch(warn));
}
