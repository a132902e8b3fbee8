/**
 * The Security agent: code, secrets and infrastructure (the scan), dependencies, what the project is made of, and its
 * health, as findings and one report. It needs no model, changes nothing, runs nothing of the workspace and asks no
 * network, but for advisories where its input says so. Order of the steps: learn-facts.ts; what is said of them: report/.
 */
import { type SecurityInput, securityDeclaration } from '../../../../contract/work/security-agent.ts';
import { openScanScope } from '../../../../workspace/scan-scope.ts';
import { ScanScopeError } from '../../../../workspace/scan-scope-error.ts';
import type { FileReport } from '../../../../workspace/workspace-scan.ts';
import { type AgentDone, AgentError, type ProjectAgent, type ProjectRun } from '../agent.ts';
import { learn } from './learn-facts.ts';
import { writeReport } from './report/write-report.ts';
import { asStep } from './report-step.ts';
import { toAgentFinding } from './to-agent-finding.ts';

/** What cannot be looked at is told to whoever asked. */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw ScanScopeError.is(error) ? new AgentError(error.code, error.message, error) : error;
  }
}

async function run(asked: ProjectRun<SecurityInput>): Promise<AgentDone> {
  const { input, project, signal, report } = asked;
  report({ step: 'Looking for files' });
  const scope = await refusing(() => openScanScope(project.folder, input.paths));
  const learnt = await refusing(() => learn(asked, scope));
  const { facts, files, read, health, fixes } = learnt;
  const writing = { step: 'report', title: 'Writing the report' };
  report({ step: writing.title, fraction: 1 });
  const { markdown, html, sarif, summary } = await asStep(asked, writing, async () =>
    writeReport(facts, { folder: scope.folder, files }),
  );
  signal.throwIfAborted();
  emitAll(asked, files, learnt.explanations);
  const offers = fixes === undefined ? {} : { offers: { fixes } };
  return { report: markdown, attachments: { html, sarif, summary }, read, health, ...offers };
}

/** Last: a run that is stopped leaves nothing behind. */
function emitAll(
  { emit }: ProjectRun<SecurityInput>,
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

export const securityAgent = { ...securityDeclaration, run } satisfies ProjectAgent<SecurityInput>;
