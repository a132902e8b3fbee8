/**
 * A finding that is fixed in the editor is to count nowhere once its file is saved: agents, Dashboard and command line
 * count what is on record. So a saved file whose records are behind is scanned again by the backend: with its project where
 * health is known, else alone.
 */
import path from 'node:path';
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../../pages/disposables.ts';
import type { Services } from '../../../platform/services.ts';
import { readSetting } from '../../../platform/settings.ts';
import type { FindingList } from '../finding-list.ts';
import type { RecordedFindings } from '../recorded-findings.ts';
import { hasHealth, startRecordedScan } from '../scanner-page/recorded-scans.ts';
import { loadPlaces } from '../scanner-page/scanner-places.ts';
import { differenceOf } from './record-difference.ts';

/** Longer than the list keeps what has just gone; several files that are saved together are one scan. */
const settleMs = 1_500;

interface Ports {
  readonly list: FindingList;
  readonly records: RecordedFindings;
}

export class SavedFiles implements Disposable {
  readonly #services: Services;
  readonly #ports: Ports;
  readonly #store: DisposableStore;
  readonly #saved = new Set<string>();
  readonly #waiting = new Set<string>();
  /** By file, the difference that a scan was last asked for: what the scan leaves as it is would be asked for again. */
  readonly #asked = new Map<string, string>();
  /** Files that a scan of their whole project is about to bring up to date. */
  readonly #inScan = new Set<string>();
  #pending: Disposable | undefined;

  constructor(services: Services, ports: Ports) {
    this.#services = services;
    this.#ports = ports;
    this.#store = new DisposableStore((error) => services.log.error(String(error)));
    this.#store.addAll(
      { dispose: () => this.#pending?.dispose() },
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        this.#saved.add(uri.toString());
        this.#compareSoon([uri.toString()]);
      }),
      ports.list.onDidChange((uris) => this.#compareSoon(uris)),
    );
  }

  /** While `scan` lasts, these are left to it: findings that are ahead of health would be two truths. */
  async leaveTo(uris: readonly string[], scan: () => Promise<void>): Promise<void> {
    for (const uri of uris) this.#inScan.add(uri);
    try {
      await scan();
    } finally {
      for (const uri of uris) this.#inScan.delete(uri);
      this.#compareSoon(uris);
    }
  }

  dispose(): void {
    this.#store.dispose();
  }

  #compareSoon(uris: readonly string[]): void {
    for (const uri of uris) if (this.#saved.has(uri)) this.#waiting.add(uri);
    if (this.#waiting.size === 0) return;
    this.#pending ??= this.#services.clock.after(settleMs, () => {
      this.#pending = undefined;
      this.#compare().catch((error: unknown) => this.#services.log.warn(`Saved files: ${String(error)}`));
    });
  }

  async #compare(): Promise<void> {
    const { backend } = this.#services;
    if (backend.state.phase !== 'ready' || !vscode.workspace.isTrusted) return;
    await this.#ports.list.settled();
    const due = [...this.#waiting].filter((uri) => this.#isDue(uri));
    this.#waiting.clear();
    if (due.length > 0) await this.#scan(due);
  }

  #isDue(uri: string): boolean {
    const isUnsaved = vscode.workspace.textDocuments.some(
      ({ uri: at, isDirty }) => isDirty && at.toString() === uri,
    );
    if (isUnsaved || this.#inScan.has(uri) || !isScannedInEditor(vscode.Uri.parse(uri))) return false;
    const difference = differenceOf(this.#ports.list.inFile(uri));
    if (difference === '') this.#asked.delete(uri);
    if (difference === '' || this.#asked.get(uri) === difference) return false;
    this.#asked.set(uri, difference);
    return true;
  }

  /** Only of projects with something on record: of others a part would look like the whole. */
  async #scan(uris: readonly string[]): Promise<void> {
    const known = new Set([...this.#ports.records.all()].map(({ projectId }) => projectId));
    for (const { projectId, folder } of await loadPlaces(this.#services)) {
      if (projectId === undefined || folder === undefined || !known.has(projectId)) continue;
      const paths = uris
        .map((uri) => path.posix.relative(folder.path, vscode.Uri.parse(uri).path))
        .filter((below) => below !== '' && !below.startsWith('../'));
      if (paths.length === 0) continue;
      // Health is of a whole project: where it was assessed, findings that are ahead of it would be two truths.
      const isAssessed = await hasHealth(this.#services, projectId);
      await startRecordedScan(this.#services, { projectId, folder, ...(isAssessed ? {} : { paths }) });
    }
  }
}

/** Where the editor does not look by itself, it does not know what is fixed. */
function isScannedInEditor(uri: vscode.Uri): boolean {
  return readSetting('vireo.scan.enabled', uri) && readSetting('vireo.scan.mode', uri) !== 'manual';
}
