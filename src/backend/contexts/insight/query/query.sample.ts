import type { Takes } from '../../../testing/reach/sample.ts';

/** A figure of each kind of record, and its single ones. */
export const takes: Takes = {
  query: [
    { measure: 'hours', group: 'project' },
    { measure: 'hours', shape: 'list' },
    { measure: 'unbilled', group: 'client' },
    { measure: 'invoices', shape: 'list' },
    { measure: 'received', shape: 'list' },
    { measure: 'projects', shape: 'list' },
    { measure: 'clients', shape: 'list' },
  ],
};
