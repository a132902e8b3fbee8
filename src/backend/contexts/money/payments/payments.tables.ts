import type { AllocationKind, PaymentKind } from '../../../../domain/payments/ledger.ts';

/** Rows are written once, never changed or deleted: migration 0026 holds it in the database. */
export interface PaymentTable {
  id: string;
  organization_id: string;
  client_id: string;
  kind: PaymentKind;
  /** Local date from which it counts. */
  value_date: string;
  /** Negative in a reversal. */
  amount_minor: number;
  currency: string;
  account: string | null;
  reference: string | null;
  note: string | null;
  /** The transaction that this one reverses. */
  reverses_id: string | null;
  recorded_by: string;
  created_at: number;
}

export interface PaymentAllocationTable {
  payment_id: string;
  organization_id: string;
  invoice_id: string;
  kind: AllocationKind;
  /** Negative where it is taken from the invoice. */
  minor: number;
}

interface PaymentTables {
  payments: PaymentTable;
  payment_allocations: PaymentAllocationTable;
}

declare module '../../../schema.ts' {
  interface Schema extends PaymentTables {}
}

declare module '../../../platform/reach/named.ts' {
  interface Naming {
    payments: 'id' | 'client_id' | 'value_date';
  }
}
