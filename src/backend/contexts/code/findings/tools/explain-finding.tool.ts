/** Why one finding is one, and what to do about it: what the editor's page about it says. */
import * as z from 'zod';
import { ruleWordsSchema } from '../../../../../contract/work/work-tasks.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import { defineTool, type Tool } from '../../../../platform/tools/tool.ts';
import { linkTo, shorten } from '../../../../platform/tools/tool-fields.ts';
import type { FindingPorts } from '../findings.ports.ts';
import type { Finding } from '../findings.schema.ts';
import type { FindingsService } from '../findings.service.ts';
import { findingOut, toFindingOut } from './finding-out.ts';

const longest = 2_000;
const stepsAtMost = 20;

const stepOut = z.object({ path: z.string(), line: z.number().int(), message: z.string() });

const explainedOut = findingOut.extend({
  title: z.string().nullable(),
  /** Of who found it, beside what its rule says in general. */
  explanation: z.string().nullable(),
  why: z.string().nullable(),
  fix: z.string().nullable(),
  cwe: z.array(z.number().int()),
  reference: z.string().nullable(),
  code: z.string(),
  steps: z.array(stepOut),
});

type Reads = Pick<FindingsService, 'list' | 'get'>;

type AskWork = Pick<FindingPorts['work'], 'ask'>;

export function explainFindingTool(service: Reads, work: AskWork): Tool {
  return defineTool({
    name: 'explain_finding',
    title: 'Explain Finding',
    toolset: 'code',
    isUsual: true,
    description: 'Why a finding is one, the way of the data to it, and its fix.',
    effect: 'read',
    permission: 'finding:read',
    input: z.strictObject({
      findingId: idSchema.optional().describe('From list_findings.'),
      path: z.string().min(1).max(1_000).optional().describe('Instead of the id, with line.'),
      line: z.number().int().min(1).optional(),
    }),
    output: explainedOut,
    async run(asked, { caller }) {
      const finding = await findAsked(service, caller, asked);
      return { output: await toExplained(finding, work), links: [linkTo('finding', finding.id)] };
    },
  });
}

interface Asked {
  readonly findingId?: string | undefined;
  readonly path?: string | undefined;
  readonly line?: number | undefined;
}

async function findAsked(service: Reads, caller: Caller, { findingId, path, line }: Asked): Promise<Finding> {
  if ((findingId === undefined) === (path === undefined || line === undefined))
    throw invalidField('findingId', 'give either the id, or path and line');
  if (findingId !== undefined) return await service.get(caller, findingId);
  const { items } = await service.list(caller, { path, sort: 'severity', limit: 100 });
  const found = items.find(({ range }) => range.startLine + 1 === line);
  if (found === undefined) throw notFound('finding');
  return found;
}

async function toExplained(finding: Finding, work: AskWork): Promise<z.input<typeof explainedOut>> {
  const rule = await work.ask({ kind: 'rule', id: finding.ruleId }, ruleWordsSchema);
  return {
    ...toFindingOut(finding),
    message: shorten(finding.message, longest),
    title: finding.ruleTitle ?? rule?.title ?? null,
    explanation: finding.explanation && shorten(finding.explanation, longest),
    why: rule?.why ?? null,
    fix: rule?.fix ?? null,
    cwe: finding.cwe,
    reference: finding.ruleUrl ?? rule?.reference ?? null,
    code: shorten(finding.snippet, longest),
    steps: finding.steps.slice(0, stepsAtMost).map(({ path = finding.path, range, message }) => ({
      path,
      line: range.startLine + 1,
      message: shorten(message),
    })),
  };
}
