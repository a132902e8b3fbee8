/** Shows that a run of this window goes on, then what came of it. */

import { titleOf } from '../../../../webviews/run/host/agent-title.ts';
import type { AgentRequest } from '../../../api-client/index.ts';
import { nameOf } from '../../../pages/records.ts';
import type { Services } from '../../platform/services.ts';
import { announceEnd } from './announce-end.ts';
import { type LiveProgress, showProgress } from './live-progress.ts';

/** Not awaited: what was asked is done, this only shows it. */
export function followRun(
  services: Services,
  live: LiveProgress,
  request: Pick<AgentRequest, 'id' | 'projectId' | 'agent'>,
): void {
  showRun(services, live, request).catch((error: unknown) => services.log.warn(String(error)));
}

async function showRun(
  services: Services,
  live: LiveProgress,
  { id, projectId, agent }: Pick<AgentRequest, 'id' | 'projectId' | 'agent'>,
): Promise<void> {
  const title = await titleOf(services, agent);
  await showProgress(services, live, { id, title });
  const { project } = nameOf(await services.records.load(), projectId);
  await announceEnd(services, { id, names: { agent: title, project } });
}
