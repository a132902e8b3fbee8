/** The timeline of a request: what its agent tells, and where the request stands. It is kept, in order, and told live. */
import { sql } from 'kysely';
import { type AgentEvent, agentEventSchema } from '../../../../../contract/work/agent-run.ts';
import type { SystemActor } from '../../../../../domain/policy/actor.ts';
import { ignore } from '../../../../../workspace/ignore-error.ts';
import { isDatabaseError } from '../../../../platform/db/database-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { RequestPorts } from '../requests.ports.ts';
import {
  type Timeline,
  type TimelineEvent,
  type TimelineQuery,
  timelineEventSchema,
} from '../requests.schema.ts';

/** A run that tells more than this is shown no further; it goes on. */
export const mostEvents = 5_000;

/** In place of what is too long, or of another version. */
const notShown = { type: 'note', text: 'What the run told here cannot be shown.' } as const;

interface NewEvent {
  readonly at: number;
  readonly event: TimelineEvent;
}

/** Answers its number, from 1. */
export async function appendEvent(reads: Reads, requestId: string, { at, event }: NewEvent): Promise<number> {
  const rows = await reads.run(sql<{ seq: number }>`
    insert into request_events (organization_id, request_id, seq, at, content)
    select ${reads.actor.organizationId}, ${requestId}, coalesce(max(seq), 0) + 1, ${sql.lit(at)}, ${JSON.stringify(event)}
    from request_events
    where ${reads.invariantCondition('request_events')} and request_id = ${requestId}
    returning seq`);
  return rows[0]?.seq ?? 0;
}

/** One entry that is not understood hides no other. */
export function readEvent(content: string): TimelineEvent {
  return timelineEventSchema.safeParse(JSON.parse(content)).data ?? notShown;
}

export async function loadTimeline(
  reads: Reads,
  requestId: string,
  { after, limit }: TimelineQuery,
): Promise<Timeline> {
  const rows = await reads
    .from('request_events')
    .select(['seq', 'at', 'content'])
    .where('request_id', '=', requestId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const items = shown.map(({ seq, at, content }) => ({
    seq,
    at: toInstant(at),
    event: readEvent(content),
  }));
  return { items, next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null };
}

export interface TimelineRecorder {
  record(event: AgentEvent): void;
  /** Waits for what is still being kept. */
  end(): Promise<void>;
}

/** Keeps what a run tells in the order in which it is told. A failure of the timeline is none of the run. */
export function createTimelineRecorder(
  ports: Pick<RequestPorts, 'reads' | 'hub' | 'clock'>,
  actor: SystemActor,
  requestId: string,
): TimelineRecorder {
  let keeping: Promise<void> = Promise.resolve();
  let count = 0;
  const reads = ports.reads(actor);

  /** A change of state may take the same number in the meantime. */
  async function appendWithRetry(event: NewEvent): Promise<number> {
    try {
      return await appendEvent(reads, requestId, event);
    } catch (error) {
      if (!isDatabaseError(error, 'unique')) throw error;
      return await appendEvent(reads, requestId, event);
    }
  }

  async function keep(event: AgentEvent, at: number): Promise<void> {
    const seq = await appendWithRetry({ at, event });
    ports.hub.publish(actor.organizationId, [{ timeline: { requestId, seq, event } }]);
  }

  return {
    record(given) {
      // Also of a machine of a person, which is not believed.
      const event = agentEventSchema.safeParse(given).data ?? notShown;
      count += 1;
      if (count > mostEvents) return;
      const told: AgentEvent =
        count === mostEvents ? { type: 'note', text: 'The run tells more than is kept here.' } : event;
      const at = ports.clock();
      keeping = keeping
        .then(async () => await keep(told, at))
        .catch((error: unknown) =>
          ignore(error, 'the timeline is shown, not built on: the run itself goes on'),
        );
    },
    async end() {
      await keeping;
    },
  };
}
