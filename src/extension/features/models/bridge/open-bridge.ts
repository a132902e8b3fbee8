/** The bundle that brings the editor's models to the backend: one bridge a window, opened when somebody may choose one. */

import * as vscode from 'vscode';
import { inBackground } from '../../../../contract/background/in-background.ts';
import type { Services } from '../../../platform/services.ts';
import { readSetting } from '../../../platform/settings.ts';
import { openEditorModels, withRuns } from './editor-models.ts';
import { ModelBridge } from './model-bridge.ts';

export const answersRuns = 'vireo.models.editorModelsAnswerRuns';

const bridges = new WeakMap<Services['context'], ModelBridge>();

/** The models of this window are known to the backend once it resolves; at once where the editor has none. */
export async function refreshBridge(services: Services): Promise<void> {
  const known = bridges.get(services.context);
  if (known !== undefined) return await known.refresh();
  const { backend, clock, log, t } = services;
  const models = openEditorModels(
    vscode,
    t('Answers questions about your practice with the model that you chose.'),
  );
  if (models === undefined) return;
  const bridge = new ModelBridge({
    models: withRuns(models, () => readSetting(answersRuns)),
    clock,
    whenReady: () => backend.whenReady(),
    warn: (text) => log.warn(text),
  });
  bridges.set(services.context, bridge);
  services.context.subscriptions.push(
    bridge,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(answersRuns)) inBackground(bridge.refresh(), 'Models');
    }),
    backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') inBackground(bridge.refresh(), 'Models');
    }),
  );
  await bridge.refresh();
}
