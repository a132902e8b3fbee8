/** The host side of the Dashboard; a bundle of its own. It loads when the panel is looked at, and again when records change. */
import * as vscode from 'vscode';
import {
  type DashboardHostMessage,
  type DashboardViewMessage,
  dashboardView,
  dashboardViewMessageSchema,
} from '../../../contract/webview/dashboard-view.ts';
import { watchRecords } from '../../platform/changes.ts';
import { runCommand } from '../../platform/commands.ts';
import { DisposableStore } from '../../platform/disposables.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { showPage } from '../../platform/webview-page.ts';
import { today } from '../timesheets/iso-week.ts';
import { loadDashboard } from './load-dashboard.ts';

export function attachDashboardPanel(services: Services, panel: vscode.WebviewPanel): void {
  const host = new DashboardPanel(services, panel);
  panel.onDidDispose(() => host.dispose());
}

class DashboardPanel {
  private readonly services: Services;
  private readonly panel: vscode.WebviewPanel;
  private readonly store: DisposableStore;
  private month: string | undefined;
  private asOf: string | undefined;
  private isStale = false;
  private loading = 0;

  constructor(services: Services, panel: vscode.WebviewPanel) {
    this.services = services;
    this.panel = panel;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    panel.iconPath = new vscode.ThemeIcon('dashboard');
    this.store.addAll(
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.isStale) this.refresh();
      }),
      watchRecords(
        services,
        ['time-entry', 'timesheet', 'invoice', 'client', 'project', 'finding', 'health', 'organization'],
        () => this.refresh(),
      ),
      services.backend.onDidChangeState(() => this.attempt(() => this.sendConnection())),
    );
    showPage(services, panel.webview, { ...dashboardView, title: services.t('Dashboard') });
  }

  dispose(): void {
    this.store.dispose();
  }

  private receive(message: unknown): void {
    const parsed = dashboardViewMessageSchema.safeParse(message);
    if (parsed.success) this.attempt(() => this.handle(parsed.data));
    else this.services.log.warn('Dashboard: a message outside the contract was refused.');
  }

  private attempt(run: () => Promise<unknown>): void {
    run().catch((error: unknown) => showFailure(this.services, error));
  }

  private async handle(message: DashboardViewMessage): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        this.month = message.month;
        await this.sendConnection();
        return await this.sendContent();
      case 'chooseMonth':
        this.month = message.month;
        return await this.sendContent();
      case 'refresh':
        return await this.sendContent();
      case 'openRecord':
        return await runCommand('vireo.openRecord', { record: message.link });
      case 'openScanner':
        return await runCommand('vireo.openScanner');
      case 'createInvoice':
        return await runCommand('vireo.createInvoice');
      case 'viewFailed':
        return this.services.log.error(`Dashboard: ${message.message}`);
    }
  }

  /** What nobody looks at is loaded when somebody does. */
  private refresh(): void {
    this.isStale = !this.panel.visible;
    if (!this.isStale) this.attempt(() => this.sendContent());
  }

  private async sendContent(): Promise<void> {
    const { backend, clock } = this.services;
    if (backend.state.phase === 'failed') return;
    const load = ++this.loading;
    const content = await loadDashboard(backend, { today: today(clock.now()), month: this.month });
    // Asked for another month meanwhile: that answer is the one to show.
    if (load !== this.loading) return;
    this.asOf = new Date(clock.now()).toISOString();
    await this.send(content);
    await this.sendConnection();
  }

  private async sendConnection(): Promise<void> {
    const states = { ready: 'online', starting: 'reconnecting', failed: 'offline' } as const;
    const state = states[this.services.backend.state.phase];
    await this.send({ type: 'connection', state, ...(this.asOf === undefined ? {} : { asOf: this.asOf }) });
  }

  private async send(message: DashboardHostMessage): Promise<void> {
    await this.panel.webview.postMessage(message);
  }
}
