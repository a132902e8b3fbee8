/** The checkpoints of a request, at which a replay of it can begin. */
import { notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reader } from '../../../schema.ts';
import type { RequestPorts } from './requests.ports.ts';
import type { RequestRow } from './requests.repository.ts';
import type { Checkpoint } from './requests.schema.ts';

type RequestKey = Pick<RequestRow, 'id' | 'organization_id'>;

const runOf = ({ id, organization_id }: RequestKey) => ({ runId: id, organizationId: organization_id });

/** The newest first. */
export async function loadCheckpoints(
  { db, checkpoints }: Pick<RequestPorts, 'db' | 'checkpoints'>,
  row: RequestKey,
  query: PageQuery,
): Promise<Page<Checkpoint>> {
  return toPage(await checkpoints.list(db, runOf(row), query), query.limit, {
    item: ({ id, graph, parent, created_at }) => ({ id, graph, parent, createdAt: toInstant(created_at) }),
    key: ({ created_at, id }) => [created_at, id],
  });
}

/** @throws ApiError `not_found` */
export async function requireCheckpoint(
  { checkpoints }: Pick<RequestPorts, 'checkpoints'>,
  db: Reader,
  { row, id }: { readonly row: RequestKey; readonly id: string },
): Promise<void> {
  if (!(await checkpoints.has(db, runOf(row), id))) throw notFound('checkpoint of this request');
}
