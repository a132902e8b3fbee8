/**
 * The Security agent: code, secrets and infrastructure (the scan), dependencies, what the project is made of, and its
 * health, as findings and one report. It needs no model, changes nothing, runs nothing of the workspace and asks no
 * network, but for advisories where its input says so. Order of the steps: ../looking/look-at-project.ts; what is said of them: report/.
 */
import { type SecurityInput, securityDeclaration } from '../../../../contract/work/security-agent.ts';
import { openScanScope } from '../../../../workspace/scan-scope.ts';
import type { AgentDone, ProjectAgent, ProjectRun } from '../agent.ts';
import { emitAll, lookAtProject, refusing } from '../looking/look-at-project.ts';
import { asStep } from '../looking/report-step.ts';
import { readSummary } from './compliance/summary.ts';
import { writeReport } from './report/write-report.ts';

/** Findings of security, and all that is wrong with packages. */
const wanted = { categories: ['security'], isWhole: true } as const;

async function run(asked: ProjectRun<SecurityInput>): Promise<AgentDone> {
  const { input, project, signal, report } = asked;
  report({ step: 'Looking for files' });
  const scope = await refusing(() => openScanScope(project.folder, input.paths));
  const learnt = await refusing(() => lookAtProject(asked, scope, wanted));
  const { files, read, health, fixes } = learnt;
  const facts = { ...learnt.look, before: readSummary((await asked.ask({ kind: 'previous' })).summary) };
  const writing = { step: 'report', title: 'Writing the report' };
  report({ step: writing.title, fraction: 1 });
  const { markdown, html, sarif, summary } = await asStep(asked, writing, async () =>
    writeReport(facts, { folder: scope.folder, files }),
  );
  signal.throwIfAborted();
  emitAll(asked, learnt);
  const offers = fixes === undefined ? {} : { offers: { fixes } };
  return { report: markdown, attachments: { html, sarif, summary }, read, health, ...offers };
}

export const securityAgent = { ...securityDeclaration, run } satisfies ProjectAgent<SecurityInput>;
