/** A client is added by a tool: shown before, with those of a similar name. */
import * as z from 'zod';
import { emailSchema, newCountrySchema } from '../../../platform/http/fields/identifier-fields.ts';
import { addressLinesSchema, currencySchema, lineSchema, nameSchema } from '../../../platform/http/wire.ts';
import { dryRun } from '../../../platform/tools/dry-run.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import { findMade, linkTo, wordsFor } from '../../../platform/tools/tool-fields.ts';
import { readVatId } from '../../account/model/vat-id.ts';
import type { Client, CreateClient } from './clients.schema.ts';
import { type ClientPorts, type ClientsService, createClient } from './clients.service.ts';
import { clientOut, toClientOutput } from './clients.tools.ts';

const input = z.strictObject({
  name: nameSchema,
  currency: currencySchema.optional().describe("ISO 4217; left out: the practice's."),
  addressLines: addressLinesSchema.optional(),
  countryCode: newCountrySchema.optional().describe("ISO 3166-1; left out: the practice's."),
  email: emailSchema.optional(),
  vatId: lineSchema.max(40).optional(),
  paymentTermDays: z.number().int().min(0).max(365).optional(),
});

export function addClientTool(service: ClientsService, ports: ClientPorts): Tool {
  const toRequest = async (said: z.output<typeof input>, use: ToolUse): Promise<CreateClient> => {
    const { currency } = await ports.loadDefaults(ports.reads(use.caller.actor));
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    return { currency, ...given, name: said.name, id: use.actId };
  };
  return defineTool({
    name: 'add_client',
    title: 'Add Client',
    toolset: 'practice',
    isUsual: true,
    description: 'Adds a client. Look with list_clients first whether it is there.',
    effect: 'write',
    permission: 'client:write',
    input,
    output: clientOut,
    async preview(said, use) {
      const { caller } = use;
      const say = wordsFor(use);
      const asked = await toRequest(said, use);
      const vatId = await readVatId(asked.vatId);
      const { record } = await dryRun(ports.unitOfWork, caller.actor, async (work) =>
        createClient(ports, work, { caller, input: asked, vatId }),
      );
      const { items } = await service.list(caller, { like: asked.name, limit: 3 });
      const names = items.map(({ name }) => name).join(', ');
      return {
        title: say(`Add client, ${record.name}`, `Kunde anlegen, ${record.name}`),
        action: say('Add Client', 'Kunde anlegen'),
        changes: describe(record, say),
        ...(names !== '' && {
          note: say(`There is a similar name: ${names}.`, `Es gibt einen ähnlichen Namen: ${names}.`),
        }),
        links: [],
      };
    },
    async run(said, use) {
      const { record } = await service.create(use.caller, await toRequest(said, use));
      return toDone(record);
    },
    async findDone(_said, { caller, actId }) {
      const client = await findMade(async () => await service.get(caller, actId));
      return client && toDone(client);
    },
    async undo(kept, { caller }) {
      const { id, version } = z.object({ id: z.string(), version: z.number() }).parse(kept);
      const client = await findMade(async () => await service.get(caller, id));
      if (client !== undefined) await service.remove(caller, id, version);
    },
  });
}

function describe(client: Client, say: ReturnType<typeof wordsFor>) {
  const { name, currency, countryCode, addressLines, email, vatId, paymentTermDays } = client;
  const rows = [
    { label: say('Name', 'Name'), after: name },
    { label: say('Currency', 'Währung'), after: currency },
    { label: say('Country', 'Land'), after: countryCode },
    { label: say('Address', 'Anschrift'), after: addressLines.join(', ') },
    { label: say('Email', 'E-Mail'), after: email ?? '' },
    { label: say('VAT ID', 'USt-IdNr.'), after: vatId ?? '' },
    {
      label: say('Payment term', 'Zahlungsziel'),
      after: paymentTermDays === null ? '' : say(`${paymentTermDays} days`, `${paymentTermDays} Tage`),
    },
  ];
  return rows.filter(({ after }) => after !== '');
}

function toDone(client: Client) {
  const { id, version } = client;
  return { output: toClientOutput(client), links: [linkTo('client', id)], undo: { id, version } };
}
