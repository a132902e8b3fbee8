/** The clocks of one editor and its backend, which a test moves on (by an extension beside ours). */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { waitFor } from '../support/wait-for.ts';

/** In milliseconds: lived through, and slept through. */
export interface Passed {
  readonly passedMs?: number;
  readonly sleptMs?: number;
}

export class HostClock implements Disposable {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'vc-'));
  private ahead = { passedMs: 0, sleptMs: 0 };

  get environment(): Readonly<Record<string, string>> {
    return { VIREO_TEST_CLOCK: this.folder };
  }

  /** The extension to have beside ours. */
  readonly extension = path.join(projectRoot, 'test/e2e/host-clock');

  /**
   * Until both have it on their clocks and the host has begun what was due: what that tells the backend lies in no future.
   * @param onBackendMoved while the host does not know yet.
   */
  async move({ passedMs = 0, sleptMs = 0 }: Passed, onBackendMoved?: () => Promise<void>): Promise<void> {
    this.ahead = { passedMs: this.ahead.passedMs + passedMs, sleptMs: this.ahead.sleptMs + sleptMs };
    await this.tell('backend');
    await onBackendMoved?.();
    await this.tell('host');
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async tell(whose: 'backend' | 'host'): Promise<void> {
    const file = path.join(this.folder, `${whose}.json`);
    const text = JSON.stringify(this.ahead);
    writeFileSync(`${file}.next`, text);
    renameSync(`${file}.next`, file);
    await waitFor(() => readIfThere(`${file}.seen`) === text, `the ${whose} to see its clocks move`);
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
