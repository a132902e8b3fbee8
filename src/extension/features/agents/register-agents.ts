/** Agent Tasks: ask an agent, watch it, stop it, read its report. */
import { treeViews } from '../../../contract/views.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { createPages } from '../../platform/documents.ts';
import { recordIdOf } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { LiveProgress } from './live-progress.ts';

const loadActions = () => import('./agent-actions.ts');

export function registerAgents(services: Services): Disposable {
  const onError = (error: unknown) => services.log.error(String(error));
  const store = new DisposableStore(onError);
  const live = store.add(new LiveProgress(services));
  const pages = store.add(
    createPages('report', async ({ query }) => (await loadActions()).loadReport(services, query), onError),
  );
  const tree = new RowTree(services, {
    view: treeViews.agentTasks,
    resources: ['request', 'project'],
    load: async () => (await import('./load-request-rows.ts')).loadRequestRows(services, live),
  });
  return store.addAll(
    tree,
    live.onDidChange(() => tree.refresh()),
    services.openers.add(['request'], async (record) =>
      (await loadActions()).openReport(services, pages, { record }),
    ),
    registerRecordCommand(services, 'vireo.askAgent', async (target) =>
      (await loadActions()).askAgent(services, live, target),
    ),
    registerRecordCommand(services, 'vireo.cancelRequest', async (target) =>
      (await loadActions()).cancel(services, recordIdOf(target, 'request')),
    ),
    registerRecordCommand(services, 'vireo.openReport', async (target) =>
      (await loadActions()).openReport(services, pages, target),
    ),
    registerRecordCommand(services, 'vireo.saveReport', async (target) => {
      const { saveReport } = await import('./save-report.ts');
      await saveReport(services, target);
    }),
  );
}
