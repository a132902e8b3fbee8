/** The page Stack in a panel of the editor; a bundle of its own. */
import * as vscode from 'vscode';
import { defineStack, type StackFolders } from '../../../../webviews/stack/host/stack-host.ts';
import { DisposableStore } from '../../../pages/disposables.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { isBelow, loadPlaces, type ScannerPlace } from '../findings/index.ts';

export function attachStackPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineStack(editorPorts(services), openFolders(services)));
}

function openFolders(services: Services): StackFolders {
  let places: readonly ScannerPlace[] = [];
  return {
    get isTrusted() {
      return vscode.workspace.isTrusted;
    },
    onDidChange: (listener) => {
      const store = new DisposableStore((error) => services.log.error(String(error)));
      return store.addAll(
        vscode.workspace.onDidGrantWorkspaceTrust(listener),
        vscode.workspace.onDidChangeWorkspaceFolders(listener),
      );
    },
    loadPlaces: async () => {
      places = await loadPlaces(services);
      return places;
    },
    openFile: async (projectId, { file, line }) => {
      const folder = places.find((place) => place.projectId === projectId)?.folder;
      if (folder === undefined || !isBelow(file)) return true;
      try {
        const selection = new vscode.Range(line - 1, 0, line - 1, 0);
        await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, file), { selection });
        return true;
      } catch (error) {
        services.log.warn(`Stack page: ${String(error)}`);
        return false;
      }
    },
    manageTrust: () => vscode.commands.executeCommand('workbench.trust.manage'),
  };
}
