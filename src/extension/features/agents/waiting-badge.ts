/** The badge of Agent Tasks: how many requests wait for the user. Counted by itself, since a hidden view loads no rows. */
import type { ViewBadge } from 'vscode';
import { watchRecords } from '../../../pages/changes.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import type { Services } from '../../platform/services.ts';

type Ports = Pick<Services, 'backend' | 'clock' | 'log' | 't'>;

/** The most that one reply lists; no practice has as many open questions. */
const mostCounted = 100;

export function watchWaiting(ports: Ports, show: (badge: ViewBadge | undefined) => void): Disposable {
  const { backend, log, t } = ports;
  let latest = 0;
  const count = async () => {
    latest += 1;
    const own = latest;
    const value = backend.state.phase === 'ready' ? await countWaiting(ports) : 0;
    // A later count has overtaken this one.
    if (own !== latest) return;
    show(value === 0 ? undefined : { value, tooltip: t('Agents waiting for you: {0}', value) });
  };
  return watchRecords(ports, ['request'], () => {
    count().catch((error: unknown) => log.warn(String(error)));
  });
}

async function countWaiting({ backend }: Ports): Promise<number> {
  const query = { state: 'waiting' as const, limit: mostCounted };
  const { items } = await backend.ask((api, options) => api.listRequests({ ...options, query }));
  return items.length;
}
