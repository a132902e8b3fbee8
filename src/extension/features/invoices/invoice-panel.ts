/**
 * The host side of the invoice panel; a bundle of its own, since it brings the schemas that every message of the view
 * must pass. One panel shows one invoice, edits its draft and issues it.
 */
import * as vscode from 'vscode';
import type { Connection } from '../../../contract/webview/common.ts';
import {
  type InvoiceHostMessage,
  type InvoiceViewMessage,
  invoiceView,
  invoiceViewMessageSchema,
  invoiceViewStateSchema,
  type MendAction,
} from '../../../contract/webview/invoice-view.ts';
import { watchRecords } from '../../platform/changes.ts';
import { runCommand } from '../../platform/commands.ts';
import { DisposableStore } from '../../platform/disposables.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { ifMatch } from '../../platform/if-match.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { showPage } from '../../platform/webview-page.ts';
import { findCommitAddress } from './commit-address.ts';
import { toContent, toPatch, toRefusal } from './invoice-content.ts';

/** The invoice that a restored panel showed; undefined when its state is not one that this version understands. */
export function findInvoiceId(state: unknown): string | undefined {
  return invoiceViewStateSchema.safeParse(state).data?.invoiceId;
}

export function attachInvoicePanel(services: Services, panel: vscode.WebviewPanel, invoiceId: string): void {
  const host = new InvoicePanel(services, panel, invoiceId);
  panel.onDidDispose(() => host.dispose());
}

class InvoicePanel {
  private readonly services: Services;
  private readonly panel: vscode.WebviewPanel;
  private readonly invoiceId: string;
  private readonly store: DisposableStore;
  private asOf: string | undefined;

  constructor(services: Services, panel: vscode.WebviewPanel, invoiceId: string) {
    this.services = services;
    this.panel = panel;
    this.invoiceId = invoiceId;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    panel.iconPath = new vscode.ThemeIcon('file');
    this.store.addAll(
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      services.backend.onDidChangeState(() => this.sendConnection()),
      watchRecords(services, ['invoice', 'client', 'organization'], () =>
        this.attempt(() => this.sendContent()),
      ),
    );
    showPage(services, panel.webview, { ...invoiceView, title: services.t('Invoice') });
  }

  dispose(): void {
    this.store.dispose();
  }

  private receive(message: unknown): void {
    const parsed = invoiceViewMessageSchema.safeParse(message);
    if (parsed.success) this.attempt(() => this.handle(parsed.data));
    else this.services.log.warn('Invoice panel: a message outside the contract was refused.');
  }

  private attempt(run: () => Promise<void>): void {
    run().catch((error: unknown) => showFailure(this.services, error));
  }

  private async handle(message: InvoiceViewMessage): Promise<void> {
    const { services } = this;
    switch (message.type) {
      case 'ready':
        this.sendConnection();
        return await this.sendContent();
      case 'update':
        return await this.update(message);
      case 'issue':
        return await this.issue(message.version);
      case 'openRecord':
        await runCommand('vireo.openRecord', { record: message.link });
        return;
      case 'mend':
        return await this.mend(message.action);
      case 'openCommit':
        return await this.openCommit(message.hash, message.entryId);
      case 'viewFailed':
        return services.log.error(`Invoice panel: ${message.message}`);
    }
  }

  /** What a failed check asks for is typed in where it is kept; the change comes back as an event. */
  private async mend(action: MendAction): Promise<void> {
    if (action === 'editOrganization') return void (await runCommand('vireo.editOrganization'));
    const { backend } = this.services;
    const path = { id: this.invoiceId };
    const { clientId } = await backend.ask((api, options) => api.getInvoice({ ...options, path }));
    await runCommand('vireo.editClient', { record: { kind: 'client', ids: [clientId] } });
  }

  private async update({
    updateId,
    changes,
  }: Extract<InvoiceViewMessage, { type: 'update' }>): Promise<void> {
    const { backend, t } = this.services;
    try {
      const path = { id: this.invoiceId };
      await backend.ask((api, options) => api.patchInvoice({ ...options, path, body: toPatch(changes, t) }));
      await this.sendContent(updateId);
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await this.send(toRefusal(error, updateId));
    }
  }

  /** The version that was on the screen: another one is refused rather than issued unseen. */
  private async issue(version: number): Promise<void> {
    const headers = ifMatch({ version });
    try {
      const path = { id: this.invoiceId };
      await this.services.backend.ask((api, options) => api.issueInvoice({ ...options, path, headers }));
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await this.send(toRefusal(error));
    }
    await this.sendContent();
  }

  private async openCommit(hash: string, entryId: string): Promise<void> {
    const { reply } = await this.read();
    const entry = reply.trace.flatMap(({ entries }) => entries).find(({ id }) => id === entryId);
    const address = findCommitAddress(entry?.remote, hash);
    if (address !== undefined) {
      await vscode.env.openExternal(vscode.Uri.parse(address, true));
      return;
    }
    await vscode.env.clipboard.writeText(hash);
    vscode.window.setStatusBarMessage(this.services.t('The hash of the commit was copied.'), 5_000);
  }

  private async read() {
    const { backend } = this.services;
    const path = { id: this.invoiceId };
    const [invoice, reply, organizations] = await Promise.all([
      backend.ask((api, options) => api.getInvoice({ ...options, path })),
      backend.ask((api, options) => api.getInvoiceDocument({ ...options, path })),
      backend.ask((api, options) => api.listOrganizations(options)),
    ]);
    return { invoice, reply, organizations: organizations.items };
  }

  private async sendContent(answers?: number): Promise<void> {
    const { t } = this.services;
    if (this.services.backend.state.phase === 'failed') return;
    const { invoice, reply, organizations } = await this.read();
    this.asOf = new Date(this.services.clock.now()).toISOString();
    this.panel.title =
      invoice.number === null ? t('Invoice draft · {0}', invoice.clientName) : invoice.number;
    const content = toContent({ invoice, reply }, { t, taxes: organizations });
    await this.send(answers === undefined ? content : { ...content, answers });
  }

  private sendConnection(): void {
    this.attempt(() => this.send(connectionOf(this.services, this.asOf)));
  }

  private async send(message: InvoiceHostMessage): Promise<void> {
    await this.panel.webview.postMessage(message);
  }
}

function connectionOf({ backend }: Services, asOf: string | undefined): Connection {
  const states = { ready: 'online', starting: 'reconnecting', failed: 'offline' } as const;
  return { type: 'connection', state: states[backend.state.phase], ...(asOf === undefined ? {} : { asOf }) };
}
