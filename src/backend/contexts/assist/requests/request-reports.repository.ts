/** SQL of the reports that a request has in other formats. */

import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import type { Reader, Trx } from '../../../schema.ts';

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
