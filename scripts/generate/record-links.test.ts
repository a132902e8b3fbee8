import assert from 'node:assert/strict';
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { renderLinkedRecords, renderRecordLinks } from './record-links.ts';

const slice = (kind: string, several?: string): SliceDeclaration => ({
  name: `money/${kind}`,
  tables: [],
  reads: [],
  people: [],
  record: [
    {
      kind,
      ...(several !== undefined && { several }),
      title: 'name',
      route: '/api/v1/things/:id',
      icon: 'tag',
    },
  ],
});

const invoice = { invoice: { command: 'vireo.previewInvoice' } } as const;

describe('the links to records', () => {
  it('are what one feature declares for each kind that a slice declares', () => {
    const client = { client: { place: 'vireo.projects' } } as const;

    const text = renderRecordLinks([slice('invoice'), slice('client')], [invoice, client]);

    assert.deepEqual(text.match(/^ {2}\w.*/gm), [
      "  client: { place: 'vireo.projects' },",
      "  invoice: { command: 'vireo.previewInvoice' },",
    ]);
  });

  it('lead somewhere, for several, too', () => {
    assert.throws(
      () => renderRecordLinks([slice('invoice', 'invoices')], [invoice]),
      /No feature opens the record invoices/,
    );
  });

  it('are of one feature each, and of a record that there is', () => {
    assert.throws(
      () => renderRecordLinks([slice('invoice')], [invoice, invoice]),
      /Two features open the record invoice/,
    );
    assert.throws(() => renderRecordLinks([], [invoice]), /No slice declares the record invoice/);
  });
});

describe('the lists of linked records', () => {
  it('are those that features have, by kind', () => {
    const text = renderLinkedRecords(['features/invoices/linked/invoice.ts']);

    assert.match(text, /import \{ linked as invoice \} from '\.\/features\/invoices\/linked\/invoice\.ts';/);
    assert.match(text, /^ {2}invoice,$/m);
  });
});
