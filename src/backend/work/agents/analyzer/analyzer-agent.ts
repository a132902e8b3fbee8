/**
 * The analyzer agent: what a project is made of, how it is built and run, its parts, packages and health, with what raises it most,
 * as one report. It needs no model, changes nothing, runs nothing of the workspace and asks no network, but for advisories where
 * its input says so.
 */
import { type AnalyzerInput, analyzerDeclaration } from '../../../../contract/work/analyzer-agent.ts';
import { openScanScope } from '../../../../workspace/scan-scope.ts';
import type { AgentDone, ProjectAgent, ProjectRun } from '../agent.ts';
import { lookAtProject, refusing } from '../looking/look-at-project.ts';
import { writeMarkdown } from '../reporting/write-markdown.ts';
import { composeAnalysis } from './compose-analysis.ts';

const wanted = { categories: ['security', 'quality'], isWhole: true } as const;

/** Its findings are the scanner's to keep: it resolves none. */
const nothingRead = { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} };

async function run(asked: ProjectRun<AnalyzerInput>): Promise<AgentDone> {
  const { input, project, signal, report } = asked;
  report({ step: 'Looking for files' });
  const scope = await refusing(() => openScanScope(project.folder, []));
  const { look, health } = await refusing(() =>
    lookAtProject({ ...asked, input: { ...input, paths: [] } }, scope, wanted),
  );
  signal.throwIfAborted();
  return { report: writeMarkdown(composeAnalysis(look)), read: nothingRead, health };
}

export const analyzerAgent = { ...analyzerDeclaration, run } satisfies ProjectAgent<AnalyzerInput>;
