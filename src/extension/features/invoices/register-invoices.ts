/** The Invoices view, the Invoices page and the invoice panel. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../contract/commands.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { showPage } from '../../platform/pages/shown-page.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Row } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { markDone } from '../../platform/walkthrough/progress.ts';
import type { InvoiceLetter } from './settling/invoice-letter.ts';

const acts = [
  'createInvoice',
  'previewInvoice',
  'issueInvoice',
  'deleteInvoice',
  'creditInvoice',
  'correctInvoice',
  'duplicateInvoice',
  'exportInvoice',
  'markInvoiceSent',
  'mailInvoice',
  'emailInvoice',
  'recordPayment',
  'copyInvoiceNumber',
] as const;

export function registerInvoices(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const panels = store.add(new InvoicePanels(services));
  const tree = new RowTree(services, {
    view: 'vireo.invoices',
    resources: ['invoice', 'client', 'reminder', 'reminder-rule'],
    load: async () => (await import('./load-invoice-rows.ts')).loadInvoiceRows(services),
    badge: (rows) => overdueBadge(rows, services),
  });
  return store.addAll(
    tree,
    registerLetter(services),
    ...acts.map((name) =>
      registerRecordCommand(services, `vireo.${name}`, async (target?: CommandTarget, selected?: unknown) =>
        (await import('./invoice-acts.ts')).invoiceActs[name](services, panels, target, selected),
      ),
    ),
  );
}

/** The page on which a mail of an invoice is changed before it leaves. */
function registerLetter(services: Services): Disposable {
  const asked = new Emitter<InvoiceLetter>();
  let first: InvoiceLetter | undefined;
  const panel = registerSinglePanel(services, {
    type: 'vireo.letter',
    view: 'letter',
    title: services.t('Send Invoice'),
    icon: 'send',
    load: async () => {
      const { attachLetterPanel } = await import('./settling/letter-panel.ts');
      return (opened) => attachLetterPanel(services, opened, { asked: asked.event, first });
    },
  });
  panel.add(
    registerRecordCommand(services, 'vireo.writeInvoiceMail', async (letter) => {
      first = letter;
      await panel.show();
      asked.fire(letter);
    }),
  );
  return panel;
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
      services.panels.add('vireo.invoice', async (panel, state) => await this.restore(panel, state)),
      { dispose: () => this.closeAll() },
    );
  }

  /** `preserveFocus`: for a question that is asked beside it. */
  async show(id: string, preserveFocus = false): Promise<void> {
    markDone('invoice', this.services);
    const shown = this.open.get(id);
    if (shown !== undefined) return shown.reveal(undefined, preserveFocus);
    const title = this.services.t('Invoice');
    const place = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
    await this.attach(vscode.window.createWebviewPanel('vireo.invoice', title, place), id);
  }

  /** Id of the invoice whose panel is in front. */
  get front(): string | undefined {
    return [...this.open].find(([, panel]) => panel.active)?.[0];
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
    panel.iconPath = new vscode.ThemeIcon('file');
    const title = this.services.t('Invoice');
    const page = await showPage(this.services, panel, { view: 'invoice', title });
    const { attachInvoicePanel } = await import('./invoice-panel.ts');
    // Closed again while the bundle was loading: nobody needs a host.
    if (this.open.get(id) === panel) attachInvoicePanel(this.services, page, id);
  }

  private closeAll(): void {
    for (const panel of [...this.open.values()]) panel.dispose();
  }
}
