/**
 * The entry that the editor loads: it composes, and does nothing else. activate() registers and returns; the
 * connection to the records, the HTTP client and the language client are bundles of their own, loaded after that.
 * Holds no state that matters: records are the backend's, flaws the language server's.
 */

import type * as vscode from 'vscode';
import { describeError, inBackground, reportBackgroundTo } from '../contract/background/in-background.ts';
import { refusalKey } from '../contract/policy/needs.ts';
import { DisposableStore } from '../pages/disposables.ts';
import { Emitter } from '../pages/emitter.ts';
import { Records } from '../pages/records.ts';
import { others, recordLinks, started } from './contributed.generated.ts';
import { runOnRecord } from './platform/commands.ts';
import { setContext } from './platform/context.ts';
import { createBackend } from './platform/create-backend.ts';
import { CommandTable } from './platform/feature/command-table.ts';
import { openFeatures } from './platform/feature/open-features.ts';
import { PanelTable } from './platform/feature/panel-table.ts';
import { t, userLocale } from './platform/l10n.ts';
import { readRecord } from './platform/links/read-record.ts';
import { RecordOpeners } from './platform/links/record-openers.ts';
import { createLog } from './platform/log.ts';
import { MentionSources } from './platform/mentions/mention-sources.ts';
import { Rights } from './platform/rights/rights.ts';
import { RowSources } from './platform/rows/row-sources.ts';
import type { Services } from './platform/services.ts';
import { systemClock } from './platform/ticker.ts';

/** What tests and the benchmark read. */
export interface ExtensionApi {
  readonly activationMs: number;
  readonly phase: () => 'starting' | 'ready' | 'failed';
  readonly requestCount: () => number;
  /** Closes everything as the editor does at its end, and tells how much is left open. */
  readonly shutDown: () => number;
}

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const startedAt = performance.now();
  const log = createLog(context);
  reportBackgroundTo((what, error) => log.error(`${what} failed: ${describeError(error)}`));
  const store = new DisposableStore((error) => log.error(String(error)));
  context.subscriptions.push(log, store);
  const backend = store.add(createBackend(context, log));
  const clock = systemClock;
  const records = store.add(new Records({ backend }));
  const rights = store.add(
    new Rights({
      ...{ backend, log },
      loadRefused: async (role) => (await import('./platform/rights/refused-to.ts')).refusedTo(role),
      tell: (need, isRefused) => inBackground(setContext(refusalKey(need), isRefused), 'Context'),
    }),
  );
  const read = readRecord(backend);
  const openers = new RecordOpeners({ links: recordLinks, read, run: runOnRecord });
  const pageUse = new Emitter<void>();
  const mentions = new MentionSources();
  const rows = new RowSources();
  const locale = userLocale();
  const services: Services = {
    context,
    log,
    backend,
    commands: new CommandTable(),
    panels: new PanelTable(),
    records,
    rights,
    openers,
    mentions,
    rows,
    clock,
    pageUse,
    t,
    locale,
  };
  const features = openFeatures(services, { started, others }, store);
  // After activate has returned: what follows reads files, loads bundles and may start a process.
  const connecting = clock.after(0, () => {
    inBackground(features.start(), 'Starting features');
    backend.run().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  });
  store.add(connecting);
  const activationMs = performance.now() - startedAt;
  log.info(`activate took ${activationMs.toFixed(1)} ms`);
  return {
    activationMs,
    phase: () => backend.state.phase,
    requestCount: () => backend.requestCount,
    shutDown: () => {
      store.dispose();
      return store.size + backend.listenerCount + openers.size;
    },
  };
}
