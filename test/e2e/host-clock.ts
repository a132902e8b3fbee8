/** The clocks of one editor and its backend, which a test moves on (by an extension beside ours). */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { projectRoot } from '../../scripts/paths.ts';
import { waitFor } from '../support/wait-for.ts';

export class HostClock implements Disposable {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'vc-'));
  private readonly file = path.join(this.folder, 'clock.json');
  private ahead = { passedMs: 0, sleptMs: 0 };

  get environment(): Readonly<Record<string, string>> {
    return { VIREO_TEST_CLOCK: this.file };
  }

  /** The extension to install beside ours. */
  async pack(): Promise<string> {
    const packagePath = path.join(this.folder, 'host-clock.vsix');
    const cwd = path.join(projectRoot, 'test/e2e/host-clock');
    const quick = {
      dependencies: false,
      allowMissingRepository: true,
      skipLicense: true,
      allowStarActivation: true,
    };
    await createVSIX({ cwd, packagePath, ...quick });
    return packagePath;
  }

  /** Until the extension host has it on its clocks, and has begun what was due. */
  async move({ passedMs = 0, sleptMs = 0 }: { passedMs?: number; sleptMs?: number }): Promise<void> {
    this.ahead = { passedMs: this.ahead.passedMs + passedMs, sleptMs: this.ahead.sleptMs + sleptMs };
    const text = JSON.stringify(this.ahead);
    writeFileSync(`${this.file}.next`, text);
    renameSync(`${this.file}.next`, this.file);
    await waitFor(() => this.readSeen() === text, 'the extension host to see its clocks move');
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private readSeen(): string {
    try {
      return readFileSync(`${this.file}.seen`, 'utf8');
    } catch {
      return '';
    }
  }
}
