/** Every column of the tables that `invoice verify` proves: a change that it must name, or why it does not compare the column. */

/** SQL of a changed value. `numbers`: the proof of the series names it, `id`: the row is missing for this practice. */
export interface PlantedChange {
  readonly to: string;
  readonly by?: 'numbers' | 'id';
  /** Condition of the row that is changed, where it is not the usual one. */
  readonly where?: string;
}

export interface NotCompared {
  readonly because: string;
}

type Columns = Readonly<Record<string, PlantedChange | NotCompared>>;

const elsewhere = `'00000000-0000-7000-8000-000000000000'`;
const credit = `document_type = '381'`;
const ofCredit = `credits_line_id is not null`;

const invoices: Columns = {
  id: { to: elsewhere },
  organization_id: { to: elsewhere, by: 'numbers' },
  client_id: { to: elsewhere },
  document_type: { to: `'381'` },
  state: { to: `'part_paid'` },
  currency: { to: `'USD'` },
  issue_date: { to: `'2026-11-01'` },
  due_date: { to: `'2030-01-01'` },
  payment_term_days: { because: 'The due date is computed from it, and compared.' },
  payment_terms: { to: `'At once'` },
  period_start: { to: `'2020-01-01'` },
  period_end: { to: `'2030-01-01'` },
  buyer_reference: { to: `'PO 9'` },
  note: { to: `'Changed'` },
  language: { to: `'fr'` },
  discount: { to: `'{"reason":"Friend","percent":"9"}'` },
  rounding: { to: `'{"mode":"up","stepSeconds":900,"scope":"entry"}'` },
  tax_category: { to: `'Z'` },
  tax_rate: { to: `'7'` },
  details: { because: 'It is what the draft said; what the client has of it is in the document.' },
  net_minor: { to: 'net_minor + 1' },
  tax_minor: { to: 'tax_minor + 1' },
  gross_minor: { to: 'gross_minor + 1' },
  rounding_minor: { to: '1' },
  paid_minor: { to: 'paid_minor + 1' },
  credited_minor: { to: 'credited_minor + 1' },
  discounted_minor: { to: '1' },
  written_off_minor: { to: '1' },
  sent_on: { to: `'2026-11-02'` },
  sent_to: { to: `'other@nordwind.example'` },
  sent_via: { to: `'post'` },
  preceding_id: { to: elsewhere, where: credit },
  series_prefix: { to: `'X'`, by: 'numbers' },
  series_year: { to: '1999', by: 'numbers' },
  sequence: { to: '99', by: 'numbers' },
  number: { to: `'X-1'` },
  issued_at: { to: 'issued_at + 1' },
  issued_by: { because: 'It is personal data, which leaves with the person.' },
  document: { to: `replace(document, 'Mara', 'Nora')`, by: 'numbers' },
  document_hash: { to: `'0'`, by: 'numbers' },
  chain_hash: { to: `'0'`, by: 'numbers' },
  created_at: { to: 'created_at + 1' },
  updated_at: { because: 'With the version it tells which event is that of the last write.' },
  version: { because: 'With the time of the update it tells which event is that of the last write.' },
};

const lines: Columns = {
  id: { to: elsewhere },
  organization_id: { to: elsewhere },
  invoice_id: { to: elsewhere },
  position: { to: '9' },
  description: { to: `'Changed'` },
  quantity: { to: `'7'` },
  unit_code: { to: `'SEC'` },
  unit_price: { to: `'7.00'` },
  price_base_quantity: { to: '7' },
  tax_category: { to: `'Z'` },
  tax_rate: { to: `'7'` },
  net_minor: { to: 'net_minor + 1' },
  recorded_seconds: { to: 'recorded_seconds + 1' },
  credits_line_id: { to: elsewhere, where: ofCredit },
  details: { to: `'{"source":"item","note":"Changed"}'` },
};

const payments: Columns = {
  id: { to: elsewhere },
  organization_id: { to: elsewhere, by: 'id' },
  client_id: { to: elsewhere },
  kind: { to: `'refund'` },
  value_date: { to: `'2026-11-01'` },
  amount_minor: { to: 'amount_minor + 1' },
  currency: { to: `'USD'` },
  account: { to: `'Other'` },
  reference: { to: `'Other'` },
  note: { to: `'Other'` },
  reverses_id: { to: elsewhere },
  recorded_by: { because: 'It is personal data, which leaves with the person.' },
  created_at: { to: 'created_at + 1' },
};

const allocations: Columns = {
  payment_id: { to: elsewhere },
  organization_id: { to: elsewhere },
  invoice_id: { to: `(select id from invoices where ${credit})` },
  kind: { to: `'written_off'` },
  minor: { to: 'minor + 1' },
};

export const provenColumns = {
  invoices: { columns: invoices, where: 'id = :invoice' },
  invoice_lines: { columns: lines, where: 'invoice_id = :invoice' },
  payments: { columns: payments, where: 'id = :payment' },
  payment_allocations: { columns: allocations, where: 'payment_id = :payment' },
} as const;
