/** The timer as tools: what runs, start, stop. */
import * as z from 'zod';
import { localDate } from '../../../../domain/zones.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { idSchema } from '../../../platform/http/wire.ts';
import { dryRun } from '../../../platform/tools/dry-run.ts';
import { type NamePorts, nameRecords } from '../../../platform/tools/name-records.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clockTime,
  findMade,
  linkOut,
  linkTo,
  projectIdField,
  secondsOut,
  shorten,
  toAmount,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import type { EntryChangesService } from '../entries/changes/entry-changes.service.ts';
import { loadEntry } from '../entries/new-entry.ts';
import type { TimeEntryPorts } from '../entries/time-entries.ports.ts';
import type { TimeEntryRow } from '../entries/time-entries.repository.ts';
import { noteSchema, type TimeEntry } from '../entries/time-entries.schema.ts';
import { toTimeEntry } from '../entries/time-entry-view.ts';
import type { ClockWatch } from './clock-watch.ts';
import { startTimer } from './start-timer.ts';
import { stopTimer, type TimerService } from './timer.service.ts';

export interface TimerToolPorts extends TimeEntryPorts, Pick<NamePorts, 'findNamedProject'> {}

interface TimerTools {
  readonly ports: TimerToolPorts;
  readonly clockWatch: ClockWatch;
  readonly service: TimerService;
  readonly changes: Pick<EntryChangesService, 'undo'>;
}

const entryOut = z.object({
  id: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  taskId: z.string().nullable(),
  note: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  billable: z.boolean(),
  elapsedSeconds: secondsOut,
  link: linkOut,
});

/** How long a timer may have run for its start to be undone: more is work. */
const undoableForMs = 120_000;

const undoSchema = z.object({ entryId: z.string(), version: z.number() });

export function timerTools(tools: TimerTools): readonly Tool[] {
  return [readTimer(tools), startTool(tools), stopTool(tools)];
}

async function nameOf({ ports }: TimerTools, { caller }: ToolUse, id: string): Promise<string> {
  const names = await nameRecords(ports.findNamedProject, ports.reads(caller.actor), [id]);
  return names.get(id) ?? '';
}

async function toOutput(tools: TimerTools, use: ToolUse, entry: TimeEntry) {
  const { id, projectId, taskId, note, startedAt, endedAt, billable } = entry;
  const now = endedAt === null ? tools.ports.clock() : Date.parse(endedAt);
  return {
    id,
    projectId,
    projectName: await nameOf(tools, use, projectId),
    taskId,
    note: shorten(note),
    startedAt,
    endedAt,
    billable,
    elapsedSeconds: Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000)),
    link: linkTo('entry', id),
  };
}

function readTimer(tools: TimerTools): Tool {
  return defineTool({
    name: 'get_timer',
    title: 'Get Timer',
    toolset: 'time',
    isUsual: true,
    description: 'What runs now, and the finished time of today and of this week.',
    effect: 'read',
    permission: 'time:read',
    input: z.strictObject({}),
    output: z.object({
      running: entryOut.nullable(),
      todaySeconds: secondsOut,
      weekSeconds: secondsOut,
      unbilledSeconds: secondsOut,
      unbilledAmounts: z.array(amountOut),
    }),
    async run(_input, use) {
      const timer = await tools.service.get(use.caller, use.zone);
      const { todaySeconds, weekSeconds, unbilledSeconds, entry } = timer;
      const running = entry === null ? null : await toOutput(tools, use, entry);
      const unbilledAmounts = timer.unbilled.map(toAmount);
      const links = entry === null ? [] : [linkTo('timer', entry.id)];
      return { output: { running, todaySeconds, weekSeconds, unbilledSeconds, unbilledAmounts }, links };
    },
  });
}

const startInput = z.strictObject({
  projectId: projectIdField,
  taskId: idSchema.optional().describe('Id of a task of the project.'),
  note: noteSchema.max(2_000).optional().describe('What is worked on.'),
});

function startTool(tools: TimerTools): Tool {
  const { ports, clockWatch, service, changes } = tools;
  const requestOf = (input: z.output<typeof startInput>, { actId, zone }: ToolUse) => ({
    ...input,
    id: actId,
    zone,
  });
  return defineTool({
    name: 'start_timer',
    title: 'Start Timer',
    toolset: 'time',
    isUsual: true,
    description: 'Starts the timer on a project. A timer that runs is stopped where the new one begins.',
    effect: 'write',
    permission: 'time:write',
    input: startInput,
    output: entryOut,
    async preview(input, use) {
      const { caller } = use;
      const say = wordsFor(use);
      const started = await dryRun(ports.unitOfWork, caller.actor, async (work) =>
        startTimer(work, { ports, clockWatch, caller, input: requestOf(input, use) }),
      );
      const project = await nameOf(tools, use, input.projectId);
      const { ended } = started.record;
      const stopped = ended && (await nameOf(tools, use, ended.projectId));
      return {
        title: say(`Start timer, ${project}`, `Timer starten, ${project}`),
        action: say('Start Timer', 'Timer starten'),
        changes: [
          { label: say('Project', 'Projekt'), after: project },
          ...(input.note ? [{ label: say('Note', 'Notiz'), after: shorten(input.note) }] : []),
          ...(stopped === null
            ? []
            : [{ label: say('Stops', 'Beendet'), before: stopped, after: say('stopped', 'beendet') }]),
        ],
        links: [linkTo('project', input.projectId)],
      };
    },
    async run(input, use) {
      const { record } = await service.start(use.caller, requestOf(input, use));
      return {
        output: await toOutput(tools, use, record),
        links: [linkTo('timer', record.id)],
        undo: { entryId: record.id, version: record.version },
      };
    },
    async findDone(_input, use) {
      const row = await findMade(async () => await loadEntry(ports.reads(use.caller.actor), use.actId));
      if (row === undefined) return undefined;
      const output = await toOutput(tools, use, toTimeEntry(row));
      return { output, links: [linkTo('timer', row.id)], undo: { entryId: row.id, version: 1 } };
    },
    undoableForMs,
    async undo(kept, { caller }) {
      const change = undoSchema.parse(kept);
      const row = await findMade(async () => await loadEntry(ports.reads(caller.actor), change.entryId));
      if (row !== undefined) requireJustStarted(row, ports.clock());
      await changes.undo(caller, { change });
    },
  });
}

/** @throws ApiError `timer_running` where undoing would throw away time that has counted. */
function requireJustStarted(row: TimeEntryRow, now: number): void {
  if (row.ended_at !== null || now - Number(row.started_at) <= undoableForMs) return;
  throw new ApiError(
    'timer_running',
    'The timer has counted for more than two minutes: stop it, or discard it in the status bar.',
  );
}

function stopTool(tools: TimerTools): Tool {
  const { ports, clockWatch, service, changes } = tools;
  return defineTool({
    name: 'stop_timer',
    title: 'Stop Timer',
    toolset: 'time',
    isUsual: true,
    description: 'Stops the timer that runs; its time becomes an entry.',
    effect: 'write',
    permission: 'time:write',
    input: z.strictObject({}),
    output: entryOut,
    async preview(_input, use) {
      const { caller, zone } = use;
      const say = wordsFor(use);
      const stopped = await dryRun(ports.unitOfWork, caller.actor, async (work) =>
        stopTimer(work, { ports, clockWatch, caller, input: {} }),
      );
      const project = await nameOf(tools, use, stopped.projectId);
      const start = Date.parse(stopped.startedAt);
      // Not how long it runs: that is another on each look.
      const since = `${localDate(start, zone)} ${clockTime(start, zone)}`;
      return {
        title: say(`Stop timer, ${project}`, `Timer beenden, ${project}`),
        action: say('Stop Timer', 'Timer beenden'),
        changes: [
          { label: say('Project', 'Projekt'), before: project, after: project },
          { label: say('Running since', 'Läuft seit'), before: since, after: say('stopped', 'beendet') },
        ],
        links: [linkTo('timer', stopped.id)],
      };
    },
    async run(_input, use) {
      const entry = await service.stop(use.caller, {});
      const undo = { entryId: entry.id, version: entry.version };
      return { output: await toOutput(tools, use, entry), links: [linkTo('entry', entry.id)], undo };
    },
    async findDone(_input, use, { links: [shown] }) {
      const id = shown?.ids[0] ?? '';
      const row = await findMade(async () => await loadEntry(ports.reads(use.caller.actor), id));
      if (row === undefined || row.ended_at === null) return undefined;
      const undo = { entryId: row.id, version: row.version };
      return { output: await toOutput(tools, use, toTimeEntry(row)), links: [linkTo('entry', row.id)], undo };
    },
    undo: async (kept, { caller }) => {
      await changes.undo(caller, { change: undoSchema.parse(kept) });
    },
  });
}
