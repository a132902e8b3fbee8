import type { RestReason } from './rest-reason.ts';

export interface OutgoingRestTable {
  organization_id: string;
  reason: RestReason;
  since: number;
  released_at: number | null;
  released_by: string | null;
}

interface OutgoingTables {
  outgoing_rests: OutgoingRestTable;
}

declare module '../../schema.ts' {
  interface Schema extends OutgoingTables {}
}
