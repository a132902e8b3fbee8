/** What the buttons of the page's advice do. */
import { agentForAdvice } from '../../../domain/health/advice-agent.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { targetOf } from '../findings/finding-target.ts';
import type { FindingsHost } from '../findings/findings-host.ts';
import type { ListedFinding } from '../findings/listed-finding.ts';
import { downloadAdvisories } from './download-advisories.ts';
import { findFixable, type KnownAdvice } from './health-overview.ts';
import type { ScannerPlace } from './scanner-places.ts';

export interface AdvicePorts {
  readonly services: Services;
  readonly findings: FindingsHost;
  readonly place: ScannerPlace;
  readonly listed: readonly ListedFinding[];
}

export async function followAdvice(ports: AdvicePorts, advice: KnownAdvice | undefined): Promise<void> {
  const { services, findings, place, listed } = ports;
  const { projectId } = place;
  if (advice === undefined || projectId === undefined) return;
  if (advice.action === 'advisories') return await downloadAdvisories(services, place, advice.ecosystems);
  const fixable = findFixable(advice.reasons, listed);
  if (advice.action === 'fix' && fixable !== undefined) {
    await findings.run('vireo.fixFinding', targetOf(fixable));
    return;
  }
  await runCommand('vireo.askAgent', {
    record: { kind: 'project', ids: [projectId] },
    agent: agentForAdvice(advice),
  });
}
