/** Progress of runs as it comes over the line: not on record each time, so it is kept here while the run lasts. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import type { Services } from '../../platform/services.ts';
import { describeStep, type LiveStep } from './request-rows.ts';

/** The eye needs no more; a run may tell of each file. */
const redrawMs = 500;
/** What is quicker needs no notification. */
const showAfterMs = 2_000;

export class LiveProgress implements Disposable {
  readonly steps = new Map<string, LiveStep>();
  private readonly store: DisposableStore;
  private readonly changed = new Emitter<void>();
  private readonly ended = new Emitter<string>();
  private pending: Disposable | undefined;

  constructor({ backend, clock, log }: Services) {
    this.store = new DisposableStore((error) => log.error(String(error)));
    this.store.addAll(
      { dispose: () => this.pending?.dispose() },
      backend.onDidNotify((notification) => {
        if ('progress' in notification) {
          const { requestId, ...step } = notification.progress;
          this.steps.set(requestId, step);
          this.pending ??= clock.after(redrawMs, () => {
            this.pending = undefined;
            this.changed.fire();
          });
        } else if (
          'type' in notification &&
          /^request\.(waiting|done|failed|cancelled)$/.test(notification.type)
        ) {
          this.steps.delete(notification.id);
          this.ended.fire(notification.id);
        }
      }),
    );
  }

  readonly onDidChange = this.changed.event;
  /** Id of a request that has come to its end, or waits for a person. */
  readonly onDidEnd = this.ended.event;

  dispose(): void {
    this.store.dispose();
    this.steps.clear();
  }
}

/** A cancellable notification while a run of this window lasts, from its third second on. */
export async function showProgress(
  services: Services,
  live: LiveProgress,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    const listening = live.onDidEnd((one) => {
      if (one !== id) return;
      listening.dispose();
      resolve();
    });
  });
  const late = new Promise<'late'>((resolve) => {
    services.clock.after(showAfterMs, () => resolve('late'));
  });
  if ((await Promise.race([ended, late])) !== 'late') return;
  if (!(await isUnderWay(services, id))) return;
  const location = vscode.ProgressLocation.Notification;
  await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const { backend, log, t } = services;
    const shown = live.onDidChange(() => {
      const step = live.steps.get(id);
      if (step !== undefined) progress.report({ message: describeStep(step, t) });
    });
    token.onCancellationRequested(() => {
      backend
        .ask((api, options) => api.cancelRequest({ ...options, path: { id } }))
        .catch((error: unknown) => log.warn(String(error)));
    });
    await ended;
    shown.dispose();
  });
}

/** It may have ended before anybody listened. */
async function isUnderWay({ backend }: Services, id: string): Promise<boolean> {
  const { state } = await backend.ask((api, options) => api.getRequest({ ...options, path: { id } }));
  return state === 'queued' || state === 'running';
}
