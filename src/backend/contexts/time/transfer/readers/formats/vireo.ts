import type { FormatColumns } from '../cells/columns.ts';

/** What `vireo export --format csv` writes: instants with offset, all that an entry holds. */
export const vireo: FormatColumns = {
  format: 'vireo',
  names: {
    person: 'person',
    email: 'email',
    client: 'client',
    project: 'project',
    task: 'task',
    note: 'note',
    tags: 'tags',
    billable: 'billable',
    startedAt: 'started at',
    endedAt: 'ended at',
    zone: 'zone',
    rate: 'hourly rate',
    currency: 'currency',
    state: 'state',
    invoice: 'invoice',
    git: 'git',
    seconds: 'seconds',
    derived: 'date',
  },
  needs: [['startedAt'], ['endedAt'], ['zone'], ['project']],
  marks: /^started at$/i,
};
