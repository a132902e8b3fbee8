/** The models of the editor for the choice of who answers. */
import type { ModelPorts } from '../../../../webviews/coach/host/choose-model.ts';
import type { Services } from '../../platform/services.ts';
import { refreshModels } from '../models/index.ts';

export function editorModels(services: Services): ModelPorts['edge'] {
  return {
    kept: services.context.globalState,
    offerEditorModels: async () => await refreshModels(services),
  };
}
