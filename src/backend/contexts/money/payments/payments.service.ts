/** The use cases of the ledger. */
import type { Caller } from '../../../platform/http/actor.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { InvoiceHistory } from './history/history.schema.ts';
import { loadHistory } from './history/load-history.ts';
import { showPayment, showPayments } from './payment-view.ts';
import type { PaymentPorts } from './payments.ports.ts';
import { listPayments } from './payments.repository.ts';
import type { CreatePayment, ListPayments, Payment } from './payments.schema.ts';
import { recordPayment } from './record-payment.ts';
import { loadPayment, type ReverseOn, reversePayment } from './reverse-payment.ts';
import { drawClientStatement } from './statement/draw-statement.ts';
import type { ClientStatement, StatementQuery } from './statement/statement.schema.ts';

export interface PaymentsService {
  list(caller: Caller, query: ListPayments): Promise<Page<Payment>>;
  get(caller: Caller, id: string): Promise<Payment>;
  create(caller: Caller, input: CreatePayment): Promise<Created<Payment>>;
  /** Answers the transaction that takes the other back. */
  reverse(on: ReverseOn): Promise<Created<Payment>>;
  statement(caller: Caller, id: string, query: StatementQuery): Promise<ClientStatement>;
  /** What happened to an invoice. */
  history(caller: Caller, invoiceId: string): Promise<InvoiceHistory>;
}

export function createPaymentsService(ports: PaymentPorts): PaymentsService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const reads = ports.reads(caller.actor);
      const shown = await showPayments(reads, await listPayments(reads, query));
      return toPage(shown, query.limit, { item: (payment) => payment, key: ({ id }) => [id, id] });
    },

    async get(caller, id) {
      const reads = ports.reads(caller.actor);
      return await showPayment(reads, await loadPayment(reads, id));
    },

    create: async (caller, input) =>
      await unitOfWork.write(
        caller.actor,
        async (work) => await recordPayment(ports, work, { caller, input }),
      ),

    reverse: async (on) =>
      await unitOfWork.write(on.caller.actor, async (work) => await reversePayment(ports, work, on)),

    statement: async (caller, id, query) => await drawClientStatement(ports, caller, { id, query }),

    history: async (caller, invoiceId) => await loadHistory(ports, caller, invoiceId),
  };
}
