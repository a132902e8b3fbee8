/** What the buttons of the page's advice do. */
import { agentForAdvice } from '../../../src/domain/health/advice-agent.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import { findFixable, type KnownAdvice } from './health-overview.ts';
import type { ScannerPlace, ScannerPorts } from './scanned-folders.ts';

interface Listed {
  readonly ports: ScannerPorts;
  readonly place: ScannerPlace;
  readonly listed: readonly ListedFinding[];
}

/** What was changed, and how much of the advice is left: one click fixes one finding. */
async function tellFixed(at: Listed, advice: KnownAdvice, fixed: ListedFinding): Promise<void> {
  const { folders, inform, t } = at.ports;
  const left = at.listed.filter((one) => one !== fixed);
  const next = findFixable(advice.reasons, left);
  const place = `${fixed.path}:${fixed.range.startLine + 1}`;
  const acts = next === undefined ? [t('Ask an Agent')] : [t('Fix Next'), t('Ask an Agent')];
  const chosen = await inform(t('Fixed in {0}: {1}', place, fixed.message), ...acts);
  if (chosen === t('Fix Next') && next !== undefined) {
    await folders.act('fix', next);
    await tellFixed({ ...at, listed: left }, advice, next);
  } else if (chosen === t('Ask an Agent')) await askAgent(at, advice);
}

async function askAgent({ ports, place: { projectId } }: Listed, advice: KnownAdvice): Promise<void> {
  if (projectId === undefined) return;
  await ports.runCommand('vireo.askAgent', {
    record: { kind: 'project', ids: [projectId] },
    agent: agentForAdvice(advice),
  });
}

export async function followAdvice(at: Listed, advice: KnownAdvice | undefined): Promise<void> {
  const { ports, place, listed } = at;
  const { projectId } = place;
  if (advice === undefined || projectId === undefined) return;
  if (advice.action === 'advisories')
    return await ports.folders.downloadAdvisories({ ...place, projectId }, advice.ecosystems);
  const fixable = findFixable(advice.reasons, listed);
  if (advice.action === 'fix' && fixable !== undefined) {
    await ports.folders.act('fix', fixable);
    tellFixed(at, advice, fixable).catch((error: unknown) => ports.log.warn(String(error)));
    return;
  }
  await askAgent(at, advice);
}
