/** SQL of the reports that a request has in other formats. */

import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { RequestRow } from './requests.repository.ts';

type Attachments = NonNullable<AgentBrought['attachments']>;

export async function insertReports(
  writes: Writes,
  requestId: string,
  /** By format. */
  attachments: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { organizationId: organization_id } = writes.actor;
  const rows = Object.entries(attachments).flatMap(([format, content]) =>
    content === undefined ? [] : [{ organization_id, request_id: requestId, format, content }],
  );
  if (rows.length > 0) await writes.insert('request_reports', rows).execute();
}

export async function findReport(
  reads: Reads,
  requestId: string,
  format: keyof Attachments,
): Promise<string | undefined> {
  const row = await reads
    .from('request_reports')
    .select('content')
    .where('request_id', '=', requestId)
    .where('format', '=', format)
    .executeTakeFirst();
  return row?.content;
}

/** What the same agent kept of its last request on the project that is done; null where there is none. */
export async function findPreviousSummary(
  reads: Reads,
  { project_id, agent, id }: RequestRow,
): Promise<string | null> {
  const row = await reads
    .invariant('requests')
    .innerJoin('request_reports', reads.joinInvariant('request_reports', ['request_id', 'requests.id']))
    .select('request_reports.content')
    .where('request_reports.format', '=', 'summary')
    .where('requests.project_id', '=', project_id)
    .where('requests.agent', '=', agent)
    .where('requests.id', '!=', id)
    .orderBy('requests.finished_at', 'desc')
    .orderBy('requests.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.content ?? null;
}
