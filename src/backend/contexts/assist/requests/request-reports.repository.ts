/** SQL of the reports that a request has in other formats. */

import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { RequestRow } from './requests.repository.ts';

type Attachments = NonNullable<AgentBrought['attachments']>;

interface RequestKey {
  readonly organizationId: string;
  readonly requestId: string;
}

export async function insertReports(
  trx: Trx,
  { organizationId, requestId }: RequestKey,
  /** By format. */
  attachments: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const rows = Object.entries(attachments).flatMap(([format, content]) =>
    content === undefined
      ? []
      : [{ organization_id: organizationId, request_id: requestId, format, content }],
  );
  if (rows.length > 0) await trx.insertInto('request_reports').values(rows).execute();
}

export async function findReport(
  db: Reader,
  { organizationId, requestId }: RequestKey,
  format: keyof Attachments,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('request_reports')
    .select('content')
    .where('organization_id', '=', organizationId)
    .where('request_id', '=', requestId)
    .where('format', '=', format)
    .executeTakeFirst();
  return row?.content;
}

/** What the same agent kept of its last request on the project that is done; null where there is none. */
export async function findPreviousSummary(
  db: Reader,
  { organization_id, project_id, agent, id }: RequestRow,
): Promise<string | null> {
  const row = await db
    .selectFrom('request_reports')
    .innerJoin('requests', (join) =>
      join
        .onRef('requests.id', '=', 'request_reports.request_id')
        .onRef('requests.organization_id', '=', 'request_reports.organization_id'),
    )
    .select('request_reports.content')
    .where('request_reports.organization_id', '=', organization_id)
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
