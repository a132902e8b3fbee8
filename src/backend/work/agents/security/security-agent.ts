/**
 * The Security agent: code, secrets and infrastructure (the scan), dependencies, what the project is made of, and its
 * health, as findings and one report. It needs no model, changes nothing, runs nothing of the workspace and asks no
 * network, but for advisories where its input says so. Order of the steps: learn-facts.ts; what is said of them: report/.
 */
import * as z from 'zod';
import { advisoryModeSchema } from '../../../../contract/advisory-mode.ts';
import { openScanScope, ScanScopeError } from '../../../../workspace/scan-scope.ts';
import type { FileReport } from '../../../../workspace/workspace-scan.ts';
import { type Agent, AgentError, type AgentResult, type AgentRun } from '../agent.ts';
import { learn } from './learn-facts.ts';
import { writeReport } from './report/write-report.ts';
import { toAgentFinding } from './to-agent-finding.ts';

export const securityInputSchema = z.strictObject({
  /** Files or folders of the project, relative to its folder; all of it when empty. */
  paths: z.array(z.string().min(1).max(1_000)).max(100).default([]),
  /** `online`: names and versions of packages are sent to a service in OSV's form. Nobody is asked when absent. */
  advisories: advisoryModeSchema.optional(),
});
export type SecurityInput = z.infer<typeof securityInputSchema>;

/** What cannot be looked at is told to whoever asked. */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw ScanScopeError.is(error) ? new AgentError(error.code, error.message, error) : error;
  }
}

async function run(asked: AgentRun<SecurityInput>): Promise<AgentResult> {
  const { input, project, signal, report } = asked;
  report({ step: 'Looking for files' });
  const scope = await refusing(() => openScanScope(project.folder, input.paths));
  const learnt = await refusing(() => learn(asked, scope));
  report({ step: 'Writing the report', fraction: 1 });
  const { facts, files, hasRead, health } = learnt;
  const { markdown, html, sarif } = writeReport(facts, { folder: scope.folder, files });
  signal.throwIfAborted();
  emitAll(asked, files, learnt.explanations);
  return { report: markdown, attachments: { html, sarif }, hasRead, health };
}

/** Last: a run that is stopped leaves nothing behind. */
function emitAll(
  { emit }: AgentRun<SecurityInput>,
  files: readonly FileReport[],
  explanations: ReadonlyMap<string, string>,
): void {
  for (const file of files) {
    // What a person has dismissed is there still: the record keeps the decision.
    const dismissed = file.suppressed.filter(({ by }) => by === 'person').map(({ finding }) => finding);
    for (const finding of [...file.findings, ...dismissed]) {
      const explanation = explanations.get(finding.ruleId);
      emit({ ...toAgentFinding(file, finding), ...(explanation === undefined ? {} : { explanation }) });
    }
  }
}

export const securityAgent: Agent<SecurityInput> = {
  name: 'security',
  title: 'Security agent',
  description:
    'Looks at code, secrets, infrastructure and dependencies of the whole project. Needs no model, changes nothing.',
  version: '2.0.0',
  inputSchema: securityInputSchema,
  run,
};
