/** SQL of the reports that a request has in other formats. */
import type { AttachmentFormat, ReportAttachments } from '../../../agents/agent.ts';
import type { Reader, Trx } from '../../../schema.ts';

interface RequestKey {
  readonly organizationId: string;
  readonly requestId: string;
}

export async function insertReports(
  trx: Trx,
  { organizationId, requestId }: RequestKey,
  attachments: ReportAttachments,
): Promise<void> {
  const rows = Object.entries(attachments).map(([format, content]) => ({
    organization_id: organizationId,
    request_id: requestId,
    format,
    content,
  }));
  if (rows.length > 0) await trx.insertInto('request_reports').values(rows).execute();
}

export async function findReport(
  db: Reader,
  { organizationId, requestId }: RequestKey,
  format: AttachmentFormat,
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
