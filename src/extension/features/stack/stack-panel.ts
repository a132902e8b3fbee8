/** The host side of the Stack page; a bundle of its own. The backend reads the files, when the page is opened or asks. */
import * as vscode from 'vscode';
import {
  type StackAbsent,
  type StackContent,
  type StackHostMessage,
  type StackPlaces,
  type StackViewMessage,
  stackView,
  stackViewMessageSchema,
} from '../../../contract/webview/stack-view.ts';
import { watchRecords } from '../../platform/changes.ts';
import { runCommand } from '../../platform/commands.ts';
import { DisposableStore } from '../../platform/disposables.ts';
import { classifyFailure } from '../../platform/failures.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { showPage } from '../../platform/webview-page.ts';
import { isBelow } from '../findings/agent-findings.ts';
import { loadPlaces, type ScannerPlace } from '../scanner-page/scanner-places.ts';
import { toStackContent } from './stack-content.ts';

export function attachStackPanel(services: Services, panel: vscode.WebviewPanel): void {
  const host = new StackPanel(services, panel);
  panel.onDidDispose(() => host.dispose());
}

class StackPanel {
  private readonly services: Services;
  private readonly panel: vscode.WebviewPanel;
  private readonly store: DisposableStore;
  private linked: readonly ScannerPlace[] = [];
  private placeId: string | undefined;
  private turn = 0;
  /** What is shown. A page that was hidden begins anew: nobody waits for thousands of files again for that. */
  private shown: StackContent | undefined;

  constructor(services: Services, panel: vscode.WebviewPanel) {
    this.services = services;
    this.panel = panel;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    panel.iconPath = new vscode.ThemeIcon('layers');
    this.store.addAll(
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      watchRecords(services, ['project'], () => this.refresh()),
      services.backend.onDidChangeState(({ phase }) => {
        if (phase === 'ready') this.refresh();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
    );
    showPage(services, panel.webview, { ...stackView, title: services.t('Stack') });
  }

  dispose(): void {
    this.store.dispose();
  }

  private receive(message: unknown): void {
    const parsed = stackViewMessageSchema.safeParse(message);
    if (parsed.success) this.attempt(() => this.handle(parsed.data));
    else this.services.log.warn('Stack page: a message outside the contract was refused.');
  }

  private attempt(run: () => Promise<unknown>): void {
    run().catch((error: unknown) => showFailure(this.services, error));
  }

  private async handle(message: StackViewMessage): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        return await this.begin(message.placeId);
      case 'choosePlace':
        this.placeId = message.placeId;
        return await this.sendStack();
      case 'refresh':
        return await this.sendStack();
      case 'openEvidence':
        return await this.openEvidence(message.file, message.line);
      case 'linkFolder':
        return await runCommand('vireo.linkFolder');
      case 'manageTrust':
        return await vscode.commands.executeCommand('workbench.trust.manage');
      case 'viewFailed':
        return this.services.log.error(`Stack page: ${message.message}`);
    }
  }

  private async begin(placeId: string | undefined): Promise<void> {
    const { shown } = this;
    if (shown !== undefined && shown.placeId === (placeId ?? shown.placeId)) return await this.send(shown);
    this.placeId = placeId;
    await this.sendStack();
  }

  /** What nobody looks at is read when somebody does. */
  private refresh(): void {
    this.shown = undefined;
    if (this.panel.visible) this.attempt(() => this.sendStack());
  }

  private get place(): ScannerPlace | undefined {
    return this.linked.find(({ projectId }) => projectId === this.placeId) ?? this.linked[0];
  }

  private get places(): StackPlaces {
    const places = this.linked.flatMap(({ projectId, name }) =>
      projectId === undefined ? [] : [{ id: projectId, name }],
    );
    const placeId = this.place?.projectId;
    return { places, ...(placeId === undefined ? {} : { placeId }) };
  }

  /** Asked for something else meanwhile: that answer is the one to show. */
  private async sendStack(): Promise<void> {
    const turn = ++this.turn;
    const answer = await this.load();
    if (turn !== this.turn) return;
    this.shown = answer.type === 'stack' ? answer : undefined;
    await this.send(answer);
  }

  private async load(): Promise<StackHostMessage> {
    if (!vscode.workspace.isTrusted) return this.absent('untrusted');
    try {
      await this.send({ type: 'loading', ...this.places });
      return await this.loadStack();
    } catch (error) {
      return this.failed(error);
    }
  }

  private async loadStack(): Promise<StackHostMessage> {
    const { backend } = this.services;
    await backend.whenReady();
    this.linked = (await loadPlaces(this.services)).filter(({ projectId }) => projectId !== undefined);
    const projectId = this.place?.projectId;
    if (projectId === undefined) return this.absent('unlinked');
    const stack = await backend.ask((api, options) => api.getStack({ ...options, query: { projectId } }));
    return toStackContent(stack, this.places);
  }

  private failed(error: unknown): StackAbsent {
    const failure = classifyFailure(error);
    this.services.log.warn(`Stack page: ${String(error)}`);
    if (failure.kind === 'cancelled') return this.absent('failed');
    const message = failure.kind === 'unavailable' ? failure.problem.sentence : failure.sentence;
    return { ...this.absent('failed'), message };
  }

  private absent(why: StackAbsent['why']): StackAbsent {
    return { type: 'absent', why, ...this.places };
  }

  private async openEvidence(file: string, line = 1): Promise<void> {
    const { folder } = this.place ?? {};
    if (folder === undefined || !isBelow(file)) return;
    const at = new vscode.Range(line - 1, 0, line - 1, 0);
    const uri = vscode.Uri.joinPath(folder, file);
    try {
      await vscode.window.showTextDocument(uri, { selection: at });
    } catch (error) {
      this.services.log.warn(`Stack page: ${String(error)}`);
      const { t } = this.services;
      vscode.window.showInformationMessage(t('{0} is not there any more, or is no text.', file));
    }
  }

  private async send(message: StackHostMessage): Promise<void> {
    await this.panel.webview.postMessage(message);
  }
}
