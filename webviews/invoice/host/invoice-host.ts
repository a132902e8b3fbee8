/** The host side of the invoice panel: one panel shows one invoice, edits its draft and issues it. */

import type { Invoice } from '../../../src/api-client/index.ts';
import type { CommandTarget } from '../../../src/contract/commands.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { LogoCache } from '../../../src/pages/practice/load-logo.ts';
import { loadReadyReminders } from '../../../src/pages/practice/ready-reminders.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import type { InvoiceAccount } from '../account-messages.ts';
import {
  type InvoiceContent,
  type InvoiceDeleted,
  type InvoiceHostMessage,
  type InvoiceViewMessage,
  invoiceViewMessageSchema,
  invoiceViewStateSchema,
} from '../messages.ts';
import { findCommitAddress } from './commit-address.ts';
import { contentOrDeleted } from './deleted-draft.ts';
import { DraftWrites } from './draft-writes.ts';
import { findMail } from './find-mail.ts';
import { toAccount } from './invoice-account.ts';
import { toContent, toRefusal } from './invoice-content.ts';

/** The invoice that a restored panel showed; undefined when its state is not one that this version understands. */
export function findInvoiceId(state: unknown): string | undefined {
  return invoiceViewStateSchema.safeParse(state).data?.invoiceId;
}

/** What the page's own messages need beside the ports. */
export interface InvoiceEdge {
  readonly invoiceId: string;
  setTitle(title: string): void;
  reversePayment(paymentId: string): Promise<unknown>;
  addMissingWeek(weekStart: string | undefined): Promise<void>;
}

export function defineInvoice(
  ports: PagePorts,
  edge: InvoiceEdge,
): DefinePage<InvoiceViewMessage, InvoiceHostMessage> {
  return (page) => new InvoicePage(ports, { ...edge, page }).table;
}

interface Shown extends InvoiceEdge {
  readonly page: Page<InvoiceHostMessage>;
}

class InvoicePage {
  private readonly ports: PagePorts;
  private readonly edge: InvoiceEdge;
  private readonly page: Page<InvoiceHostMessage>;
  private readonly invoiceId: string;
  private readonly writes: DraftWrites;
  private readonly logos: LogoCache;

  constructor(ports: PagePorts, { page, ...edge }: Shown) {
    this.ports = ports;
    this.edge = edge;
    this.page = page;
    this.invoiceId = edge.invoiceId;
    this.logos = new LogoCache(ports);
    this.writes = new DraftWrites(ports, edge.invoiceId, {
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
      watch: ['invoice', 'reminder', 'client', 'organization', 'invoice-look', 'mail-account'],
      load: () => this.load(),
      on: {
        ready: () => this.page.fill(),
        update: ({ updateId, changes, seen }) => this.writes.patch(updateId, changes, seen),
        addLine: (message) => this.writes.changeLine(message),
        changeLine: (message) => this.writes.changeLine(message),
        moveLine: (message) => this.writes.changeLine(message),
        removeLine: (message) => this.writes.changeLine(message),
        issue: ({ version }) => this.issue(version),
        export: () => this.ports.runCommand('vireo.exportInvoice', this.target),
        recordPayment: () => this.ports.runCommand('vireo.recordPayment', this.target),
        email: () => this.ports.runCommand('vireo.emailInvoice', this.target),
        send: () => this.ports.runCommand('vireo.mailInvoice', this.target),
        setUpEmail: () => this.ports.runCommand('vireo.setUpEmail'),
        remind: () => this.ports.runCommand('vireo.remindInvoice', this.target),
        markSent: () => this.ports.runCommand('vireo.markInvoiceSent', this.target),
        reversePayment: ({ paymentId }) => this.edge.reversePayment(paymentId),
        act: ({ act }) => this.ports.runCommand(`vireo.${act}Invoice`, this.target),
        editLook: () => this.ports.runCommand('vireo.editInvoiceLook'),
        openRecord: ({ link }) => this.ports.openRecord(link),
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
      return await this.edge.addMissingWeek(weekStart);
    }
    const { backend } = this.ports;
    const path = { id: this.invoiceId };
    if (action === 'editOrganization') {
      if ((await this.ports.runCommand('vireo.editOrganization')) !== true) return;
      // A draft that lacked the VAT rate takes it with a change, be it of nothing.
      await backend.ask((api, options) => api.patchInvoice({ ...options, path, body: {} }));
      return;
    }
    const { clientId } = await backend.ask((api, options) => api.getInvoice({ ...options, path }));
    await this.ports.runCommand('vireo.editClient', { record: { kind: 'client', ids: [clientId] } });
  }

  /** The version that was on the screen: another one is refused rather than issued unseen. */
  private async issue(version: number): Promise<void> {
    const headers = ifMatch({ version });
    try {
      const path = { id: this.invoiceId };
      await this.ports.backend.ask((api, options) => api.issueInvoice({ ...options, path, headers }));
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
      await this.ports.openAddress(address);
      return;
    }
    await this.ports.copy(hash);
    this.ports.mention(this.ports.t('The hash of the commit was copied.'));
  }

  private async read() {
    const { backend } = this.ports;
    const path = { id: this.invoiceId };
    const [invoice, reply, organizations] = await Promise.all([
      backend.ask((api, options) => api.getInvoice({ ...options, path })),
      backend.ask((api, options) => api.getInvoiceDocument({ ...options, path })),
      backend.ask((api, options) => api.listOrganizations(options)),
    ]);
    return { invoice, reply, organizations: organizations.items };
  }

  private async load(): Promise<InvoiceContent | InvoiceDeleted | undefined> {
    const { backend, t } = this.ports;
    if (backend.state.phase === 'failed') return undefined;
    return await contentOrDeleted(() => this.loadContent(), t);
  }

  private async loadContent(): Promise<InvoiceContent> {
    const { t } = this.ports;
    const { invoice, reply, organizations } = await this.read();
    const title = invoice.number === null ? t('Invoice draft · {0}', invoice.clientName) : invoice.number;
    this.edge.setTitle(title);
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
    const { backend, clock } = this.ports;
    const path = { id: invoice.id };
    const query = { invoiceId: invoice.id, limit: 500 };
    const [payments, history, ready, hasMail] = await Promise.all([
      backend.ask((api, options) => api.listPayments({ ...options, query })),
      backend.ask((api, options) => api.getInvoiceHistory({ ...options, path })),
      loadReadyReminders({ backend }),
      findMail({ backend }),
    ]);
    const readyStep = ready.get(invoice.id);
    const day = today(clock.now());
    return toAccount({ invoice, payments: payments.items, history, today: day, hasMail, readyStep });
  }

  /** The page waits for the answer to its own change. */
  private async sendAnswer(answers: number): Promise<void> {
    const content = await this.load();
    if (content !== undefined)
      await this.page.send(content.type === 'gone' ? content : { ...content, answers });
  }
}
