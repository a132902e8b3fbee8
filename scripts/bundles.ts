/**
 * What is bundled into what. One table for the build, the third-party notices, the dependency rules and the tests.
 *
 * A lazy entry is a module of the extension that must not weigh on activation: the extension says
 * `await import('./path/to/module.ts')` and gets types, while the build leaves it out of dist/extension.js
 * and requires its own bundle beside it at that moment. Such a bundle has a copy of what it imports, so a
 * lazy module holds no state that another bundle must see.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { copiedAssets, startedEntries, workerEntries } from '../src/workspace/assets.ts';

export interface Bundle {
  /** Path below dist/. */
  readonly output: string;
  /** Path in the sources, or the name of a package. */
  readonly entry: string;
  readonly kind: 'node' | 'extension' | 'package' | 'webview';
}

/** Processes, each started by path. */
export const processEntries: Readonly<Record<string, string>> = {
  ...startedEntries,
  'backend.js': 'src/backend/main-local.ts',
  'cli.js': 'src/cli/main.ts',
};

export const extensionEntry = { output: 'extension.js', entry: 'src/extension/extension.ts' } as const;

/** Packages whose data a generator writes into our sources: they ship, although no bundle imports them. */
export const copiedData: readonly string[] = ['linguist-languages'];

/** Parts of the extension that are loaded after activation. */
export const lazyExtensionEntries: Readonly<Record<string, string>> = {
  'language-client.js': 'src/extension/platform/language-client.ts',
  'github-client.js': 'src/extension/features/projects/github/github-client.ts',
  'documents-host.js': 'src/extension/features/documents/documents-host.ts',
  'edit-project.js': 'src/extension/features/details/edit-project.ts',
  'business-panel.js': 'src/extension/features/details/business/business-panel.ts',
  'client-pages.js': 'src/extension/features/details/client/client-pages.ts',
  'pick-client.js': 'src/extension/features/details/pick-client.ts',
  'timer-commands.js': 'src/extension/features/timer/timer-commands.ts',
  'timer-watch.js': 'src/extension/features/timer/timer-watch.ts',
  'pick-project.js': 'src/extension/platform/practice/pick-project.ts',
  'import-clients.js': 'src/extension/features/projects/import-clients.ts',
  'add-project.js': 'src/extension/features/projects/add-project.ts',
  'entry-actions.js': 'src/extension/features/timesheets/entry-actions.ts',
  'many-entries.js': 'src/extension/features/timesheets/many-entries.ts',
  'approvals-panel.js': 'src/extension/features/approvals/approvals-panel.ts',
  'sheet-actions.js': 'src/extension/features/timesheets/sheet-actions.ts',
  'load-sheet-rows.js': 'src/extension/features/timesheets/load-sheet-rows.ts',
  'load-project-rows.js': 'src/extension/features/projects/load-project-rows.ts',
  'project-actions.js': 'src/extension/features/projects/project-actions.ts',
  'load-invoice-rows.js': 'src/extension/features/invoices/load-invoice-rows.ts',
  'invoice-acts.js': 'src/extension/features/invoices/invoice-acts.ts',
  'invoice-actions.js': 'src/extension/features/invoices/invoice-actions.ts',
  'load-request-rows.js': 'src/extension/features/agents/load-request-rows.ts',
  'agent-actions.js': 'src/extension/features/agents/agent-actions.ts',
  'review-request.js': 'src/extension/features/agents/review-request.ts',
  'request-offers.js': 'src/extension/features/agents/offers/offer-actions.ts',
  'run-page.js': 'src/extension/features/agents/run-page/run-panels.ts',
  'notify-waiting.js': 'src/extension/features/agents/notify-waiting.ts',
  'pick-record.js': 'src/extension/features/records/pick-record.ts',
  'add-missing-week.js': 'src/extension/features/invoices/add-missing-week.ts',
  'create-invoice.js': 'src/extension/features/invoices/create-invoice.ts',
  'correct-invoice.js': 'src/extension/features/invoices/correct-invoice.ts',
  'record-payment.js': 'src/extension/features/invoices/settling/record-payment.ts',
  'email-invoice.js': 'src/extension/features/invoices/settling/email-invoice.ts',
  'mark-sent.js': 'src/extension/features/invoices/settling/mark-sent.ts',
  'export-invoice.js': 'src/extension/features/invoices/export-invoice.ts',
  'find-forgotten-time.js': 'src/extension/features/forgotten-time/find-forgotten-time.ts',
  'import-wizard.js': 'src/extension/features/time-import/import-wizard.ts',
  'backup-actions.js': 'src/extension/features/backend/backup-actions.ts',
  'show-storage.js': 'src/extension/features/welcome/show-storage.ts',
  'demo-window.js': 'src/extension/features/welcome/demo-window.ts',
  'install-command.js': 'src/extension/features/welcome/install-command.ts',
  'update-notes.js': 'src/extension/features/welcome/update-notes.ts',
  'invoice-panel.js': 'src/extension/features/invoices/invoice-panel.ts',
  'findings-host.js': 'src/extension/features/findings/findings-host.ts',
  'scanner-panel.js': 'src/extension/features/findings/scanner-page/scanner-panel.ts',
  'dashboard-panel.js': 'src/extension/features/dashboard/dashboard-panel.ts',
  'look-panel.js': 'src/extension/features/look/look-panel.ts',
  'goals-panel.js': 'src/extension/features/goals/goals-panel.ts',
  'mcp-server.js': 'src/extension/features/assistants/mcp-server.ts',
  'answer-chat.js': 'src/extension/features/assistants/chat/answer-chat.ts',
  'run-tool.js': 'src/extension/features/assistants/run-tool.ts',
  'open-bridge.js': 'src/extension/features/models/bridge/open-bridge.ts',
  'models-panel.js': 'src/extension/features/models/models-panel.ts',
  'add-provider.js': 'src/extension/features/models/add-provider.ts',
  'hand-over.js': 'src/extension/features/models/hand-over.ts',
  'set-token.js': 'src/extension/features/code-hosts/set-token.ts',
  'notify-threshold.js': 'src/extension/features/models/notify-threshold.ts',
  'notify-proposals.js': 'src/extension/features/proposals/notify-proposals.ts',
  'review-proposals.js': 'src/extension/features/proposals/review-proposals.ts',
  'money-panel.js': 'src/extension/features/money/money-panel.ts',
  'rates-panel.js': 'src/extension/features/rates/rates-panel.ts',
  'reports-panel.js': 'src/extension/features/reports/reports-panel.ts',
  'week-panel.js': 'src/extension/features/week/week-panel.ts',
  'stack-panel.js': 'src/extension/features/stack/stack-panel.ts',
  'health-host.js': 'src/extension/features/health/health-host.ts',
  'paint-page.js': 'src/extension/platform/pages/paint-page.ts',
  'page-editor.js': 'src/extension/features/pages/page-editor.ts',
  'coach-host.js': 'src/extension/features/coach/coach-host.ts',
  'save-report.js': 'src/extension/features/agents/save-report.ts',
  'explain-host.js': 'src/extension/features/findings/explain/explain-host.ts',
  'api-client.js': 'src/api-client/index.ts',
  'connection.js': 'src/connection/index.ts',
  'rule-titles.js': 'src/contract/rule-titles.generated.ts',
};

/** Packages that many of the extension's bundles stand on: each is one bundle, which they share. */
export const sharedPackages: Readonly<Record<string, string>> = {
  'zod.js': 'zod',
};

/** Parts of the backend and its work process that idle ones never read: the providers of models, and the engine of graphs. */
export const lazyBackendEntries: Readonly<Record<string, string>> = {
  'shell-reader.js': 'src/backend/platform/shell/shell-reader.ts',
  'models.js': 'src/backend/platform/models/engine/open-engine.ts',
  'graphs.js': 'src/backend/work/graphs/langgraph/langgraph-engine.ts',
  'demo.js': 'src/backend/demo/build-demo.ts',
};

/** The command line behind its entry: `vireo time`, which starts at once, and all of it. */
export const lazyCliEntries: Readonly<Record<string, string>> = {
  'cli-time.js': 'src/cli/time-program.ts',
  'cli-whole.js': 'src/cli/program.ts',
};

/** Everything that begins a bundle; webviews are found by their folder. */
export function listBundles(root: string): readonly Bundle[] {
  return [
    { ...extensionEntry, kind: 'extension' },
    ...bundlesOf(lazyExtensionEntries, 'extension'),
    ...Object.entries(sharedPackages).map(
      ([output, name]): Bundle => ({ output, entry: name, kind: 'package' }),
    ),
    ...bundlesOf(processEntries, 'node'),
    ...bundlesOf(lazyBackendEntries, 'node'),
    ...bundlesOf(lazyCliEntries, 'node'),
    ...bundlesOf(workerEntries, 'node'),
    ...listViews(root).map(
      (view): Bundle => ({
        output: `webviews/${view}.js`,
        entry: `webviews/${view}/main.ts`,
        kind: 'webview',
      }),
    ),
  ];
}

/** Files copied into dist/ as they are: name below dist/ → path in the clone. */
export function listAssets(): Readonly<Record<string, string>> {
  return {
    ...copiedAssets,
    'webviews/codicon.css': 'node_modules/@vscode/codicons/dist/codicon.css',
    'webviews/codicon.ttf': 'node_modules/@vscode/codicons/dist/codicon.ttf',
  };
}

function bundlesOf(entries: Readonly<Record<string, string>>, kind: Bundle['kind']): Bundle[] {
  return Object.entries(entries).map(([output, entry]) => ({ output, entry, kind }));
}

function listViews(root: string): string[] {
  const folder = path.join(root, 'webviews');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'main.ts')))
    .map((entry) => entry.name)
    .sort();
}
