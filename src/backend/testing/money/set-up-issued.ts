import type { Schema } from '../../schema.ts';
import { type BillingPractice, createBillingPractice } from '../billing-practice.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp } from '../test-app.ts';

/** A practice whose invoices are issued. */
export function setUpIssued(open: OpenDatabase<Schema>) {
  let practice: BillingPractice;

  beforeEach(async () => {
    practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
  });

  afterEach(async () => await practice.vireo.app.close());

  return {
    get practice() {
      return practice;
    },
  };
}
