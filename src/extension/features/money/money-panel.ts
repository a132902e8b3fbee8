/** The host side of the Invoices page; a bundle of its own. It asks when the page does, and again when records change. */
import {
  type MoneyHostMessage,
  type MoneyQuestion,
  type MoneyViewMessage,
  moneyViewMessageSchema,
} from '../../../../webviews/money/messages.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import { loadOrFail } from '../../platform/pages/load-or-fail.ts';
import type { DefinePage } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { today } from '../../platform/time/iso-week.ts';
import { saveCsvFile } from '../reports/save-csv-file.ts';
import { loadMoney, moneyFileOf, moneyResources } from './load-money.ts';

export function attachMoneyPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineMoney(services));
}

const firstQuestion: MoneyQuestion = { vat: 'this-quarter' };

const toTarget = (id: string) => ({ record: { kind: 'invoice' as const, ids: [id] } });

function defineMoney(services: Services): DefinePage<MoneyViewMessage, MoneyHostMessage> {
  let question = firstQuestion;
  const asked = (of: MoneyQuestion) => ({ question: of, today: today(services.clock.now()) });
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
        loadOrFail(services, 'Invoices', () =>
          loadMoney(services, { ...asked(question), locale: userLocale() }),
        ),
      on: {
        ready: (message) => ask(message.question ?? firstQuestion),
        ask: (message) => ask(message.question),
        refresh: () => page.fill(),
        createInvoice: () => runCommand('vireo.createInvoice'),
        openInvoice: ({ id }) => runCommand('vireo.openRecord', toTarget(id)),
        recordPayment: ({ id }) => runCommand('vireo.recordPayment', toTarget(id)),
        markSent: ({ id }) => runCommand('vireo.markInvoiceSent', toTarget(id)),
        exportCsv: (message) =>
          saveCsvFile(services, moneyFileOf(services, message.report, asked(message.question))),
      },
    };
  };
}
