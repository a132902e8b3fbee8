/** A project is added by a tool, in the currency of its client. */
import * as z from 'zod';
import { formatDuration } from '../../../../domain/duration.ts';
import { formatMoney, parseMoney } from '../../../../domain/money.ts';
import { text } from '../../../../words/text.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import { nameSchema } from '../../../platform/http/wire.ts';
import { dryRun } from '../../../platform/tools/dry-run.ts';
import { type NamePorts, nameRecords } from '../../../platform/tools/name-records.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import { clientIdField, findMade, linkTo, wordsFor } from '../../../platform/tools/tool-fields.ts';
import { type CreateProject, createProjectSchema, type Project } from './projects.schema.ts';
import { createProject, type ProjectPorts, type ProjectsService } from './projects.service.ts';
import { projectOut, toProjectOutput } from './projects.tools.ts';

type Ports = ProjectPorts & Pick<NamePorts, 'findNamedClient'>;

const input = z.strictObject({
  clientId: clientIdField,
  name: nameSchema,
  hourlyRate: z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'must be a decimal such as 110.00')
    .describe("In the client's currency: 110.00."),
  budgetSeconds: z.number().int().min(0).max(1e10).optional().describe('Budget of hours, in seconds.'),
});

async function toRequest(
  ports: Ports,
  { clientId, name, hourlyRate, budgetSeconds }: z.output<typeof input>,
  { caller, actId }: ToolUse,
): Promise<CreateProject> {
  const client = await ports.findClient(ports.reads(caller.actor), clientId);
  if (client === undefined) throw refuseNamed(ports.reads(caller.actor), 'clients', 'clientId');
  const rate = parseMoney(hourlyRate, client.currency);
  if (!rate.ok) throw invalidField('hourlyRate', text`must be an amount in ${client.currency}`);
  const highest = createProjectSchema.shape.hourlyRate.safeParse(rate.value);
  if (!highest.success) throw invalidField('hourlyRate', 'is too high');
  const budget = budgetSeconds !== undefined && { budgetSeconds };
  return { id: actId, clientId, name, hourlyRate: rate.value, ...budget };
}

export function addProjectTool(service: ProjectsService, ports: Ports): Tool {
  const nameOfClient = async ({ caller }: ToolUse, id: string) =>
    (await nameRecords(ports.findNamedClient, ports.reads(caller.actor), [id])).get(id) ?? '';

  const toDone = async (use: ToolUse, project: Project) => {
    const { id, version, clientId } = project;
    const output = toProjectOutput(project, await nameOfClient(use, clientId));
    return { output, links: [linkTo('project', id)], undo: { id, version } };
  };

  return defineTool({
    name: 'add_project',
    title: 'Add Project',
    toolset: 'practice',
    isUsual: true,
    description: 'Adds a project of a client.',
    effect: 'write',
    permission: 'project:write',
    input,
    output: projectOut,
    async preview(said, use) {
      const { caller, locale } = use;
      const say = wordsFor(use);
      const asked = await toRequest(ports, said, use);
      const { record } = await dryRun(ports.unitOfWork, caller.actor, async (work) =>
        createProject(ports, work, { caller, input: asked }),
      );
      const { name, budgetSeconds } = record;
      return {
        title: say(`Add project, ${name}`, `Projekt anlegen, ${name}`),
        action: say('Add Project', 'Projekt anlegen'),
        changes: [
          { label: say('Client', 'Kunde'), after: await nameOfClient(use, said.clientId) },
          { label: say('Name', 'Name'), after: name },
          { label: say('Hourly rate', 'Stundensatz'), after: formatMoney(asked.hourlyRate, locale) },
          ...(budgetSeconds === null
            ? []
            : [{ label: say('Budget', 'Budget'), after: formatDuration(budgetSeconds) }]),
        ],
        links: [linkTo('client', said.clientId)],
      };
    },
    async run(said, use) {
      const { record } = await service.create(use.caller, await toRequest(ports, said, use));
      return await toDone(use, record);
    },
    async findDone(_said, use) {
      const project = await findMade(async () => await service.get(use.caller, use.actId));
      return project && (await toDone(use, project));
    },
    async undo(kept, { caller }) {
      const { id, version } = z.object({ id: z.string(), version: z.number() }).parse(kept);
      const project = await findMade(async () => await service.get(caller, id));
      if (project !== undefined) await service.remove(caller, id, version);
    },
  });
}
