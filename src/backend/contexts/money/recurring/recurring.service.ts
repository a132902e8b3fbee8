/** The use cases of recurring invoices. */
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import type { ScheduleKind } from '../../../platform/schedules/schedule-kind.ts';
import { previewRecurring } from './preview-recurring.ts';
import type { RecurringPorts } from './recurring.ports.ts';
import { findTemplate, listTemplates } from './recurring.repository.ts';
import type {
  CreateRecurring,
  ListRecurring,
  PatchRecurring,
  PreviewRecurring,
  Recurring,
  RecurringPreview,
  RetryRecurring,
} from './recurring.schema.ts';
import { keepFailure, type PeriodRun, retryPeriod, runPeriod } from './run-period.ts';
import {
  agreedBy,
  createTemplate,
  patchTemplate,
  previewChange,
  previewFor,
  removeTemplate,
} from './save-template.ts';
import { sendPeriod } from './send-period.ts';
import { showTemplate } from './template-view.ts';

export interface RecurringService
  extends ResourceService<Recurring, ListRecurring, CreateRecurring, PatchRecurring> {
  /** The first three invoices of what is not saved yet. */
  preview(caller: Caller, input: PreviewRecurring): Promise<RecurringPreview>;
  /** The next three of what is there, with a change that is not saved yet. */
  previewChange(caller: Caller, id: string, input: PatchRecurring): Promise<RecurringPreview>;
  /** Makes a period of which nothing came, or goes on with its mail; what became of it is in its runs. */
  retry(caller: Caller, id: string, input: RetryRecurring): Promise<Recurring>;
}

export function createRecurringService(ports: RecurringPorts): RecurringService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const reads = ports.reads(caller.actor);
      const rows = await listTemplates(reads, query);
      const now = ports.clock();
      const shown = new Map<string, Recurring>();
      for (const row of rows) shown.set(row.id, await showTemplate(ports, reads, { row, now }));
      const page = toPage(rows, query.limit, { item: (row) => row, key: ({ name, id }) => [name, id] });
      return { ...page, items: page.items.flatMap(({ id }) => shown.get(id) ?? []) };
    },

    async get({ actor }, id) {
      const reads = ports.reads(actor);
      const row = await findTemplate(reads, id);
      if (!row) throw notFound('recurring invoice');
      return await showTemplate(ports, reads, { row, now: ports.clock() });
    },

    async create(caller, input) {
      const previewed = await previewFor(ports, caller, input);
      return await unitOfWork.write(
        caller.actor,
        async (work) => await createTemplate(ports, work, { caller, input, previewed }),
      );
    },

    async patch(caller, id, input, expected) {
      const on = { caller, id, input, expected };
      const previewed = await agreedBy(ports, on);
      return await unitOfWork.write(
        caller.actor,
        async (work) => await patchTemplate(ports, work, { on, previewed }),
      );
    },

    remove: async (caller, id, expected) =>
      await unitOfWork.write(
        caller.actor,
        async (work) => await removeTemplate(ports, work, { id, expected }),
      ),

    preview: async (caller, input) => (await previewRecurring(ports, { caller, input })).preview,

    previewChange: async (caller, id, input) => (await previewChange(ports, { caller, id, input })).preview,

    async retry(caller, id, { from }) {
      const reads = ports.reads(caller.actor);
      if ((await findTemplate(reads, id)) === undefined) throw notFound('recurring invoice');
      const run = await unitOfWork.write(
        caller.actor,
        async (work) => await retryPeriod(ports, work, { caller, templateId: id, from }),
      );
      if (run.outcome === 'sending') await sendPeriod(ports, caller, run);
      const row = await findTemplate(reads, id);
      if (!row) throw notFound('recurring invoice');
      return await showTemplate(ports, reads, { row, now: ports.clock() });
    },
  };
}

/** Each missed run in order: an invoice of each month, however long the machine was off. */
export function recurringKind(ports: RecurringPorts): ScheduleKind {
  return {
    kind: 'recurring.invoice',
    title: 'Recurring invoice',
    catchUp: 'each',
    permission: 'recurring:write',
    // What a backup does not know was made before: a second invoice of a period would have a number.
    isOutward: true,
    async run({ actor, subjectId: templateId, period, isAsked, dueAt }) {
      const caller: Caller = { actor, grant: 'all' };
      const asked = { caller, templateId, day: dayOf({ period, isAsked, dueAt }) };
      const run = await runOrKeep(ports, asked);
      if (run?.outcome === 'sending') await sendPeriod(ports, caller, run);
    },
    async failed({ actor, subjectId: templateId, ...at }, error) {
      const because = `It failed several times: ${error}`;
      await ports.unitOfWork.write(
        actor,
        async (work) => await keepFailure(ports, work, { templateId, day: dayOf(at), because }),
      );
    },
  };
}

function dayOf({
  period,
  isAsked,
  dueAt,
}: {
  readonly period: string;
  readonly isAsked: boolean;
  readonly dueAt: number;
}): PeriodRun['day'] {
  return isAsked ? { upTo: dueAt } : { on: period };
}

/** What another attempt would meet again is kept for a person. */
async function runOrKeep(ports: RecurringPorts, asked: PeriodRun) {
  const { actor } = asked.caller;
  try {
    return await ports.unitOfWork.write(actor, async (work) => await runPeriod(ports, work, asked));
  } catch (error) {
    if (!ApiError.is(error) || error.status >= 500) throw error;
    const because = error.message;
    await ports.unitOfWork.write(
      actor,
      async (work) => await keepFailure(ports, work, { ...asked, because }),
    );
    return undefined;
  }
}
