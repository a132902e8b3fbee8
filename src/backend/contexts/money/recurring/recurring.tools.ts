/** Recurring invoices as tools: those that are there, and a new one that makes drafts, always as a proposal. */
import * as z from 'zod';
import { formatMoney } from '../../../../domain/money.ts';
import { recurringUnits, timings } from '../../../../domain/recurring/recurring-periods.ts';
import { dateSchema } from '../../../platform/http/wire.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import {
  clientIdField,
  collect,
  findMade,
  limitField,
  linkOut,
  linkTo,
  listOut,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import { itemSchema } from '../model/invoice-item.ts';
import type { RecurringPorts } from './recurring.ports.ts';
import { type CreateRecurring, createRecurringSchema, type Recurring } from './recurring.schema.ts';
import type { RecurringService } from './recurring.service.ts';
import { previewFor } from './save-template.ts';

const templateOut = z.object({
  id: z.string(),
  name: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  every: z.object({ unit: z.enum(recurringUnits), count: z.number().int(), from: z.string() }),
  result: z.enum(['draft', 'issued', 'sent']),
  state: z.enum(['active', 'paused', 'ended']),
  asksBecause: z.string().nullable().describe('Why its invoices stay drafts until a person agrees again.'),
  nextOn: z.string().nullable(),
  lastOutcome: z.string().nullable(),
  lastBecause: z.string().nullable(),
  link: linkOut,
});

function toOutput(template: Recurring): z.input<typeof templateOut> {
  const { id, name, clientId, clientName, rule, result, state, asksBecause, next, runs } = template;
  const [last] = runs;
  return {
    id,
    name,
    clientId,
    clientName,
    every: { unit: rule.unit, count: rule.every, from: rule.date },
    result,
    state,
    asksBecause,
    nextOn: next?.runsOn ?? null,
    lastOutcome: last?.outcome ?? null,
    lastBecause: last?.because ?? null,
    link: linkTo('client', clientId),
  };
}

interface RecurringTools {
  readonly ports: RecurringPorts;
  readonly service: RecurringService;
}

export function recurringTools(tools: RecurringTools): readonly Tool[] {
  return [listTool(tools.service), addTool(tools)];
}

function listTool(service: RecurringService): Tool {
  return defineTool({
    name: 'list_recurring_invoices',
    title: 'List Recurring Invoices',
    toolset: 'recurring',
    description:
      'Templates that make an invoice of each period: when the next one is made, and what became of the last.',
    effect: 'read',
    permission: 'recurring:read',
    input: z.strictObject({ clientId: clientIdField.optional(), limit: limitField }),
    output: listOut(templateOut),
    async run({ clientId, limit }, { caller }) {
      const found = await collect(
        async (cursor) => await service.list(caller, { clientId, cursor, limit: 500 }),
        { wanted: () => true, limit },
      );
      return { output: { items: found.items.map(toOutput), cut: found.cut }, links: [] };
    },
  });
}

const addInput = z.strictObject({
  clientId: clientIdField,
  name: z.string().trim().min(1).max(200).describe('As it is listed: Hosting.'),
  items: z
    .array(itemSchema)
    .max(50)
    .default([])
    .describe('Fixed items; a description may name {month}, {quarter}, {year}, {from}, {to} and {hours}.'),
  withTime: z.boolean().default(false).describe('Approved, unbilled time of the period as well.'),
  unit: z.enum(recurringUnits).describe('How long a period is.'),
  from: dateSchema.describe('First day of the first period, YYYY-MM-DD; not in the past.'),
  timing: z
    .enum(timings)
    .default('arrears')
    .describe('advance: invoiced on the first day of a period. arrears: on the day after its last.'),
});

function toRequest(
  { clientId, name, items, withTime, unit, from, timing }: z.output<typeof addInput>,
  { actId }: ToolUse,
): CreateRecurring {
  const rule = { unit, date: from };
  return createRecurringSchema.parse({ id: actId, clientId, name, items, withTime, rule, timing });
}

function addTool({ ports, service }: RecurringTools): Tool {
  return defineTool({
    name: 'add_recurring_invoice',
    title: 'Add Recurring Invoice',
    toolset: 'recurring',
    description:
      'Sets up an invoice that is made again each period, as a draft. A person lets drafts be issued or sent by themselves; no tool does.',
    effect: 'write',
    isAlwaysAsked: true,
    permission: 'recurring:write',
    input: addInput,
    output: templateOut,
    async preview(input, use) {
      const say = wordsFor(use);
      const { preview } = await previewFor(ports, use.caller, toRequest(input, use));
      const shown = preview.invoices.map(({ runsOn, gross, recipient }) => ({
        label: runsOn,
        after: `${formatMoney(gross, use.locale)}, ${recipient}`,
      }));
      return {
        title: say(`Add recurring invoice, ${input.name}`, `Wiederkehrende Rechnung anlegen, ${input.name}`),
        action: say('Add', 'Anlegen'),
        changes: [
          { label: say('Every', 'Alle'), after: `${input.unit}, ${input.from}` },
          ...input.items.map(({ description, quantity, unitPrice }) => ({
            label: say('Item', 'Position'),
            after: `${quantity} × ${unitPrice} ${description}`,
          })),
          ...shown,
        ],
        note: say('It makes drafts. Nothing is sent.', 'Es entstehen Entwürfe. Nichts wird verschickt.'),
        links: [linkTo('client', input.clientId)],
      };
    },
    async run(input, use) {
      const { record } = await service.create(use.caller, toRequest(input, use));
      return toDone(record);
    },
    async findDone(_input, { caller, actId }) {
      const template = await findMade(async () => await service.get(caller, actId));
      return template && toDone(template);
    },
    async undo(kept, { caller }) {
      const { id, version } = z.object({ id: z.string(), version: z.number() }).parse(kept);
      const template = await findMade(async () => await service.get(caller, id));
      if (template !== undefined) await service.remove(caller, id, version);
    },
  });
}

function toDone(template: Recurring) {
  const { id, version, clientId } = template;
  return { output: toOutput(template), links: [linkTo('client', clientId)], undo: { id, version } };
}
