/** Agent Tasks: ask an agent, watch it, decide on what it asks, stop it, read its report. */
import type { CommandTarget } from '../../../contract/commands.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { createPages } from '../../platform/documents.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { LiveProgress } from './live-progress.ts';
import { watchWaiting } from './waiting-badge.ts';

const loadActions = () => import('./agent-actions.ts');

const actions = [
  'askAgent',
  'cancelRequest',
  'retryRequest',
  'replayRequest',
  'restoreRequest',
  'openReport',
  'saveReport',
  'reviewRequest',
  'setAgentAutonomy',
  'showAllowedCommands',
  'newAgentFile',
  'openRequest',
  'fixRequestFindings',
  'addRequestTime',
] as const;

export function registerAgents(services: Services): Disposable {
  const { backend, log } = services;
  const onError = (error: unknown) => log.error(String(error));
  const store = new DisposableStore(onError);
  const live = store.add(new LiveProgress(services));
  const pages = store.add(
    createPages('report', async ({ query }) => (await loadActions()).loadReport(services, query), onError),
  );
  const ports = { services, live, pages };
  const tree = new RowTree(services, {
    view: 'vireo.agentTasks',
    resources: ['request', 'project', 'time-entry'],
    load: async () => (await import('./load-request-rows.ts')).loadRequestRows(services, live),
  });
  const tell = () => {
    import('./notify-waiting.ts').then((loaded) => loaded.notifyWaiting(services)).catch(onError);
  };
  return store.addAll(
    tree,
    live.onDidChange(() => tree.refresh()),
    watchWaiting(services, (badge) => tree.showBadge(badge)),
    backend.onDidNotify((event) => {
      if ('type' in event && event.type === 'request.waiting') tell();
    }),
    // What came while no window was open.
    backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') tell();
    }),
    ...actions.map((name) => {
      const id = `vireo.${name}` as const;
      return registerRecordCommand(services, id, async (target?: CommandTarget) =>
        (await loadActions()).agentActions[id](ports, target),
      );
    }),
    services.panels.add('vireo.run', async (panel, state) =>
      (await import('./run-page/run-panels.ts')).restoreRequest(services, panel, state),
    ),
  );
}
