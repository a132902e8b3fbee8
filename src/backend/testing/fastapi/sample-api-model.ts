/** A model with everything that a model can have, for tests. */
import { type ApiModel, apiModelSchema } from '../../../contract/work/api-model/api-model.ts';

export const sampleApiModel: ApiModel = apiModelSchema.parse({
  name: 'billing',
  title: 'Billing "A & B" \\ co',
  description: "Invoices, customers and what they bought; it's all here.",
  roles: ['user', 'manager'],
  entities: [
    {
      name: 'Customer',
      description: 'Somebody who "pays".\nOr does not.',
      softDelete: true,
      fields: [
        { name: 'name', type: 'string', min: 2, max: 80, description: 'As on the "invoice".' },
        { name: 'email', type: 'email', unique: true },
        { name: 'homepage', type: 'url', required: false },
        { name: 'notes', type: 'text', required: false, max: 500 },
        { name: 'is_active', type: 'boolean', default: true },
        { name: 'since', type: 'date', default: '2024-01-31' },
      ],
    },
    {
      name: 'Invoice',
      softDelete: true,
      fields: [
        { name: 'number', type: 'string', min: 4, max: 20, unique: true },
        { name: 'status', type: 'enum', values: ['draft', 'sent', 'paid'], default: 'draft' },
        { name: 'total', type: 'decimal', min: 0, max: 999_999.99 },
        { name: 'discount', type: 'decimal', default: 0.5, max: 10.25 },
        { name: 'date', type: 'date' },
        { name: 'sent_at', type: 'datetime', required: false },
        { name: 'external_id', type: 'uuid', required: false, unique: true },
        {
          name: 'due_at',
          type: 'datetime',
          default: '2030-01-01T00:00:00Z',
          description:
            'When it has to be paid at the latest, unless somebody has agreed with the customer on another date, which happens now and then and is noted.',
        },
      ],
      relations: [
        { name: 'customer', kind: 'one', to: 'Customer' },
        { name: 'tags', kind: 'many', to: 'Tag' },
        { name: 'corrects', kind: 'one', to: 'Invoice', required: false },
      ],
    },
    {
      name: 'InvoiceLine',
      fields: [
        { name: 'description', type: 'string', max: 200 },
        { name: 'quantity', type: 'integer', min: 1, max: 1000, default: 1 },
        { name: 'position', type: 'integer', required: false, min: -5, max: -4 },
        { name: 'weight', type: 'integer', required: false, max: 9_000_000_000 },
        { name: 'serial', type: 'integer', unique: true },
        { name: 'price', type: 'decimal', unique: true },
      ],
      relations: [
        { name: 'invoice', kind: 'one', to: 'Invoice' },
        { name: 'product', kind: 'one', to: 'Product', required: false },
      ],
    },
    {
      name: 'Product',
      owned: false,
      read: 'public',
      write: ['manager'],
      fields: [
        { name: 'sku', type: 'string', unique: true, max: 12 },
        { name: 'kind', type: 'enum', values: ['goods', 'service'] },
        { name: 'unit', type: 'enum', values: ['piece'], required: false },
      ],
      relations: [
        { name: 'best_line', kind: 'one', to: 'InvoiceLine', required: false },
        { name: 'similar', kind: 'many', to: 'Product' },
      ],
    },
    {
      name: 'Tag',
      owned: false,
      softDelete: true,
      fields: [{ name: 'label', type: 'string', unique: true, max: 30 }],
      relations: [{ name: 'invoices', kind: 'many', to: 'Invoice' }],
    },
    {
      name: 'Visit',
      owned: false,
      read: ['manager'],
      write: 'public',
      fields: [{ name: 'page', type: 'url' }],
    },
    {
      name: 'Audit',
      plural: 'audit_entries',
      read: ['admin'],
      write: ['user'],
      fields: [{ name: 'note', type: 'text', required: false }],
      relations: [{ name: 'customer', kind: 'one', to: 'Customer', required: false }],
    },
  ],
});
