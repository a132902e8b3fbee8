/** An entry is changed or deleted by a tool: shown before, and undone by the log. */
import * as z from 'zod';
import { formatDuration } from '../../../../../domain/duration.ts';
import { localDate, localTime } from '../../../../../domain/zones.ts';
import { listLogged } from '../../../../platform/events/event-log.ts';
import { invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import { dryRun } from '../../../../platform/tools/dry-run.ts';
import { nameRecords } from '../../../../platform/tools/name-records.ts';
import { defineTool, type Tool, type ToolUse } from '../../../../platform/tools/tool.ts';
import {
  clockTime,
  findMade,
  linkTo,
  projectIdField,
  shorten,
  wordsFor,
} from '../../../../platform/tools/tool-fields.ts';
import { readMoment } from '../moments.ts';
import { loadEntry } from '../new-entry.ts';
import { checkEntry, requireEditable } from '../rules/entry-rules.ts';
import type { PatchTimeEntry, TimeEntry } from '../time-entries.schema.ts';
import { deleteSeen, patchRow, writePatched } from '../time-entries.service.ts';
import { addInput, type EntryTools, entryOut, toOutputs } from '../time-entries.tools.ts';
import { toTimeEntry } from '../time-entry-view.ts';

const entryIdField = idSchema.describe('From list_entries.');

const editInput = z.strictObject({
  entryId: entryIdField,
  projectId: projectIdField.optional(),
  date: addInput.shape.date.optional(),
  start: addInput.shape.start.describe('HH:MM.'),
  seconds: addInput.shape.seconds.optional().describe('How long, in whole seconds.'),
  note: addInput.shape.note,
  billable: z.boolean().optional(),
});
type EditInput = z.output<typeof editInput>;

/** What an entry says, in words for a person. */
interface ShownEntry {
  readonly project: string;
  readonly day: string;
  readonly time: string;
  readonly duration: string;
  readonly billable: boolean;
  readonly note: string;
}

export function entryChangeTools(tools: EntryTools): readonly Tool[] {
  return [editTool(tools), deleteTool(tools)];
}

/** What is left out stays; the length stays where only the start moves. */
function toPatch(input: EditInput, entry: TimeEntry, zone: string): PatchTimeEntry {
  const { projectId, note, billable } = input;
  const said = Object.entries({ projectId, note, billable }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(said), ...toTimes(input, entry, zone) };
}

function toTimes(input: EditInput, entry: TimeEntry, zone: string): PatchTimeEntry {
  const startMs = toStart(input, Date.parse(entry.startedAt), zone);
  if (entry.seconds === null) {
    if (input.seconds !== undefined) throw invalidField('seconds', 'the timer runs: stop it first');
    return startMs === undefined ? {} : { startedAt: toInstant(startMs) };
  }
  if (startMs === undefined && input.seconds === undefined) return {};
  const from = startMs ?? Date.parse(entry.startedAt);
  const endMs = from + (input.seconds ?? entry.seconds) * 1000;
  return { startedAt: toInstant(from), endedAt: toInstant(endMs) };
}

/** Undefined: it stays. */
function toStart({ date, start }: EditInput, was: number, zone: string): number | undefined {
  if (date === undefined && start === undefined) return undefined;
  const day = date ?? localDate(was, zone);
  const time = start ?? localTime(was, zone);
  return readMoment(start === undefined ? 'date' : 'start', `${day}T${time}`, zone);
}

function isAsPatched(entry: TimeEntry, patch: PatchTimeEntry): boolean {
  return Object.entries(patch).every(([key, value]) => entry[key as keyof TimeEntry] === value);
}

async function show({ ports }: EntryTools, { caller, zone }: ToolUse, entry: TimeEntry): Promise<ShownEntry> {
  const { projectId, startedAt, endedAt, seconds, billable, note } = entry;
  const names = await nameRecords(ports.findNamedProject, ports.reads(caller.actor), [projectId]);
  const start = Date.parse(startedAt);
  const end = endedAt === null ? '' : clockTime(Date.parse(endedAt), zone);
  return {
    project: names.get(projectId) ?? '',
    day: localDate(start, zone),
    time: `${clockTime(start, zone)}–${end}`,
    duration: seconds === null ? '' : formatDuration(seconds),
    billable,
    note: shorten(note),
  };
}

function describe(shown: ShownEntry, say: ReturnType<typeof wordsFor>) {
  const { project, day, time, duration, billable, note } = shown;
  return [
    { label: say('Project', 'Projekt'), text: project },
    { label: say('Day', 'Tag'), text: day },
    { label: say('Time', 'Zeit'), text: time },
    { label: say('Duration', 'Dauer'), text: duration },
    { label: say('Billable', 'Abrechenbar'), text: billable ? say('yes', 'ja') : say('no', 'nein') },
    { label: say('Note', 'Notiz'), text: note },
  ];
}

function editTool(tools: EntryTools): Tool {
  const { ports, service, changes } = tools;
  return defineTool({
    name: 'edit_time_entry',
    title: 'Edit Time Entry',
    toolset: 'time',
    isUsual: true,
    description: 'Changes an entry of the person; what is left out stays.',
    effect: 'write',
    permission: 'time:write',
    input: editInput,
    output: entryOut,
    async preview(input, use) {
      const { caller, zone } = use;
      const say = wordsFor(use);
      const tried = await dryRun(ports.unitOfWork, caller.actor, async (work) => {
        const row = await loadEntry(work.writes, input.entryId);
        await requireEditable(work, ports, { row, now: work.now });
        const entry = toTimeEntry(row);
        const patch = toPatch(input, entry, zone);
        if (isAsPatched(entry, patch))
          throw invalidField('entryId', 'the entry is as it was asked for already');
        const next = await patchRow(work, { ports, row, input: patch });
        const { crops } = await checkEntry(work, ports, { before: row, after: next, now: work.now });
        return { entry, after: await writePatched(work, ports, { row, next }), isCropping: crops.length > 0 };
      });
      const [before, after] = [await show(tools, use, tried.entry), await show(tools, use, tried.after)];
      const sides = describe(after, say);
      const rows = describe(before, say).map(({ label, text }, at) => {
        const now = sides[at]?.text ?? '';
        return { label, isChanged: now !== text, before: text, after: now };
      });
      const notes = [
        ...(tried.after.overlaps.length > 0
          ? [say('Overlaps other entries.', 'Überschneidet andere Einträge.')]
          : []),
        ...(tried.isCropping ? [say('Shortens other entries.', 'Verkürzt andere Einträge.')] : []),
        ...tried.after.warnings.map(({ message }) => message),
      ];
      return {
        title: say(
          `Change time entry, ${before.project}, ${before.day}, ${before.time}`,
          `Zeiteintrag ändern, ${before.project}, ${before.day}, ${before.time}`,
        ),
        action: say('Change Entry', 'Eintrag ändern'),
        changes: rows.filter(({ isChanged }) => isChanged).map(({ isChanged: _is, ...row }) => row),
        ...(notes.length > 0 && { note: notes.join(' ') }),
        links: [linkTo('entry', input.entryId)],
      };
    },
    async run(input, use) {
      const entry = await service.get(use.caller, input.entryId);
      const patch = toPatch(input, entry, use.zone);
      return await toChanged(
        tools,
        use,
        await service.patch(use.caller, input.entryId, patch, entry.version),
      );
    },
    async findDone(input, use) {
      const entry = await findMade(async () => await service.get(use.caller, input.entryId));
      if (entry === undefined || !isAsPatched(entry, toPatch(input, entry, use.zone))) return undefined;
      return await toChanged(tools, use, entry);
    },
    undo: async (kept, { caller }) => {
      await changes.undo(caller, { change: changeSchema.parse(kept) });
    },
  });
}

const changeSchema = z.object({ entryId: z.string(), version: z.number() });

async function toChanged(tools: EntryTools, use: ToolUse, entry: TimeEntry) {
  const [output] = await toOutputs(tools, use, [entry]);
  if (output === undefined) throw new Error('An entry has one output.');
  const { id: entryId, version } = entry;
  return { output, links: [linkTo('entry', entryId)], undo: { entryId, version } };
}

/** A deletion makes the version after the one that it deleted. */
function toDeleted(entryId: string, version: number) {
  return { output: { id: entryId, deleted: true as const }, links: [], undo: { entryId, version } };
}

function deleteTool(tools: EntryTools): Tool {
  const { ports, service, changes } = tools;
  return defineTool({
    name: 'delete_time_entry',
    title: 'Delete Time Entry',
    toolset: 'time',
    isUsual: true,
    description: 'Deletes an entry of the person.',
    effect: 'write',
    permission: 'time:write',
    input: z.strictObject({ entryId: entryIdField }),
    output: z.object({ id: z.string(), deleted: z.literal(true) }),
    async preview({ entryId: id }, use) {
      const { caller } = use;
      const say = wordsFor(use);
      const entry = await dryRun(ports.unitOfWork, caller.actor, async (work) => {
        const row = await loadEntry(work.writes, id);
        if (!(await deleteSeen(work, { ports, caller, id }, row.version))) throw notFound('time entry');
        return toTimeEntry(row);
      });
      const shown = await show(tools, use, entry);
      return {
        title: say(
          `Delete time entry, ${shown.project}, ${shown.day}, ${shown.time}`,
          `Zeiteintrag löschen, ${shown.project}, ${shown.day}, ${shown.time}`,
        ),
        action: say('Delete Entry', 'Eintrag löschen'),
        changes: describe(shown, say)
          .filter(({ text }) => text !== '')
          .map(({ label, text }) => ({ label, before: text })),
        links: [linkTo('entry', id)],
      };
    },
    async run({ entryId }, { caller }) {
      const { version } = await service.get(caller, entryId);
      await service.remove(caller, entryId, version);
      return toDeleted(entryId, version + 1);
    },
    async findDone({ entryId: id }, { caller }) {
      const there = await findMade(async () => await service.get(caller, id));
      if (there !== undefined) return undefined;
      const events = await listLogged(ports.reads(caller.actor), { id, types: ['time-entry.deleted'] });
      const last = events.findLast(({ actor }) => actor === caller.actor.userId);
      return last && toDeleted(id, last.version);
    },
    undo: async (kept, { caller }) => {
      await changes.undo(caller, { change: changeSchema.parse(kept) });
    },
  });
}
