import { requireOk } from '../../../testing/billing-practice.ts';
import type { Sample, Takes } from '../../../testing/reach/sample.ts';
import { samplePng } from '../../../testing/sample-images.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'logos',
    path: 'invoice-look/logos',
    parameter: ':sha256',
    table: 'invoice_logos',
    async create({ ask }, { as }) {
      const body = { logo: samplePng().toString('base64') };
      return requireOk(await ask('PATCH', '/invoice-look', { as, body })).body.logo.sha256;
    },
  },
];

export const takes: Takes = { 'GET /api/v1/invoice-look/logos/:sha256': [{ sha256: ':logos' }] };
