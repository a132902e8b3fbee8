/** Which clients and projects are left by what happened on the days that are asked about: time, invoices, payments. */
import type { FiguresPort, TimeOf } from '../../../../domain/figures/figures.ts';
import type { Filter, Period } from '../../../../domain/query/frame.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listInvoicedClients } from './invoices/invoices.repository.ts';
import { openPaymentSource } from './payments.source.ts';

export interface OwnerPorts {
  readonly reads: Reads;
  readonly figures: FiguresPort;
  readonly of: TimeOf;
  /** The practice's own currency. */
  readonly currency: string;
}

/** The id of a project, or of the client. */
export type Owner = 'id' | 'clientId';

type OfDays = Extract<Filter, { readonly field: 'worked' | 'invoiced' | 'received' }>;

/** Whether one is left by all of the filters. */
export async function keptOwners(
  ports: OwnerPorts,
  filters: readonly Filter[],
  owner: Owner,
): Promise<(id: string) => boolean> {
  const asked = filters.filter(isOfDays);
  const sides = await Promise.all(
    asked.map(async ({ field, is, period }) => {
      const ids = new Set(await listers[field](ports, period, owner));
      return (id: string) => ids.has(id) === is;
    }),
  );
  return (id) => sides.every((holds) => holds(id));
}

const isOfDays = (filter: Filter): filter is OfDays => Object.hasOwn(listers, filter.field);

type Lister = (ports: OwnerPorts, period: Period, owner: Owner) => Promise<readonly string[]>;

const listers: Readonly<Record<OfDays['field'], Lister>> = {
  worked: async ({ figures, of }, period, owner) => idsOf(await figures.listWorked(of, { period }), owner),
  // Invoices are of clients: a project is on one by its time.
  invoiced: async ({ reads, figures, of }, period, owner) =>
    owner === 'clientId'
      ? await listInvoicedClients(reads, period)
      : idsOf(await figures.listWorked(of, { period, conditions: [{ field: 'billed', is: true }] }), owner),
  received: async ({ reads, currency }, period) => {
    const payments = await openPaymentSource({ reads, currency }).records({
      measure: 'received',
      filters: [],
      period,
      order: 'date',
      isDescending: false,
      // What was paid back, or was entered by mistake, is no payment.
      isEnd: true,
      isWhole: false,
      limit: Number.MAX_SAFE_INTEGER,
    });
    return payments.flatMap((one) => (one.kind === 'payment' ? one.clientId : []));
  },
};

function idsOf(
  worked: readonly { readonly id: string; readonly clientId: string; readonly seconds: number }[],
  owner: Owner,
): readonly string[] {
  return worked.flatMap((one) => (one.seconds > 0 ? one[owner] : []));
}
