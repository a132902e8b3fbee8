/** Invoices: what they come to and how they are told, how soon they are there, and what stands beside many of them. */
import { measureEffectiveRates } from '../api/rates.ts';
import type { Benchmark } from '../benchmark.ts';
import { measureDashboard } from './dashboard.ts';
import { measureDocuments } from './documents.ts';
import { measureFiles } from './files.ts';

export const benchmark: Benchmark = {
  name: 'invoices',
  run: async () => [
    ...measureDocuments(),
    measureEffectiveRates(),
    ...(await measureFiles()),
    ...(await measureDashboard()),
  ],
};
