import type { Sample, Takes } from '../../../testing/reach/sample.ts';

const rule = { steps: [{ afterDays: 7 }, { afterDays: 21 }] };

export const samples: readonly Sample[] = [
  {
    resource: 'reminder-rules',
    table: 'reminder_rules',
    async create({ ask }, { as, idOf }) {
      const clientId = await idOf('clients');
      return (await ask('PUT', `/clients/${clientId}/reminder-rule`, { as, body: rule })).body.id;
    },
    bodies: {
      'PUT /api/v1/reminder-rules': rule,
      'PUT /api/v1/clients/:id/reminder-rule': rule,
      'POST /api/v1/clients/:id/reminder-rule/preview': rule,
      'POST /api/v1/invoices/:id/reminders': { step: 1, via: 'other' },
      'POST /api/v1/invoices/:id/reminder/pause': { reason: 'Disputed' },
    },
  },
];

export const takes: Takes = { get_reminder: [{ invoiceId: ':invoices' }] };
