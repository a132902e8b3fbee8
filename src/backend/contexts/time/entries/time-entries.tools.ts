/** Time entries as tools: what was worked on, and a new entry. */
import * as z from 'zod';
import { formatDuration } from '../../../../domain/duration.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { dateSchema } from '../../../platform/http/wire.ts';
import { type NamePorts, nameRecords } from '../../../platform/tools/name-records.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  clockTime,
  findMade,
  fromField,
  limitField,
  linkOut,
  linkTo,
  listOut,
  projectIdField,
  secondsOut,
  shorten,
  toAmount,
  toField,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import type { EntryChangesService } from './changes/entry-changes.service.ts';
import { previewEntry } from './entry-preview.routes.ts';
import { readMoment } from './moments.ts';
import type { TimeEntryPorts } from './time-entries.ports.ts';
import { listEntries } from './time-entries.repository.ts';
import { type CreateTimeEntry, noteSchema, type TimeEntry } from './time-entries.schema.ts';
import type { TimeEntriesService } from './time-entries.service.ts';

export interface EntryToolPorts extends TimeEntryPorts, Pick<NamePorts, 'findNamedProject'> {}

export interface EntryTools {
  readonly ports: EntryToolPorts;
  readonly service: TimeEntriesService;
  readonly changes: Pick<EntryChangesService, 'undo'>;
}

export const entryOut = z.object({
  id: z.string(),
  date: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  seconds: secondsOut.nullable().describe('Null while the timer runs.'),
  billable: z.boolean(),
  projectId: z.string(),
  projectName: z.string(),
  taskId: z.string().nullable(),
  userId: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
  hourlyRate: amountOut,
  link: linkOut,
});

export function entryTools(tools: EntryTools): readonly Tool[] {
  return [listTool(tools), addTool(tools)];
}

export async function toOutputs({ ports }: EntryTools, { caller }: ToolUse, entries: readonly TimeEntry[]) {
  const ids = entries.map(({ projectId }) => projectId);
  const names = await nameRecords(ports.findNamedProject, ports.reads(caller.actor), ids);
  return entries.map((entry) => {
    const { id, startedAt, endedAt, seconds, billable, projectId, taskId, userId, tags } = entry;
    return {
      id,
      date: entry.localDate,
      startedAt,
      endedAt,
      seconds,
      billable,
      projectId,
      taskId,
      userId,
      tags,
      projectName: names.get(projectId) ?? '',
      note: shorten(entry.note),
      hourlyRate: toAmount(entry.rate),
      link: linkTo('entry', id),
    };
  });
}

function listTool(tools: EntryTools): Tool {
  return defineTool({
    name: 'list_entries',
    title: 'List Entries',
    toolset: 'time',
    isUsual: true,
    description: 'Time entries with their notes, the newest first. Take sum_hours for sums.',
    effect: 'read',
    permission: 'time:read',
    input: z.strictObject({
      from: fromField.optional(),
      to: toField.optional(),
      projectId: projectIdField.optional(),
      clientId: clientIdField.optional(),
      billable: z.boolean().optional().describe('Only what is billable, or what is not.'),
      text: z.string().max(200).optional().describe('Found in the note, the branch or a commit.'),
      limit: limitField,
    }),
    output: listOut(entryOut),
    async run(query, use) {
      const page = await tools.service.list(use.caller, query);
      const items = await toOutputs(tools, use, page.items);
      const links = items.length === 0 ? [] : [linkTo('entries', ...items.map(({ id }) => id))];
      return { output: { items, cut: page.nextCursor !== null }, links };
    },
  });
}

export const addInput = z.strictObject({
  projectId: projectIdField,
  date: dateSchema.describe('Day of the work, YYYY-MM-DD.'),
  start: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30')
    .optional()
    .describe('HH:MM; left out: after the last entry of that day, or 09:00.'),
  seconds: z
    .number()
    .int()
    .min(1)
    .max(86_400)
    .describe('How long, in whole seconds: 5400 is an hour and a half.'),
  note: noteSchema.max(2_000).optional().describe('What was worked on.'),
  billable: z.boolean().optional().describe('Left out: billable.'),
});
type AddInput = z.output<typeof addInput>;

/** In instants, so that what was shown is what is recorded. */
async function toRequest(
  { ports }: EntryTools,
  { projectId, date, start, seconds, note, billable }: AddInput,
  { caller, zone, actId }: ToolUse,
): Promise<CreateTimeEntry> {
  const startMs =
    start === undefined
      ? await findFreeStart(ports, { caller, zone, date })
      : readMoment('start', `${date}T${start}`, zone);
  const endMs = startMs + seconds * 1000;
  return {
    id: actId,
    projectId,
    zone,
    startedAt: toInstant(startMs),
    endedAt: toInstant(endMs),
    ...(note !== undefined && { note }),
    ...(billable !== undefined && { billable }),
  };
}

/** Where the last entry of the person's day ended, or at nine. */
async function findFreeStart(
  ports: EntryToolPorts,
  { caller, zone, date }: Pick<ToolUse, 'caller' | 'zone'> & { readonly date: string },
): Promise<number> {
  const { actor } = caller;
  const asked = { userId: actor.userId, from: date, to: date, limit: 500 };
  const rows = await listEntries(ports.reads(actor), asked);
  if (rows.some(({ ended_at }) => ended_at === null))
    throw invalidField('start', 'is missing: a timer runs on that day');
  const nine = readMoment('start', `${date}T09:00`, zone);
  const ends = rows.flatMap(({ ended_at }) => ended_at ?? []);
  return ends.length === 0 ? nine : Math.max(...ends);
}

function addTool(tools: EntryTools): Tool {
  const { ports, service, changes } = tools;
  return defineTool({
    name: 'add_time_entry',
    title: 'Add Time Entry',
    toolset: 'time',
    isUsual: true,
    description: 'Records time that was worked already. Take start_timer for work that begins now.',
    effect: 'write',
    permission: 'time:write',
    input: addInput,
    output: entryOut,
    async preview(input, use) {
      const say = wordsFor(use);
      const request = await toRequest(tools, input, use);
      const { caller, zone } = use;
      const shown = await previewEntry(ports, { caller, input: request });
      const named = await nameRecords(ports.findNamedProject, ports.reads(caller.actor), [input.projectId]);
      const name = named.get(input.projectId);
      const span = [request.startedAt, request.endedAt].map((at) => clockTime(Date.parse(at), zone));
      const notes = [
        ...(input.start === undefined
          ? [say('No time of day was said: this one is free.', 'Keine Uhrzeit genannt: Diese ist frei.')]
          : []),
        ...(shown.overlaps.length > 0
          ? [say('Overlaps other entries.', 'Überschneidet andere Einträge.')]
          : []),
        ...(shown.neighbours.length > 0 ? [say('Shortens other entries.', 'Verkürzt andere Einträge.')] : []),
        ...shown.warnings.map(({ message }) => message),
      ];
      return {
        title: say(`Add time entry, ${name}`, `Zeiteintrag anlegen, ${name}`),
        action: say('Add Entry', 'Eintrag anlegen'),
        changes: [
          { label: say('Project', 'Projekt'), after: name ?? '' },
          { label: say('Day', 'Tag'), after: input.date },
          { label: say('Time', 'Zeit'), after: span.join('–') },
          { label: say('Duration', 'Dauer'), after: formatDuration(shown.seconds) },
          {
            label: say('Billable', 'Abrechenbar'),
            after: input.billable === false ? say('no', 'nein') : say('yes', 'ja'),
          },
          ...(input.note ? [{ label: say('Note', 'Notiz'), after: shorten(input.note) }] : []),
        ],
        ...(notes.length > 0 && { note: notes.join(' ') }),
        links: [linkTo('project', input.projectId)],
      };
    },
    async run(input, use) {
      const { record } = await service.create(use.caller, await toRequest(tools, input, use));
      return await toDone(tools, use, record);
    },
    async findDone(_input, use) {
      const entry = await findMade(async () => await service.get(use.caller, use.actId));
      return entry && (await toDone(tools, use, entry));
    },
    undo: async (kept, { caller }) => {
      const change = z.object({ entryId: z.string(), version: z.number() }).parse(kept);
      await changes.undo(caller, { change });
    },
  });
}

async function toDone(tools: EntryTools, use: ToolUse, entry: TimeEntry) {
  const [output] = await toOutputs(tools, use, [entry]);
  if (output === undefined) throw new Error('An entry has one output.');
  return { output, links: [linkTo('entry', entry.id)], undo: { entryId: entry.id, version: 1 } };
}
