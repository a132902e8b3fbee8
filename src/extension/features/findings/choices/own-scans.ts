/**
 * What the last scan of this window's person found that is not on record, of projects that are open here. Shown in place of the
 * record where they ask for it, until they ask for the record again, the window closes, or a scan of theirs goes on record.
 */
import * as vscode from 'vscode';
import type { Finding } from '../../../../api-client/index.ts';
import { watchRecords } from '../../../../pages/changes.ts';
import { type Disposable, DisposableStore } from '../../../../pages/disposables.ts';
import { Emitter } from '../../../../pages/emitter.ts';
import type { RecordedFinding } from '../../../../pages/findings/listed-finding.ts';
import {
  findingsOfView,
  type OwnView,
  type OwnViewFacts,
  toOwnViewFacts,
} from '../../../../pages/findings/own-view.ts';
import { takeNewest } from '../../../../pages/findings/take-newest.ts';
import { toRecorded } from '../../../../pages/findings/to-recorded.ts';
import { setContext } from '../../../platform/context.ts';
import { isFolderHere } from '../../../platform/files/open-folders.ts';
import { accountOfWindow } from '../../../platform/practice/account-of-window.ts';
import type { Services } from '../../../platform/services.ts';

export interface ShownOwnView extends OwnViewFacts {
  readonly isShown: boolean;
}

interface Loaded {
  readonly views: readonly OwnView[];
  /** Addresses of the folders of projects that are open here, the deepest first. */
  readonly folders: readonly { readonly projectId: string; readonly uri: string }[];
}

export class OwnScans implements Disposable {
  readonly #services: Services;
  readonly #store: DisposableStore;
  readonly #changed = new Emitter<void>();
  #views: Loaded['views'] = [];
  #folders: Loaded['folders'] = [];
  #isShown = false;
  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    this.#store = new DisposableStore((error) => services.log.error(String(error)));
    // The practice of one has none.
    if (accountOfWindow(services.context) === undefined) return;
    const read = takeNewest(
      async () => await this.#load(),
      (loaded: Loaded) => {
        this.#views = loaded.views;
        this.#folders = loaded.folders;
        this.show(this.#isShown);
      },
    );
    this.#store.add(watchRecords(services, ['scan', 'project'], () => this.#attempt(read)));
    this.#attempt(read);
  }

  /** Those of a project whose view is shown are of the view. */
  findings(records: Iterable<Finding>): readonly RecordedFinding[] {
    const all = [...records];
    if (!this.#isShown) return all.map(toRecorded);
    const shown = new Set(this.#views.map(({ projectId }) => projectId));
    const others = all.filter(({ projectId }) => !shown.has(projectId));
    const own = this.#views.flatMap((view) => findingsOfView(view, all, this.#services.t));
    return [...others.map(toRecorded), ...own];
  }

  /** Of a project, or of the one that was scanned last. */
  find(projectId?: string): ShownOwnView | undefined {
    const [view] = this.#views
      .filter((one) => projectId === undefined || one.projectId === projectId)
      .sort((one, other) => other.scannedAt.localeCompare(one.scannedAt));
    return view && { ...toOwnViewFacts(view, this.#services.t), isShown: this.#isShown };
  }

  /** Whether a file lies in a project whose own scan is shown. */
  isShownAt(uri: string): boolean {
    if (!this.#isShown) return false;
    const at = this.#folders.find((folder) => uri.startsWith(`${folder.uri}/`));
    return this.#views.some(({ projectId }) => projectId === at?.projectId);
  }

  show(isShown: boolean): void {
    this.#isShown = isShown && this.#views.length > 0;
    this.#tell();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #attempt(run: () => Promise<void>): void {
    run().catch((error: unknown) => this.#services.log.warn(`Own scans: ${String(error)}`));
  }

  #tell(): void {
    const shows = this.#views.length === 0 ? 'none' : this.#isShown ? 'own' : 'record';
    this.#attempt(() => setContext('vireo.findings.ownScan', shows));
    this.#changed.fire();
  }

  async #load(): Promise<Loaded | undefined> {
    const { backend, records } = this.#services;
    if (backend.state.phase !== 'ready') return undefined;
    const { projects } = await records.load();
    const folders = [...projects.values()].flatMap(({ id: projectId, folder }) => {
      const at = folder ? vscode.Uri.file(folder) : undefined;
      return at !== undefined && isFolderHere(at) ? [{ projectId, uri: at.toString() }] : [];
    });
    const lists = await Promise.all(
      folders.map(({ projectId }) =>
        backend.ask((api, options) => api.listFindingViews({ ...options, query: { projectId } })),
      ),
    );
    return {
      views: lists.flatMap(({ items }) => items),
      folders: folders.sort((one, other) => other.uri.length - one.uri.length),
    };
  }
}
