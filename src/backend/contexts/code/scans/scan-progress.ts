/** Passes a scan's progress on: to listeners a few times a second, to the record once a second. */
import { ignore } from '../../../../workspace/ignore-error.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import { pathsOf } from './scan-view.ts';
import type { ScanPorts } from './scans.ports.ts';
import { type ScanRow, saveScanProgress } from './scans.repository.ts';

const publishEveryMs = 150;
const saveEveryMs = 1_000;

export interface ScanStep {
  readonly step: string;
  readonly fraction?: number | undefined;
}

export interface ScanReporter {
  report(progress: ScanStep): void;
  /** Waits for what is still being saved. */
  end(): Promise<void>;
}

interface ScanListeners extends Pick<ScanPorts, 'hub'> {
  readonly writes: Writes;
}

/** Lets one through in each interval. */
function createGate(everyMs: number): () => boolean {
  let passedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - passedAt < everyMs) return false;
    passedAt = now;
    return true;
  };
}

export function createScanReporter({ hub, writes }: ScanListeners, row: ScanRow): ScanReporter {
  const mayPublish = createGate(publishEveryMs);
  const maySave = createGate(saveEveryMs);
  let saving: Promise<void> = Promise.resolve();
  const address = { scanId: row.id, projectId: row.project_id, whole: pathsOf(row).length === 0 };

  return {
    report({ step, fraction }) {
      if (mayPublish()) {
        const scan = { ...address, step, ...(fraction !== undefined && { fraction }) };
        hub.publish(row.organization_id, [{ scan }]);
      }
      if (maySave()) {
        saving = saving
          .then(() => saveScanProgress(writes, row.id, { step, fraction: fraction ?? null }))
          .catch((error: unknown) => ignore(error, 'progress is shown, not kept: the scan itself goes on'));
      }
    },
    async end() {
      await saving;
    },
  };
}
