import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'organizations',
    async create({ ask }, { as, organizationId }) {
      const body = { addressLines: ['Street 1'], vatId: 'DE136695976' };
      await ask('PATCH', `/organizations/${organizationId}`, { as, body });
      return organizationId;
    },
    bodies: { 'PATCH /api/v1/organizations/:id': { paymentTermDays: 14 } },
  },
];
