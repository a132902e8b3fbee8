import type { Schema } from '../../schema.ts';
import { type BillingPractice, createBillingPractice } from '../billing-practice.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type Reply } from '../test-app.ts';

/** A practice whose drafts get lines. */
export function setUpLines(open: OpenDatabase<Schema>) {
  let practice: BillingPractice;

  beforeEach(async () => {
    practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
  });

  afterEach(async () => await practice.vireo.app.close());

  async function ask(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    { body, version }: { readonly body?: object; readonly version?: number } = {},
  ): Promise<Reply> {
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
    return await practice.vireo.ask(method, `/invoices/${path}`, { ...(body && { body }), headers });
  }

  async function linesOf(id: string) {
    const { document } = await practice.get(`/invoices/${id}/document`);
    return document.lines as {
      id: string;
      description: string;
      quantity: string;
      group?: string;
      net: { minor: number };
      taxCategory: string;
      taxRate: string;
      allowances?: { percent: string; amount: { minor: number } }[];
      period?: { start: string; end: string };
    }[];
  }

  return {
    get practice() {
      return practice;
    },
    linesOf,
    ask,
  };
}
