/** What the buttons of the page's advice do. */
import * as vscode from 'vscode';
import { agentForAdvice } from '../../../../domain/health/advice-agent.ts';
import { runCommand } from '../../../platform/commands.ts';
import type { Services } from '../../../platform/services.ts';
import { targetOf } from '../finding-target.ts';
import type { FindingsHost } from '../findings-host.ts';
import type { ListedFinding } from '../listed-finding.ts';
import { downloadAdvisories } from './download-advisories.ts';
import { findFixable, type KnownAdvice } from './health-overview.ts';
import type { ScannerPlace } from './scanner-places.ts';

export interface AdvicePorts {
  readonly services: Services;
  readonly findings: FindingsHost;
  readonly place: ScannerPlace;
  readonly listed: readonly ListedFinding[];
}

/** What was changed, and how much of the advice is left: one click fixes one finding. */
async function tellFixed(ports: AdvicePorts, advice: KnownAdvice, fixed: ListedFinding): Promise<void> {
  const { services, findings, listed } = ports;
  const { t } = services;
  const left = listed.filter((one) => one !== fixed);
  const next = findFixable(advice.reasons, left);
  const place = `${fixed.path}:${fixed.range.startLine + 1}`;
  const acts = next === undefined ? [t('Ask an Agent')] : [t('Fix Next'), t('Ask an Agent')];
  const chosen = await vscode.window.showInformationMessage(
    t('Fixed in {0}: {1}', place, fixed.message),
    ...acts,
  );
  if (chosen === t('Fix Next') && next !== undefined) {
    await findings.run('vireo.fixFinding', targetOf(next));
    await tellFixed({ ...ports, listed: left }, advice, next);
  } else if (chosen === t('Ask an Agent')) await askAgent(ports, advice);
}

async function askAgent({ place: { projectId } }: AdvicePorts, advice: KnownAdvice): Promise<void> {
  if (projectId === undefined) return;
  await runCommand('vireo.askAgent', {
    record: { kind: 'project', ids: [projectId] },
    agent: agentForAdvice(advice),
  });
}

export async function followAdvice(ports: AdvicePorts, advice: KnownAdvice | undefined): Promise<void> {
  const { services, findings, place, listed } = ports;
  const { projectId } = place;
  if (advice === undefined || projectId === undefined) return;
  if (advice.action === 'advisories') return await downloadAdvisories(services, place, advice.ecosystems);
  const fixable = findFixable(advice.reasons, listed);
  if (advice.action === 'fix' && fixable !== undefined) {
    await findings.run('vireo.fixFinding', targetOf(fixable));
    tellFixed(ports, advice, fixable).catch((error: unknown) => services.log.warn(String(error)));
    return;
  }
  await askAgent(ports, advice);
}
