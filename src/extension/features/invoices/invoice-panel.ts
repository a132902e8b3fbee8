/**
 * The host side of the invoice panel; a bundle of its own, since it brings the schemas that every message of the view
 * must pass. One panel shows one invoice, edits its draft and issues it.
 */
import * as vscode from 'vscode';
import type { InvoiceAccount } from '../../../../webviews/invoice/account-messages.ts';
import {
  type InvoiceContent,
  type InvoiceDeleted,
  type InvoiceHostMessage,
  type InvoiceViewMessage,
  invoiceViewMessageSchema,
  invoiceViewStateSchema,
} from '../../../../webviews/invoice/messages.ts';
import type { Invoice } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { runCommand } from '../../platform/commands.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { ifMatch } from '../../platform/if-match.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { Page, PageTable } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import { LogoCache } from '../../platform/practice/load-logo.ts';
import type { Services } from '../../platform/services.ts';
import { today } from '../../platform/time/iso-week.ts';
import { findCommitAddress } from './commit-address.ts';
import { contentOrDeleted } from './deleted-draft.ts';
import { DraftWrites } from './draft-writes.ts';
import { toContent, toRefusal } from './invoice-content.ts';
import { toAccount } from './settling/invoice-account.ts';

/** The invoice that a restored panel showed; undefined when its state is not one that this version understands. */
export function findInvoiceId(state: unknown): string | undefined {
  return invoiceViewStateSchema.safeParse(state).data?.invoiceId;
}

export function attachInvoicePanel(services: Services, shown: ShownPage, invoiceId: string): void {
  hostPage(
    services,
    shown,
    (page) => new InvoicePage(services, { panel: shown.frame, page, invoiceId }).table,
  );
}

interface Shown {
  readonly panel: vscode.WebviewPanel;
  readonly page: Page<InvoiceHostMessage>;
  readonly invoiceId: string;
}

class InvoicePage {
  private readonly services: Services;
  private readonly panel: vscode.WebviewPanel;
  private readonly page: Page<InvoiceHostMessage>;
  private readonly invoiceId: string;
  private readonly writes: DraftWrites;
  private readonly logos: LogoCache;

  constructor(services: Services, { panel, page, invoiceId }: Shown) {
    this.services = services;
    this.panel = panel;
    this.page = page;
    this.invoiceId = invoiceId;
    this.logos = new LogoCache(services);
    this.writes = new DraftWrites(services, invoiceId, {
      done: (updateId) => this.sendAnswer(updateId),
      refused: async (refusal) => {
        await page.send(refusal);
        // Whatever refused it, the draft may have been changed elsewhere.
        await page.fill();
      },
    });
  }

  get table(): PageTable<InvoiceViewMessage, InvoiceHostMessage> {
    return {
      incoming: invoiceViewMessageSchema,
      showsConnection: true,
      watch: ['invoice', 'client', 'organization', 'invoice-look'],
      load: () => this.load(),
      on: {
        ready: () => this.page.fill(),
        update: ({ updateId, changes, seen }) => this.writes.patch(updateId, changes, seen),
        addLine: (message) => this.writes.changeLine(message),
        changeLine: (message) => this.writes.changeLine(message),
        moveLine: (message) => this.writes.changeLine(message),
        removeLine: (message) => this.writes.changeLine(message),
        issue: ({ version }) => this.issue(version),
        export: () => runCommand('vireo.exportInvoice', this.target),
        recordPayment: () => runCommand('vireo.recordPayment', this.target),
        email: () => runCommand('vireo.emailInvoice', this.target),
        markSent: () => runCommand('vireo.markInvoiceSent', this.target),
        reversePayment: async ({ paymentId }) => {
          const { reverseRecorded } = await import('./settling/record-payment.ts');
          await reverseRecorded(this.services, paymentId);
        },
        act: ({ act }) => runCommand(`vireo.${act}Invoice`, this.target),
        editLook: () => runCommand('vireo.editInvoiceLook'),
        openRecord: ({ link }) => runCommand('vireo.openRecord', { record: link }),
        mend: (asked) => this.mend(asked),
        openCommit: ({ hash, entryId }) => this.openCommit(hash, entryId),
      },
    };
  }

  private get target(): CommandTarget {
    return { record: { kind: 'invoice', ids: [this.invoiceId] } };
  }

  /** What a failed check asks for is typed in where it is kept; the change comes back as an event. */
  private async mend({ action, weekStart }: Extract<InvoiceViewMessage, { type: 'mend' }>): Promise<void> {
    if (action === 'approveWeek' || action === 'takeUpTime') {
      const { addMissingWeek } = await import('./add-missing-week.ts');
      return await addMissingWeek(this.services, this.invoiceId, weekStart);
    }
    const { backend } = this.services;
    const path = { id: this.invoiceId };
    if (action === 'editOrganization') {
      if ((await runCommand('vireo.editOrganization')) !== true) return;
      // A draft that lacked the VAT rate takes it with a change, be it of nothing.
      await backend.ask((api, options) => api.patchInvoice({ ...options, path, body: {} }));
      return;
    }
    const { clientId } = await backend.ask((api, options) => api.getInvoice({ ...options, path }));
    await runCommand('vireo.editClient', { record: { kind: 'client', ids: [clientId] } });
  }

  /** The version that was on the screen: another one is refused rather than issued unseen. */
  private async issue(version: number): Promise<void> {
    const headers = ifMatch({ version });
    try {
      const path = { id: this.invoiceId };
      await this.services.backend.ask((api, options) => api.issueInvoice({ ...options, path, headers }));
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      // The panel shows next that it was undone.
      if (error.code !== 'not_found') await this.page.send(toRefusal(error));
    }
    await this.page.fill();
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

  private async load(): Promise<InvoiceContent | InvoiceDeleted | undefined> {
    const { backend, t } = this.services;
    if (backend.state.phase === 'failed') return undefined;
    return await contentOrDeleted(() => this.loadContent(), t);
  }

  private async loadContent(): Promise<InvoiceContent> {
    const { t } = this.services;
    const { invoice, reply, organizations } = await this.read();
    this.panel.title =
      invoice.number === null ? t('Invoice draft · {0}', invoice.clientName) : invoice.number;
    const taxes = organizations.flatMap(({ taxCategory, taxRate }) =>
      taxRate === null ? [] : [{ taxCategory, taxRate }],
    );
    this.writes.saw(reply.version);
    const account = invoice.state === 'draft' ? undefined : await this.loadAccount(invoice);
    const logo = reply.document.look?.logo;
    const image = logo && (await this.logos.load(logo));
    return {
      ...toContent({ invoice, reply }, { t, taxes }),
      ...(account && { account }),
      ...(image !== undefined && { logo: image }),
    };
  }

  private async loadAccount(invoice: Invoice): Promise<InvoiceAccount> {
    const { backend, clock } = this.services;
    const path = { id: invoice.id };
    const query = { invoiceId: invoice.id, limit: 500 };
    const [payments, history] = await Promise.all([
      backend.ask((api, options) => api.listPayments({ ...options, query })),
      backend.ask((api, options) => api.getInvoiceHistory({ ...options, path })),
    ]);
    return toAccount({ invoice, payments: payments.items, history, today: today(clock.now()) });
  }

  /** The page waits for the answer to its own change. */
  private async sendAnswer(answers: number): Promise<void> {
    const content = await this.load();
    if (content !== undefined)
      await this.page.send(content.type === 'gone' ? content : { ...content, answers });
  }
}
