/** The checkpoints of a request, at which a replay of it can begin. */
import { notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { RequestPorts } from './requests.ports.ts';
import type { Checkpoint } from './requests.schema.ts';

/** The newest first. */
export async function loadCheckpoints(
  { checkpoints }: Pick<RequestPorts, 'checkpoints'>,
  reads: Reads,
  { requestId, ...query }: PageQuery & { readonly requestId: string },
): Promise<Page<Checkpoint>> {
  return toPage(await checkpoints.list(reads, requestId, query), query.limit, {
    item: ({ id, graph, parent, created_at }) => ({ id, graph, parent, createdAt: toInstant(created_at) }),
    key: ({ created_at, id }) => [created_at, id],
  });
}

/** @throws ApiError `not_found` */
export async function requireCheckpoint(
  { checkpoints }: Pick<RequestPorts, 'checkpoints'>,
  reads: Reads,
  { requestId, id }: { readonly requestId: string; readonly id: string },
): Promise<void> {
  if (!(await checkpoints.has(reads, requestId, id))) throw notFound('checkpoint of this request');
}
