/** Who moves to another project's branch or folder while a timer runs is offered to switch; nothing switches by itself. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { nameOf } from '../../../pages/records.ts';
import { runCommand } from '../../platform/commands.ts';
import { isGitSettled, watchHeads } from '../../platform/git.ts';
import { showFailure } from '../../platform/notify.ts';
import { suggestProject } from '../../platform/practice/suggest-project.ts';
import type { Services } from '../../platform/services.ts';
import type { TimerModel } from './timer-model.ts';

/** A checkout moves the head more than once. */
const settleMs = 500;

export function hintAtSwitch(services: Services, model: TimerModel): Disposable {
  const hint = new SwitchHint(services, model);
  hint.follow();
  return hint;
}

/** Looks at places only while a timer runs. */
class SwitchHint implements Disposable {
  private readonly services: Services;
  private readonly model: TimerModel;
  private readonly store: DisposableStore;
  private pending: Disposable | undefined;
  private watching = false;
  private looks: Promise<unknown> = Promise.resolve();
  /** The running entry, and where its person was last: only a move is worth a word. */
  private latest: { readonly entry: string; readonly project: string } | undefined;
  /** Each move one word. */
  private readonly told = new Set<string>();

  constructor(services: Services, model: TimerModel) {
    this.services = services;
    this.model = model;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.store.addAll(
      { dispose: () => this.pending?.dispose() },
      model.onDidChange(() => this.follow()),
      vscode.window.onDidChangeActiveTextEditor(() => this.soon()),
      vscode.window.onDidChangeWindowState(() => this.soon()),
    );
  }

  dispose(): void {
    this.store.dispose();
  }

  follow(): void {
    const running = this.model.facts?.timer.entry;
    if (!running || running.id === this.latest?.entry) return;
    this.watch();
    // Not once heads have settled: whoever moves right after the start has moved from where it began.
    if (vscode.window.state.focused) this.lookNow();
  }

  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    watchHeads(() => this.soon())
      .then((watching) => {
        if (watching) this.store.add(watching);
        // Git may be turned on, or the folder trusted, before the next start.
        else this.watching = false;
      })
      .catch((error: unknown) => this.services.log.warn(String(error)));
  }

  private soon(): void {
    if (!this.model.facts?.timer.entry || !vscode.window.state.focused) return;
    this.pending?.dispose();
    this.pending = this.services.clock.after(settleMs, () => this.lookNow());
  }

  /** Two may be under way: what the first has seen comes first, since it is where somebody was before. */
  private lookNow(): void {
    this.looks = Promise.all([this.findPlace(), this.looks])
      .then(([sure]) => this.arriveAt(sure))
      .catch((error: unknown) => showFailure(this.services, error));
  }

  /** The project of the place; undefined where none is sure, or none is known yet. */
  private async findPlace(): Promise<string | undefined> {
    // A window that opens has moved nowhere, though its branch is known only after its folder.
    return (await isGitSettled()) ? (await suggestProject(this.services)).sure : undefined;
  }

  private arriveAt(sure: string | undefined): void {
    const running = this.model.facts?.timer.entry;
    if (sure === undefined || !running) return;
    const before = this.latest;
    this.latest = { entry: running.id, project: sure };
    const moved = before?.entry === running.id && before.project !== sure;
    const key = `${running.id} ${sure}`;
    if (!moved || running.projectId === sure || this.told.has(key)) return;
    this.told.add(key);
    this.offer(running.projectId, sure).catch((error: unknown) => showFailure(this.services, error));
  }

  private async offer(from: string, to: string): Promise<void> {
    const { records, t } = this.services;
    const directory = await records.load();
    const [old, other] = [nameOf(directory, from), nameOf(directory, to)];
    const act = t('Switch');
    const sentence = t(
      'You moved to {0} · {1}. The timer runs on {2} · {3}.',
      other.client,
      other.project,
      old.client,
      old.project,
    );
    const chosen = await vscode.window.showInformationMessage(sentence, act, t('Not Now'));
    if (chosen === act) await runCommand('vireo.startTimer', { record: { kind: 'project', ids: [to] } });
  }
}
