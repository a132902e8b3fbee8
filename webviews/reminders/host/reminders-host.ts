/** The host side of the Reminders page. It asks when the page does, and again when records change. */

import type { Emitter } from '../../../src/pages/emitter.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import {
  type RemindersHostMessage,
  type RemindersViewMessage,
  remindersViewMessageSchema,
} from '../messages.ts';
import { loadDetail, loadReminders, reminderResources } from './load-reminders.ts';
import { sendReady, sendReminder } from './send-reminders.ts';
import { previewRule, removeRule, saveRule } from './write-rule.ts';

/** Invoices that *Remind…* is called for. */
export interface Asked {
  /** While the page is open. */
  readonly asked: Emitter<string>['event'];
  /** By which it was opened. */
  readonly first: string | undefined;
}

const targetOf = (invoiceId: string) => ({ record: { kind: 'invoice' as const, ids: [invoiceId] } });

export function defineReminders(
  ports: PagePorts,
  { asked, first }: Asked,
): DefinePage<RemindersViewMessage, RemindersHostMessage> {
  let selected = first;
  return (page) => {
    page.add(
      asked((invoiceId) => {
        selected = invoiceId;
        page.run(async () => {
          await page.sendWhenOpen({ type: 'show', invoiceId });
          await page.fill();
        });
      }),
    );
    // Also after a failure: the page waits for the end of what it asked for.
    const thenFill = async (act: Promise<unknown>) => {
      try {
        await act;
      } finally {
        await page.fill();
      }
    };
    const answer = (act: Promise<RemindersHostMessage>) => thenFill(act.then((said) => page.send(said)));
    return {
      incoming: remindersViewMessageSchema,
      showsConnection: true,
      watch: reminderResources,
      load: () => loadOrFail(ports, 'Reminders', () => loadReminders(ports, selected)),
      on: {
        ready: ({ invoiceId }) => {
          selected ??= invoiceId;
          return page.fill();
        },
        refresh: () => page.fill(),
        select: async ({ invoiceId }) => {
          selected = invoiceId;
          await page.send({ type: 'detail', detail: await loadDetail(ports, invoiceId) });
        },
        send: (message) => answer(sendReminder(ports, message, 'mail')),
        recordSent: (message) => answer(sendReminder(ports, message, 'other')),
        sendReady: () => thenFill(sendReady(ports)),
        copyText: async ({ text }) => {
          await ports.copy(text);
          ports.mention(ports.t('The text was copied.'));
        },
        setDebtor: (message) => thenFill(setDebtor(ports, message)),
        pause: ({ invoiceId }) => thenFill(pause(ports, invoiceId)),
        resume: ({ invoiceId }) => thenFill(resume(ports, invoiceId)),
        previewRule: async (message) => page.send(await previewRule(ports, message)),
        saveRule: (message) => answer(saveRule(ports, message)),
        removeRule: async (message) => {
          if (!(await removeRule(ports, message))) return;
          await answer(Promise.resolve({ type: 'ruleSaved', clientId: message.clientId }));
        },
        ...leadingElsewhere(ports),
      },
    };
  };
}

/** What another command does; each change of a record fills the page again. */
function leadingElsewhere(ports: PagePorts) {
  const { runCommand, openRecord } = ports;
  return {
    recordPayment: ({ invoiceId }: OfInvoice) => runCommand('vireo.recordPayment', targetOf(invoiceId)),
    openInvoice: ({ invoiceId }: OfInvoice) => openRecord(targetOf(invoiceId).record),
    sendInvoice: ({ invoiceId }: OfInvoice) => runCommand('vireo.mailInvoice', targetOf(invoiceId)),
    markSent: ({ invoiceId }: OfInvoice) => runCommand('vireo.markInvoiceSent', targetOf(invoiceId)),
    editClient: ({ clientId }: { readonly clientId: string }) =>
      runCommand('vireo.editClient', { record: { kind: 'client', ids: [clientId] } }),
    setUpMail: () => runCommand('vireo.setUpEmail'),
    releaseMail: () => runCommand('vireo.releaseOutgoing'),
    openOutbox: () => runCommand('vireo.openOutbox'),
  };
}

type Debtor = Extract<RemindersViewMessage, { readonly type: 'setDebtor' }>;

interface OfInvoice {
  readonly invoiceId: string;
}

async function pause({ ask, backend, t }: PagePorts, invoiceId: string): Promise<void> {
  const reason = await ask({
    kind: 'text',
    title: t('Pause Reminders'),
    prompt: t('Why? For example: discount disputed.'),
    staysOpen: true,
    check: (text) =>
      text.trim() === '' || text.trim().length > 200
        ? t('Enter a reason of at most 200 characters.')
        : undefined,
  });
  if (reason === undefined) return;
  const body = { reason: reason.trim() };
  await backend.ask((api, options) => api.pauseReminders({ ...options, path: { id: invoiceId }, body }));
}

/** A fact of the client, for every reminder to it. */
async function setDebtor({ backend }: PagePorts, { clientId, debtor }: Debtor): Promise<void> {
  const path = { id: clientId };
  const client = await backend.ask((api, options) => api.getClient({ ...options, path }));
  const headers = ifMatch(client);
  await backend.ask((api, options) => api.patchClient({ ...options, path, headers, body: { debtor } }));
}

async function resume({ backend }: PagePorts, invoiceId: string): Promise<void> {
  await backend.ask((api, options) => api.resumeReminders({ ...options, path: { id: invoiceId } }));
}
