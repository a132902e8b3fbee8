/** The host side of the Reports page; a bundle of its own. It asks when the page does, and again when records change. */
import * as vscode from 'vscode';
import {
  type ReportQuestion,
  type ReportsHostMessage,
  type ReportsViewMessage,
  reportsView,
  reportsViewMessageSchema,
} from '../../../contract/webview/reports-view.ts';
import { watchRecords } from '../../platform/changes.ts';
import { runCommand } from '../../platform/commands.ts';
import { DisposableStore } from '../../platform/disposables.ts';
import { classifyFailure } from '../../platform/failures.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { showPage } from '../../platform/webview-page.ts';
import { today } from '../timesheets/iso-week.ts';
import { loadEntries, loadReport, reportResources } from './load-report.ts';
import { toSavedQuery } from './report-query.ts';
import { ReportSaver } from './report-saver.ts';
import { saveCsv } from './save-csv.ts';

export function attachReportsPanel(services: Services, panel: vscode.WebviewPanel): void {
  const host = new ReportsPanel(services, panel);
  panel.onDidDispose(() => host.dispose());
}

const firstQuestion: ReportQuestion = { period: { name: 'this-month' }, groupBy: 'project', filter: {} };

class ReportsPanel {
  private readonly services: Services;
  private readonly panel: vscode.WebviewPanel;
  private readonly store: DisposableStore;
  private question = firstQuestion;
  private asOf: string | undefined;
  private isStale = false;
  private loading = 0;
  private readonly saver = new ReportSaver();

  constructor(services: Services, panel: vscode.WebviewPanel) {
    this.services = services;
    this.panel = panel;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    panel.iconPath = new vscode.ThemeIcon('graph');
    this.store.addAll(
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.isStale) this.refresh();
      }),
      watchRecords(services, reportResources, () => this.refresh()),
      services.backend.onDidChangeState(() => this.attempt(() => this.sendConnection())),
    );
    showPage(services, panel.webview, { ...reportsView, title: services.t('Reports') });
  }

  dispose(): void {
    this.store.dispose();
  }

  private receive(message: unknown): void {
    const parsed = reportsViewMessageSchema.safeParse(message);
    if (parsed.success) this.attempt(() => this.handle(parsed.data));
    else this.services.log.warn('Reports: a message outside the contract was refused.');
  }

  private attempt(run: () => Promise<unknown>): void {
    run().catch((error: unknown) => showFailure(this.services, error));
  }

  private get today(): string {
    return today(this.services.clock.now());
  }

  private async handle(message: ReportsViewMessage): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        await this.sendConnection();
        return await this.ask(message.question ?? firstQuestion);
      case 'ask':
        return await this.ask(message.question);
      case 'refresh':
        return await this.ask(this.question);
      case 'showEntries':
        return await this.send(await loadEntries(this.services.backend, message));
      case 'openRecord':
        return await runCommand('vireo.openRecord', { record: message.link });
      case 'saveReport':
        return await this.save(message.question);
      case 'deleteSaved':
        return await this.deleteSaved(message.id);
      case 'exportCsv':
        return await saveCsv(this.services, message.question, this.today);
      case 'viewFailed':
        return this.services.log.error(`Reports: ${message.message}`);
    }
  }

  /** What nobody looks at is loaded when somebody does. */
  private refresh(): void {
    this.isStale = !this.panel.visible;
    if (!this.isStale) this.attempt(() => this.ask(this.question));
  }

  /** Asked for something else meanwhile: that answer is the one to show. */
  private async ask(question: ReportQuestion): Promise<void> {
    const { backend, clock } = this.services;
    this.question = question;
    const load = ++this.loading;
    const answer = await this.load(question);
    if (load !== this.loading) return;
    if (answer.type === 'report' && backend.state.phase === 'ready') {
      this.asOf = new Date(clock.now()).toISOString();
    }
    await this.send(answer);
    await this.sendConnection();
  }

  private async load(question: ReportQuestion): Promise<ReportsHostMessage> {
    try {
      return await loadReport(this.services.backend, { question, today: this.today });
    } catch (error) {
      const failure = classifyFailure(error);
      this.services.log.warn(`Reports: ${String(error)}`);
      if (failure.kind === 'cancelled') return { type: 'failed', message: '' };
      return {
        type: 'failed',
        message: failure.kind === 'unavailable' ? failure.problem.sentence : failure.sentence,
      };
    }
  }

  private async save(question: ReportQuestion): Promise<void> {
    const { t } = this.services;
    const name = await vscode.window.showInputBox({
      title: t('Save report'),
      prompt: t('A name for what is asked for; its figures follow the time'),
      value: this.saver.unsavedName,
      validateInput: (text) => (text.trim() === '' ? t('A name is needed.') : undefined),
    });
    if (name === undefined) return;
    await this.saver.save(this.services, { name: name.trim(), query: toSavedQuery(question) });
    await this.ask(question);
  }

  private async deleteSaved(id: string): Promise<void> {
    await this.services.backend.ask((api, options) => api.deleteSavedReport({ ...options, path: { id } }));
    await this.ask(this.question);
  }

  private async sendConnection(): Promise<void> {
    const states = { ready: 'online', starting: 'reconnecting', failed: 'offline' } as const;
    const state = states[this.services.backend.state.phase];
    await this.send({ type: 'connection', state, ...(this.asOf === undefined ? {} : { asOf: this.asOf }) });
  }

  private async send(message: ReportsHostMessage): Promise<void> {
    await this.panel.webview.postMessage(message);
  }
}
