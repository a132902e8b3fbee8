/** The forms of the development agent, with a number and a crew, of the planning agent, and of one that is asked with nothing. */
import * as z from 'zod';
import { developmentDeclaration } from '../../../src/contract/work/development-agent.ts';
import { planningDeclaration } from '../../../src/contract/work/planning-agent.ts';
import type { AskForm } from '../../../webviews/run/ask/ask-messages.ts';
import { toForm } from '../../../webviews/run/host/ask/form-fields.ts';
import { offerChoices } from '../../../webviews/run/host/ask/known-fields.ts';

const schema = (developmentDeclaration.inputSchema as unknown as z.ZodObject).extend({
  depth: z.number().int().min(1).max(9).meta({ title: 'Depth', description: 'From 1 to 9.' }),
  crew: z.string().max(500).optional().meta({ title: 'Crew' }),
});
const offered = offerChoices(
  toForm(z.toJSONSchema(schema, { io: 'input' }), (text) => text),
  {
    checks: ['npm test'],
    rules: ['sql-injection', 'path-traversal'],
    crews: ['.vireo/agents/team.yaml'],
  },
);

export const askForm: AskForm = {
  type: 'form',
  key: 'development p1',
  agent: 'Development agent',
  client: 'Nordwind',
  project: 'Orders service',
  description: developmentDeclaration.description,
  notice: 'The folder of this project is not open here.',
  fields: [...offered.fields],
  values: { ...offered.values, '/depth': '3' },
};

const planning = toForm(z.toJSONSchema(planningDeclaration.inputSchema, { io: 'input' }), (text) => text);
export const planningForm: AskForm = {
  ...askForm,
  key: 'planning p1',
  agent: planningDeclaration.title,
  description: planningDeclaration.description,
  notice: '',
  fields: [...planning.fields],
  values: planning.values,
};

export const plainForm: AskForm = { ...askForm, key: 'plain p1', notice: '', fields: [], values: {} };
