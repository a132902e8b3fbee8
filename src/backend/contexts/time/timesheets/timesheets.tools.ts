/** Timesheets as tools: a list, and the submission of a week. */
import * as z from 'zod';
import { formatDuration } from '../../../../domain/duration.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import { timesheetStates } from '../../../../domain/timesheet-states.ts';
import { isoWeekOf } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import { type Caller, type PersonCaller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../platform/http/api-error.ts';
import { dateSchema } from '../../../platform/http/wire.ts';
import { dryRun } from '../../../platform/tools/dry-run.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  findMade,
  fromField,
  limitField,
  linkOut,
  linkTo,
  listOut,
  secondsOut,
  toField,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { actOnTimesheet } from './act-on-timesheet.ts';
import { loadTimesheet, showTimesheet } from './timesheet-facts.ts';
import type { TimesheetPorts } from './timesheets.ports.ts';
import { findOpenSheet, listWeek } from './timesheets.repository.ts';
import type { Timesheet } from './timesheets.schema.ts';
import { createTimesheet, type TimesheetsService } from './timesheets.service.ts';

const sheetOut = z.object({
  id: z.string(),
  userId: z.string(),
  userName: z.string(),
  weekStart: z.string(),
  weekEnd: z.string(),
  week: z.number().int(),
  state: z.enum(timesheetStates),
  workedSeconds: secondsOut,
  billableSeconds: secondsOut,
  entries: z.number().int(),
  reason: z.string().nullable(),
  link: linkOut,
});

function toOutput(sheet: Timesheet) {
  const { id, userId, userName, weekStart, weekEnd, week, state, workedSeconds, billableSeconds } = sheet;
  return {
    id,
    userId,
    userName,
    weekStart,
    weekEnd,
    week,
    state,
    workedSeconds,
    billableSeconds,
    entries: sheet.entryCount,
    reason: sheet.reason,
    link: linkTo('timesheet', id),
  };
}

interface TimesheetTools {
  readonly ports: TimesheetPorts;
  readonly service: TimesheetsService;
}

export function timesheetTools(tools: TimesheetTools): readonly Tool[] {
  return [listTool(tools.service), submitTool(tools)];
}

function listTool(service: TimesheetsService): Tool {
  return defineTool({
    name: 'list_timesheets',
    title: 'List Timesheets',
    toolset: 'time',
    isUsual: true,
    description: 'Weeks that were begun, submitted, approved or rejected, the newest first.',
    effect: 'read',
    permission: 'timesheet:read',
    input: z.strictObject({
      state: z.enum(timesheetStates).optional().describe('Only those in this state.'),
      from: fromField.optional(),
      to: toField.optional(),
      limit: limitField,
    }),
    output: listOut(sheetOut),
    async run(query, { caller }) {
      const page = await service.list(caller, query);
      return { output: { items: page.items.map(toOutput), cut: page.nextCursor !== null }, links: [] };
    },
  });
}

interface Submitting {
  readonly caller: Caller;
  readonly weekStart: string;
  /** Of a timesheet that the week has not yet. */
  readonly id: string;
}

async function submitWeek(ports: TimesheetPorts, work: Work, on: Submitting): Promise<Timesheet> {
  const { caller, weekStart, id } = on;
  const week = await listWeek(work.reads, { user_id: personOf(caller).userId, week_start: weekStart });
  const sheet = findOpenSheet(week) ?? (await createTimesheet(work, caller, { id, weekStart })).record;
  return await actOnTimesheet({ work, caller, ports }, { act: 'submit', id: sheet.id });
}

function requireMonday(weekStart: string): void {
  const { start } = isoWeekOf(weekStart);
  if (start !== weekStart) throw invalidField('weekStart', text`must be a Monday such as ${start}`);
}

const submitInput = z.strictObject({
  weekStart: dateSchema.describe('Monday of the week, YYYY-MM-DD.'),
});

function submitTool({ ports, service }: TimesheetTools): Tool {
  return defineTool({
    name: 'submit_timesheet',
    title: 'Submit Timesheet',
    toolset: 'time',
    isUsual: true,
    description: "Hands in the person's own week for approval. Its entries are locked then.",
    effect: 'write',
    permission: 'timesheet:submit',
    input: submitInput,
    output: sheetOut,
    async preview({ weekStart }, use) {
      requireMonday(weekStart);
      const { caller, actId: id } = use;
      const say = wordsFor(use);
      const sheet = await dryRun(ports.unitOfWork, caller.actor, async (work) =>
        submitWeek(ports, work, { caller, weekStart, id }),
      );
      const week = `${sheet.weekStart} – ${sheet.weekEnd}`;
      return {
        title: say(`Submit week ${sheet.week}`, `Woche ${sheet.week} einreichen`),
        action: say('Submit', 'Einreichen'),
        changes: [
          { label: say('Week', 'Woche'), after: week },
          { label: say('Worked', 'Gearbeitet'), after: formatDuration(sheet.workedSeconds) },
          { label: say('Billable', 'Abrechenbar'), after: formatDuration(sheet.billableSeconds) },
          { label: say('Entries', 'Einträge'), after: String(sheet.entryCount) },
          {
            label: say('State', 'Status'),
            before: say('open', 'offen'),
            after: say(sheet.state, germanStates[sheet.state]),
          },
        ],
        note: say('Its entries are locked then.', 'Die Einträge sind danach gesperrt.'),
        links: [linkTo('timesheet', sheet.id)],
      };
    },
    async run({ weekStart }, { caller, actId: id }) {
      requireMonday(weekStart);
      const sheet = await ports.unitOfWork.write(caller.actor, (work) =>
        submitWeek(ports, work, { caller, weekStart, id }),
      );
      return { output: toOutput(sheet), links: [linkTo('timesheet', sheet.id)], undo: { id: sheet.id } };
    },
    async findDone(_input, { caller }, { links: [shown] }) {
      const id = shown?.ids[0] ?? '';
      const reads = ports.reads(caller.actor);
      const row = await findMade(async () => await loadTimesheet(reads, id));
      if (row === undefined || !['submitted', 'approved'].includes(row.state)) return undefined;
      const sheet = await showTimesheet(reads, row);
      return { output: toOutput(sheet), links: [linkTo('timesheet', id)], undo: { id } };
    },
    async undo(kept, { caller, locale }) {
      const { id } = z.object({ id: z.string() }).parse(kept);
      const sheet = await service.get(caller, id);
      if (sheet.state === 'draft') return;
      if (sheet.state !== 'approved') {
        await service.act(caller, { act: 'withdraw', id });
        return;
      }
      requireOwnApproval(caller, sheet);
      const reason = wordsFor({ locale })('Submission undone', 'Einreichung zurückgenommen');
      await service.act(caller, { act: 'reopen', id, reason });
    },
  });
}

/** Where nobody else decides, a week is approved with its submission. What somebody else approved stays. */
function requireOwnApproval({ actor }: PersonCaller, { decidedBy }: Pick<Timesheet, 'decidedBy'>): void {
  const isOwn = decidedBy === actor.userId && grantOf(actor, 'timesheet:decide') !== undefined;
  if (!isOwn) throw new ApiError('state_forbids', 'It was approved since: ask for it to be opened again.');
}

const germanStates: Readonly<Record<Timesheet['state'], string>> = {
  draft: 'offen',
  submitted: 'eingereicht',
  approved: 'genehmigt',
  rejected: 'abgelehnt',
  invoiced: 'abgerechnet',
};
