/** The Invoices view and the invoice panel. */
import * as vscode from 'vscode';
import type { Invoice } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { invoicePanelType, treeViews } from '../../../contract/views.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { ifMatch } from '../../platform/if-match.ts';
import { userLocale } from '../../platform/l10n.ts';
import { type Row, recordIdOf } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { formatDay } from '../timesheets/formats.ts';
import { today } from '../timesheets/iso-week.ts';
import { markDone } from '../welcome/progress.ts';
import { buildInvoiceRows } from './invoice-rows.ts';

const mostInvoices = 1_000;

export function registerInvoices(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const panels = store.add(new InvoicePanels(services));
  const preview = async (id: string | undefined) => {
    const chosen = id ?? (await pickInvoice(services));
    if (chosen !== undefined) await panels.show(chosen);
  };
  const tree = new RowTree(services, {
    view: treeViews.invoices,
    resources: ['invoice', 'client'],
    load: () => loadRows(services),
    badge: (rows) => overdueBadge(rows, services),
  });
  return store.addAll(
    tree,
    services.openers.add(['invoice'], async ({ ids: [id] }) => {
      if (id === undefined) return false;
      await services.backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
      await panels.show(id);
      return true;
    }),
    registerRecordCommand(services, 'vireo.createInvoice', async () => {
      const { createInvoice } = await import('./create-invoice.ts');
      const id = await createInvoice(services);
      if (id !== undefined) await panels.show(id);
    }),
    registerRecordCommand(services, 'vireo.deleteInvoice', async (target) =>
      (await import('./correct-invoice.ts')).deleteDraft(services, target),
    ),
    registerRecordCommand(services, 'vireo.creditInvoice', async (target) => {
      const { createCreditNote } = await import('./correct-invoice.ts');
      const id = await createCreditNote(services, target);
      if (id !== undefined) await panels.show(id);
    }),
    registerRecordCommand(services, 'vireo.previewInvoice', (target) =>
      preview(recordIdOf(target, 'invoice')),
    ),
    registerRecordCommand(services, 'vireo.issueInvoice', (target) => issue(services, panels, target)),
    registerRecordCommand(services, 'vireo.copyInvoiceNumber', (target) => copyNumber(services, target)),
  );
}

async function loadInvoices({ backend }: Services): Promise<readonly Invoice[]> {
  return await loadAll(
    (cursor) =>
      backend.ask((api, options) => api.listInvoices({ ...options, query: { limit: 500, ...cursor } })),
    mostInvoices,
  );
}

async function loadRows(services: Services): Promise<readonly Row[]> {
  const { t, clock } = services;
  return buildInvoiceRows(await loadInvoices(services), {
    t,
    formatAmount,
    formatDate: (date) => formatDay(date, userLocale()),
    today: today(clock.now()),
  });
}

function overdueBadge(rows: readonly Row[], { t }: Services): vscode.ViewBadge | undefined {
  const value = rows.find(({ id }) => id === 'invoices/overdue')?.children?.length ?? 0;
  return value === 0 ? undefined : { value, tooltip: t('Overdue invoices: {0}', value) };
}

/** One panel an invoice; a reload of the window brings back those that were open. */
class InvoicePanels implements Disposable {
  private readonly services: Services;
  private readonly store: DisposableStore;
  private readonly open = new Map<string, vscode.WebviewPanel>();

  constructor(services: Services) {
    this.services = services;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.store.addAll(
      vscode.window.registerWebviewPanelSerializer(invoicePanelType, {
        deserializeWebviewPanel: (panel, state) => this.restore(panel, state),
      }),
      { dispose: () => this.closeAll() },
    );
  }

  async show(id: string): Promise<void> {
    markDone('invoice', this.services);
    const shown = this.open.get(id);
    if (shown !== undefined) return shown.reveal();
    const title = this.services.t('Invoice');
    await this.attach(
      vscode.window.createWebviewPanel(invoicePanelType, title, vscode.ViewColumn.Active),
      id,
    );
  }

  dispose(): void {
    this.store.dispose();
  }

  private async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { findInvoiceId } = await import('./invoice-panel.ts');
    const id = findInvoiceId(state);
    if (id === undefined) panel.dispose();
    else await this.attach(panel, id);
  }

  private async attach(panel: vscode.WebviewPanel, id: string): Promise<void> {
    this.open.set(id, panel);
    panel.onDidDispose(() => this.open.delete(id));
    const { attachInvoicePanel } = await import('./invoice-panel.ts');
    // Closed again while the bundle was loading: there is nothing left to fill.
    if (this.open.get(id) === panel) attachInvoicePanel(this.services, panel, id);
  }

  private closeAll(): void {
    for (const panel of [...this.open.values()]) panel.dispose();
  }
}

async function pickInvoice(services: Services): Promise<string | undefined> {
  const invoices = await loadInvoices(services);
  const items = invoices.map((invoice) => ({
    label: `${invoice.number ?? services.t('Draft')} ${invoice.clientName}`,
    description: formatAmount(invoice.gross),
    id: invoice.id,
  }));
  if (items.length === 0) {
    vscode.window.showInformationMessage(
      services.t('There is no invoice yet: approve time, then create one.'),
    );
    return undefined;
  }
  const placeHolder = services.t('Which invoice?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
}

/** Final: so it is asked, once, with what becomes final. The version that was read is the one that is issued. */
async function issue(
  services: Services,
  panels: InvoicePanels,
  target: CommandTarget | undefined,
): Promise<void> {
  const { backend, t } = services;
  const id = recordIdOf(target, 'invoice');
  if (id === undefined) return;
  const invoice = await backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
  await panels.show(id);
  const act = t('Issue {0}', formatAmount(invoice.gross));
  const detail = t('It gets its number and can never be changed or deleted: only a credit note corrects it.');
  const question = t('Issue the invoice to {0}?', invoice.clientName);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act) return;
  const headers = ifMatch(invoice);
  await backend.ask((api, options) => api.issueInvoice({ ...options, path: { id }, headers }));
}

async function copyNumber({ backend, t }: Services, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'invoice');
  if (id === undefined) return;
  const { number } = await backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
  if (number === null) vscode.window.showInformationMessage(t('A draft has no number yet.'));
  else await vscode.env.clipboard.writeText(number);
}
