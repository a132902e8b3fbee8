/** The Scanner page in a panel of the editor; a bundle of its own. */
import * as vscode from 'vscode';
import type { ScannedFolders } from '../../../../../webviews/scanner/host/scanned-folders.ts';
import { defineScanner } from '../../../../../webviews/scanner/host/scanner-host.ts';
import { DisposableStore } from '../../../../pages/disposables.ts';
import { runCommand } from '../../../platform/commands.ts';
import { editorPorts } from '../../../platform/pages/editor-ports.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { isBelow } from '../agent-findings.ts';
import { targetOf } from '../finding-target.ts';
import type { FindingsHost } from '../findings-host.ts';
import { downloadAdvisories } from './download-advisories.ts';
import { startRecordedScan } from './recorded-scans.ts';
import { loadPlaces } from './scanner-places.ts';

export function attachScannerPanel(services: Services, shown: ShownPage, findings: FindingsHost): void {
  const folders = openFolders(services, findings);
  hostPage(services, shown, defineScanner({ ...editorPorts(services), folders }));
}

const deeds = {
  open: 'vireo.openFinding',
  fix: 'vireo.fixFinding',
  suppress: 'vireo.suppressFinding',
} as const;

function openFolders(services: Services, findings: FindingsHost): ScannedFolders {
  const { list, records, own } = findings;
  return {
    get isTrusted() {
      return vscode.workspace.isTrusted;
    },
    get windowScan() {
      return findings.windowScan;
    },
    onDidChange: (listener) =>
      new DisposableStore((error) => services.log.error(String(error))).addAll(
        list.onDidChange(() => listener()),
        findings.onDidScan(listener),
        own.onDidChange(listener),
      ),
    loadPlaces: async () =>
      (await loadPlaces(services)).map(({ folder, ...place }) => ({ ...place, folder: folder?.toString() })),
    all: () => list.all(),
    findByKey: (uri, key) => list.findByKey(uri, key),
    settled: () => list.settled(),
    includeResolved: () => records.includeResolved(),
    findOwnScan: (projectId) => own.find(projectId),
    showOwnScan: (isShown) => own.show(isShown),
    act: async (deed, finding) => {
      const target = targetOf(finding);
      if (deed === 'explain') return await runCommand('vireo.explainFinding', target);
      return await findings.run(deeds[deed], target);
    },
    readCode: async ({ uri, fingerprint }) =>
      (await findings.explain({ uri, fingerprint }))?.finding?.place.excerpt,
    openFile: async (uri) => await vscode.window.showTextDocument(vscode.Uri.parse(uri, true)),
    openPlace: async (folder, { path, line }) => {
      if (!isBelow(path)) return;
      const selection = new vscode.Range(line, 0, line, 0);
      await vscode.window.showTextDocument(vscode.Uri.joinPath(toUri(folder), path), { selection });
    },
    startScan: ({ projectId, folder }) =>
      startRecordedScan(services, { projectId, folder: folder === undefined ? undefined : toUri(folder) }),
    downloadAdvisories: ({ folder, ...place }, ecosystems) => {
      const uri = folder === undefined ? undefined : toUri(folder);
      return downloadAdvisories(services, { ...place, folder: uri }, ecosystems);
    },
  };
}

function toUri(address: string): vscode.Uri {
  return vscode.Uri.parse(address, true);
}
