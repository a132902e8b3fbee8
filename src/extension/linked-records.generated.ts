// Generated from linked/<kind>.ts of the features (npm run generate).
import { linked as request } from './features/agents/linked/request.ts';
import { linked as finding } from './features/findings/linked/finding.ts';
import { linked as invoice } from './features/invoices/linked/invoice.ts';
import { linked as client } from './features/projects/linked/client.ts';
import { linked as project } from './features/projects/linked/project.ts';
import { linked as entry } from './features/timesheets/linked/entry.ts';
import type { SingleKind } from './platform/links/read-record.ts';
import type { LinkedRecords } from './platform/links/record-items.ts';

/** How several records of a kind behind one figure are listed; others go by their title. */
export const linkedRecords: Readonly<Partial<Record<SingleKind, LinkedRecords>>> = {
  request,
  finding,
  invoice,
  client,
  project,
  entry,
};
