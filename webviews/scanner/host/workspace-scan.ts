/**
 * Scans that the page starts and follows. A project's is a job of the backend, whose findings stay on record; where the
 * workspace belongs to no project, or is not trusted, the language server scans for this window alone.
 */

import type { Scan } from '../../../src/api-client/index.ts';
import type { Notification } from '../../../src/contract/events.ts';
import type { ScanFacts } from '../messages.ts';
import { suppressedIn, toScanFacts } from './scan-facts.ts';
import type { ScannerPlace, ScannerPorts } from './scanned-folders.ts';

export class WorkspaceScan {
  readonly #ports: ScannerPorts;
  /** The scan under way that the page shows. */
  #running: { readonly id: string; readonly step: string; readonly fraction: number | undefined } | undefined;

  constructor(ports: ScannerPorts) {
    this.#ports = ports;
  }

  get #ofWindow(): ScanFacts | undefined {
    const scan = this.#ports.folders.windowScan;
    return scan && { state: 'done', ...scan };
  }

  /** True where the page has something else to show. */
  note(notification: Notification, projectId: string | undefined): boolean {
    if ('scan' in notification) {
      const { scanId, step, fraction, projectId: of, whole } = notification.scan;
      if (!whole) return false;
      if (of === projectId) this.#running = { id: scanId, step, fraction };
      return of === projectId;
    }
    if (!('type' in notification) || !/^scan\.(done|failed|cancelled)$/.test(notification.type)) return false;
    if (notification.id === this.#running?.id) this.#running = undefined;
    return true;
  }

  async start(place: ScannerPlace): Promise<void> {
    const { folders, runCommand, t } = this.#ports;
    const { projectId } = place;
    if (projectId === undefined || !folders.isTrusted) {
      // It shows its own progress, can be cancelled there, and is noted by whoever looks for it.
      await runCommand('vireo.scanWorkspace');
      return;
    }
    const scan = await folders.startScan({ ...place, projectId });
    this.#running = { id: scan.id, step: t('Waiting to start'), fraction: undefined };
  }

  async cancel(): Promise<void> {
    const id = this.#running?.id;
    if (id === undefined) return;
    await this.#ports.backend.ask((api, options) => api.cancelScan({ ...options, path: { id } }));
  }

  async facts({ projectId }: ScannerPlace): Promise<ScanFacts> {
    const { backend } = this.#ports;
    if (projectId === undefined || backend.state.phase !== 'ready') {
      return this.#ofWindow ?? { state: 'never' };
    }
    const { items } = await backend.ask((api, options) =>
      api.listScans({ ...options, query: { projectId, whole: 'true', limit: 10 } }),
    );
    const [newest] = items;
    if (newest?.state === 'queued' || newest?.state === 'running')
      return { ...this.#factsOfRunning(newest), ...suppressedIn(items) };
    this.#running = undefined;
    return toScanFacts(items, { ofWindow: this.#ofWindow, t: this.#ports.t });
  }

  #factsOfRunning({ id, progress }: Scan): ScanFacts {
    const told = this.#running?.id === id ? this.#running : undefined;
    const step = told?.step ?? progress?.step;
    const fraction = told?.fraction ?? progress?.fraction ?? undefined;
    this.#running ??= { id, step: step ?? '', fraction };
    return {
      state: 'running',
      ...(step === undefined ? {} : { step }),
      ...(fraction === undefined ? {} : { fraction }),
    };
  }
}
