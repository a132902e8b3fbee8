/** Which findings a folder's baseline (`.vireo/baseline.json`, written by `vireo baseline`) knows, by rule and fingerprint. */

import * as vscode from 'vscode';
import * as z from 'zod';
import { inBackground } from '../../../contract/background/in-background.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import type { Services } from '../../platform/services.ts';

const place = '.vireo/baseline.json';
/** A folder made and filled at once: the editor tells the folder, and may have missed what was put in it. */
const filledAfterMs = 1_000;
const mostBytes = 64 * 1024 * 1024;

/** What is read of an entry; the command line reads more, and finds moved code again by it. */
const baselineSchema = z.object({
  version: z.literal(1),
  findings: z.array(z.object({ rule: z.string(), fingerprint: z.string() })).max(200_000),
});

export class Baselines implements Disposable {
  readonly #services: Pick<Services, 'log' | 'clock'>;
  readonly #store: DisposableStore;
  readonly #changed = new Emitter<void>();
  readonly #known = new Map<string, ReadonlySet<string>>();
  #reading = 0;
  readonly onDidChange = this.#changed.event;

  constructor(services: Pick<Services, 'log' | 'clock'>) {
    this.#services = services;
    this.#store = new DisposableStore((error) => services.log.error(String(error)));
    const watcher = vscode.workspace.createFileSystemWatcher('**/.vireo{,/baseline.json}');
    const look = () => inBackground(this.#readAll(), 'Baselines');
    let lookingAgain: Disposable | undefined;
    this.#store.addAll(
      watcher,
      watcher.onDidCreate(() => {
        look();
        lookingAgain?.dispose();
        lookingAgain = services.clock.after(filledAfterMs, look);
      }),
      { dispose: () => lookingAgain?.dispose() },
      watcher.onDidChange(look),
      watcher.onDidDelete(look),
      vscode.workspace.onDidChangeWorkspaceFolders(look),
      vscode.workspace.onDidGrantWorkspaceTrust(look),
    );
    look();
  }

  /** Undefined where the file's folder has none. */
  testFor(uri: vscode.Uri): ((ruleId: string, fingerprint: string) => boolean) | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const known = folder && this.#known.get(folder.uri.toString());
    return known && ((ruleId, fingerprint) => known.has(`${ruleId}\0${fingerprint}`));
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #readAll(): Promise<void> {
    const reading = ++this.#reading;
    // A stranger's baseline would hide what is in the stranger's code.
    const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
    const read = await Promise.all(
      folders.map(async ({ uri }) => [uri.toString(), await this.#read(uri)] as const),
    );
    // Begun later, another one knows better.
    if (reading !== this.#reading) return;
    this.#known.clear();
    for (const [folder, known] of read) if (known !== undefined) this.#known.set(folder, known);
    this.#changed.fire();
  }

  async #read(folder: vscode.Uri): Promise<ReadonlySet<string> | undefined> {
    const file = vscode.Uri.joinPath(folder, place);
    try {
      const { size } = await vscode.workspace.fs.stat(file);
      if (size > mostBytes) return this.#refuse(file, 'larger than 64 MB');
      const bytes = await vscode.workspace.fs.readFile(file);
      const parsed = baselineSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
      if (!parsed.success) return this.#refuse(file, 'not a baseline');
      return new Set(parsed.data.findings.map(({ rule, fingerprint }) => `${rule}\0${fingerprint}`));
    } catch (error) {
      // Most folders have none.
      const isAbsent = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
      return isAbsent ? undefined : this.#refuse(file, String(error));
    }
  }

  #refuse(file: vscode.Uri, why: string): undefined {
    this.#services.log.warn(`${file.path} is not used: ${why}`);
  }
}
