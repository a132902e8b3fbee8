/** Pages of clients: one for each that is open, and one for the client that is added. */
import * as vscode from 'vscode';
import type { TypeValues } from '../../../../../webviews/client/host/client-host.ts';
import type { Client } from '../../../../api-client/index.ts';
import { type Disposable, DisposableStore } from '../../../../pages/disposables.ts';
import { PageOutcome } from '../../../../pages/page-outcome.ts';
import { showPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { attachClientPanel, findSubject } from './client-panel.ts';

interface OpenPage {
  readonly panel: vscode.WebviewPanel;
  readonly outcome: PageOutcome<Client>;
  /** Once it is hosted. */
  type?: TypeValues;
}

interface Place {
  readonly panel: vscode.WebviewPanel;
  readonly subject: string;
  readonly kept?: unknown;
}

export class ClientPages implements Disposable {
  private readonly services: Services;
  private readonly store: DisposableStore;
  private readonly open = new Map<string, OpenPage>();

  constructor(services: Services) {
    this.services = services;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.store.add({ dispose: () => this.closeAll() });
  }

  /** The client as it was saved; undefined where the page was closed. `subject`: an id, or `newClient`. */
  async edit(subject: string): Promise<Client | undefined> {
    const shown = this.open.get(subject);
    if (shown !== undefined) {
      shown.panel.reveal();
      return await shown.outcome.wait();
    }
    const { panel, outcome } = this.create(subject);
    const saved = outcome.wait();
    await this.attach({ panel, subject });
    return await saved;
  }

  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const subject = findSubject(state);
    if (subject === undefined || this.open.has(subject)) return panel.dispose();
    this.add(panel, subject);
    await this.attach({ panel, subject, kept: state });
  }

  dispose(): void {
    this.store.dispose();
  }

  private create(subject: string): OpenPage {
    const title = this.services.t('Client');
    return this.add(
      vscode.window.createWebviewPanel('vireo.client', title, vscode.ViewColumn.Active),
      subject,
    );
  }

  private async typeOn(subject: string, values: Parameters<TypeValues>[0]): Promise<void> {
    const shown = this.open.get(subject);
    if (shown === undefined) await this.attach({ panel: this.create(subject).panel, subject });
    else shown.panel.reveal();
    await this.open.get(subject)?.type?.(values);
  }

  private add(panel: vscode.WebviewPanel, subject: string): OpenPage {
    const page: OpenPage = { panel, outcome: new PageOutcome<Client>() };
    this.open.set(subject, page);
    panel.onDidDispose(() => {
      this.open.delete(subject);
      page.outcome.settle();
    });
    return page;
  }

  private async attach({ panel, subject, kept }: Place): Promise<void> {
    const { services } = this;
    panel.iconPath = new vscode.ThemeIcon('organization');
    const page = await showPage(services, panel, { view: 'client', title: services.t('Client'), kept });
    const opened = this.open.get(subject);
    // Closed while it was shown: there is no page to host.
    if (opened?.panel !== panel) return;
    const saved = (client: Client): void => opened.outcome.settle(client);
    const hosted = (type: TypeValues): void => {
      opened.type = type;
    };
    const typeOn = this.typeOn.bind(this);
    attachClientPanel(services, page, { subject, saved, hosted, typeOn });
  }

  private closeAll(): void {
    for (const { panel } of [...this.open.values()]) panel.dispose();
  }
}
