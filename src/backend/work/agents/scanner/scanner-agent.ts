/**
 * The scanner agent: findings of security and quality in code, secrets and infrastructure, as findings and one report. It needs no
 * model, changes nothing, runs nothing of the workspace and asks no network. Dependencies and health are the analyzer's.
 */
import { type ScannerInput, scannerDeclaration } from '../../../../contract/work/scanner-agent.ts';
import { openScanScope } from '../../../../workspace/scan-scope.ts';
import type { AgentDone, ProjectAgent, ProjectRun } from '../agent.ts';
import { emitAll, lookAtProject, refusing, type Wanted } from '../looking/look-at-project.ts';
import { writeMarkdown } from '../reporting/write-markdown.ts';
import { composeScan } from './compose-scan.ts';

const wantedOf: Readonly<Record<ScannerInput['kind'], Wanted>> = {
  all: { categories: ['security', 'quality'], isWhole: false },
  security: { categories: ['security'], rules: ['security'], isWhole: false },
  quality: { categories: ['quality'], rules: ['quality'], isWhole: false },
};

async function run(asked: ProjectRun<ScannerInput>): Promise<AgentDone> {
  const { input, project, signal, report } = asked;
  report({ step: 'Looking for files' });
  const scope = await refusing(() => openScanScope(project.folder, input.paths));
  const learnt = await refusing(() => lookAtProject(asked, scope, wantedOf[input.kind]));
  signal.throwIfAborted();
  emitAll(asked, learnt);
  const { look, read, fixes } = learnt;
  return {
    report: writeMarkdown(composeScan(look, input.kind)),
    read,
    ...(fixes === undefined ? {} : { offers: { fixes } }),
  };
}

export const scannerAgent = { ...scannerDeclaration, run } satisfies ProjectAgent<ScannerInput>;
