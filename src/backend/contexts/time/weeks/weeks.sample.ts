import type { Takes } from '../../../testing/reach/sample.ts';

export const takes: Takes = {
  'GET /api/v1/weeks/:monday': [{ monday: '2026-11-02' }, { monday: '2026-11-16' }],
};
