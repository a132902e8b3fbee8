/** The checkpoints of a request, at which a replay of it can begin. */
import { ApiError, notFound } from '../../../../platform/http/api-error.ts';
import { toPage } from '../../../../platform/http/cursor.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Page } from '../../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../../platform/http/wire.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { Checkpoint, RequestEffect } from './replays.schema.ts';

type Ports = Pick<RequestPorts, 'checkpoints' | 'keptCopies'>;

/**
 * The newest first. Each with the step that comes next, where the copy of the project that was kept at it is here. Of a run that
 * has copies here only these are listed: before its input and at its end there is nothing to go on with.
 */
export async function loadCheckpoints(
  { checkpoints, keptCopies }: Ports,
  reads: Reads,
  { requestId, ...query }: PageQuery & { readonly requestId: string },
): Promise<Page<Checkpoint>> {
  const kept =
    keptCopies && new Map((await keptCopies.list(requestId)).map(({ id, before }) => [id, before]));
  const page = toPage(await checkpoints.list(reads, requestId, query), query.limit, {
    item: ({ id, graph, parent, created_at }) => ({
      id,
      graph,
      parent,
      createdAt: toInstant(created_at),
      before: kept?.get(id) ?? null,
      copy: copyOf(kept, id),
    }),
    key: ({ created_at, id }) => [created_at, id],
  });
  const isShown = ({ copy }: Checkpoint): boolean => !kept?.size || copy === 'kept';
  return { ...page, items: page.items.filter(isShown) };
}

const copyOf = (kept: ReadonlyMap<string, string> | undefined, id: string): Checkpoint['copy'] =>
  kept === undefined ? 'elsewhere' : kept.has(id) ? 'kept' : 'gone';

/**
 * When it was made, epoch milliseconds.
 * @throws ApiError `not_found`; `state_forbids` where its copy is no longer kept on this machine
 */
export async function requireCheckpoint(
  { checkpoints, keptCopies }: Ports,
  reads: Reads,
  { requestId, id }: { readonly requestId: string; readonly id: string },
): Promise<number> {
  const madeAt = await checkpoints.find(reads, requestId, id);
  if (madeAt === undefined) throw notFound('checkpoint of this request');
  const kept = await keptCopies?.list(requestId);
  if (kept !== undefined && !kept.some((each) => each.id === id)) throw copyGone();
  return madeAt;
}

export const copyGone = (): ApiError =>
  new ApiError(
    'state_forbids',
    'The copy of the project at this checkpoint is no longer kept on this machine. Replay the run from its beginning.',
  );

/** What the run did outside, and what the run that it replays has sent since. */
export async function loadEffects(
  { effects }: Pick<RequestPorts, 'effects'>,
  reads: Reads,
  requestId: string,
): Promise<{ items: RequestEffect[] }> {
  const rows = await effects.list(reads, requestId);
  return { items: rows.map(({ at, ...effect }) => ({ ...effect, at: toInstant(at) })) };
}
