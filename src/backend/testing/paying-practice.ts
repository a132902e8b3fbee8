/** A practice whose client pays: invoices over fixed items, and shortcuts to its ledger. */
import { type BillingPractice, createBillingPractice, requireOk } from './billing-practice.ts';
import type { Ask, Reply, TestApp } from './test-app.ts';

export interface PayingPractice extends BillingPractice {
  /** An issued invoice of 19 % VAT over this net price, such as `100.00`. */
  bill(unitPrice?: string, body?: Readonly<Record<string, unknown>>): Promise<Reply['body']>;
  post(body: Readonly<Record<string, unknown>>, ask?: Omit<Ask, 'body'>): Promise<Reply>;
  reverse(id: string, body?: Readonly<Record<string, unknown>>, ask?: Omit<Ask, 'body'>): Promise<Reply>;
  /** A payment of this invoice: all that is due, or the minor units in EUR. */
  pay(invoiceId: string, minor?: number): Promise<Reply['body']>;
  invoice(id: string): Promise<Reply['body']>;
}

export const eur = (minor: number) => ({ minor, currency: 'EUR' });

export async function createPayingPractice(vireo: TestApp): Promise<PayingPractice> {
  const practice = await createBillingPractice(vireo);
  const post: PayingPractice['post'] = async (body, ask = {}) =>
    await vireo.ask('POST', '/payments', { ...ask, body });
  return {
    ...practice,
    post,
    async bill(unitPrice = '100.00', body = {}) {
      const items = [{ description: 'Security report', quantity: '1', unitPrice }];
      const { id } = requireOk(await practice.draftItem({ items, ...body })).body;
      return requireOk(await practice.issue(id)).body;
    },
    reverse: async (id, body = {}, ask = {}) =>
      await vireo.ask('POST', `/payments/${id}/reverse`, { ...ask, body }),
    pay: async (invoiceId, minor) =>
      requireOk(
        await post({
          kind: 'payment',
          allocations: [{ invoiceId }],
          ...(minor === undefined ? {} : { amount: eur(minor) }),
        }),
      ).body,
    invoice: async (id) => await practice.get(`/invoices/${id}`),
  };
}
