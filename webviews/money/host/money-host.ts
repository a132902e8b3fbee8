/** The host side of the Invoices page. It asks when the page does, and again when records change. */

import { saveCsvFile } from '../../../src/pages/files/save-csv-file.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import {
  type MoneyHostMessage,
  type MoneyQuestion,
  type MoneyViewMessage,
  moneyViewMessageSchema,
} from '../messages.ts';
import { loadMoney, moneyFileOf, moneyResources } from './load-money.ts';

const firstQuestion: MoneyQuestion = { vat: 'this-quarter' };

const toRecord = (id: string) => ({ kind: 'invoice' as const, ids: [id] });

export function defineMoney(ports: PagePorts): DefinePage<MoneyViewMessage, MoneyHostMessage> {
  let question = firstQuestion;
  const asked = (of: MoneyQuestion) => ({ question: of, today: today(ports.clock.now()) });
  return (page) => {
    const ask = (next: MoneyQuestion) => {
      question = next;
      return page.fill();
    };
    return {
      incoming: moneyViewMessageSchema,
      showsConnection: true,
      watch: moneyResources,
      load: () =>
        loadOrFail(ports, 'Invoices', () => loadMoney(ports, { ...asked(question), locale: ports.locale })),
      on: {
        ready: (message) => ask(message.question ?? firstQuestion),
        ask: (message) => ask(message.question),
        refresh: () => page.fill(),
        createInvoice: () => ports.runCommand('vireo.createInvoice'),
        openInvoice: ({ id }) => ports.openRecord(toRecord(id)),
        recordPayment: ({ id }) => ports.runCommand('vireo.recordPayment', { record: toRecord(id) }),
        remind: ({ id }) => ports.runCommand('vireo.remindInvoice', { record: toRecord(id) }),
        markSent: ({ id }) => ports.runCommand('vireo.markInvoiceSent', { record: toRecord(id) }),
        exportCsv: (message) =>
          saveCsvFile(ports, moneyFileOf(ports, message.report, asked(message.question))),
      },
    };
  };
}
