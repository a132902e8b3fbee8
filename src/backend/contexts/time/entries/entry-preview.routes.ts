/** What creating an entry would do to it and to its neighbours, or be refused for; nothing is written. */
import type { TimeSpan } from '../../../../domain/spans.ts';
import { callerOf } from '../../../platform/http/authorization.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { billedSecondsOf } from '../../account/model/time-rule-fields.ts';
import { type CreateRequest, readNewRow } from './new-entry.ts';
import type { CroppedRow } from './rules/crop-rules.ts';
import { checkEntry, requireEditable } from './rules/entry-rules.ts';
import type { TimeEntryPorts } from './time-entries.ports.ts';
import { findEntry } from './time-entries.repository.ts';
import {
  createTimeEntrySchema,
  type TimeEntryPreview,
  timeEntryPreviewSchema,
} from './time-entries.schema.ts';
import { readMovedRow } from './time-entries.service.ts';

/** Under the id of an entry that is there: what moving that entry would do. */
export async function previewEntry(
  ports: TimeEntryPorts,
  { caller, input }: CreateRequest,
): Promise<TimeEntryPreview> {
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const { reads, now } = work;
    const before = input.id ? await findEntry(work.writes, input.id) : undefined;
    if (before) {
      await requireEditable(work, ports, { row: before, now });
    }
    const after = before
      ? await readMovedRow(reads, ports, { caller, input, now, before })
      : await readNewRow(reads, ports, { caller, input, now });
    const { rules, overlaps, warnings, crops } = await checkEntry(work, ports, { before, after, now });
    return {
      seconds: after.seconds ?? 0,
      billedSeconds: billedSecondsOf(after, rules),
      overlaps: [...overlaps],
      warnings: [...warnings],
      neighbours: crops.map(toNeighbour),
    };
  });
}

function toNeighbour({ row, pieces }: CroppedRow): TimeEntryPreview['neighbours'][number] {
  const { id, version, project_id: projectId, note, started_at: startMs, ended_at } = row;
  const before = toSpan({ startMs, endMs: ended_at ?? startMs });
  return { id, version, projectId, note, before, after: pieces.map(toSpan) };
}

function toSpan({ startMs, endMs }: TimeSpan) {
  return { startedAt: toInstant(startMs), endedAt: toInstant(endMs), seconds: (endMs - startMs) / 1000 };
}

export function entryPreviewRoutes(ports: TimeEntryPorts): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/time-entries/preview',
      access: 'time:write',
      schema: {
        operationId: 'previewTimeEntry',
        summary: 'What creating it would do to it and to its neighbours',
        tags: ['TimeEntries'],
        body: createTimeEntrySchema,
        response: { 200: timeEntryPreviewSchema },
      },
      handler: async (request) =>
        await previewEntry(ports, { caller: callerOf(request), input: request.body }),
    }),
  ];
}
