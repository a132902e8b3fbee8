/** The page Models and Spending in a panel of the editor; a bundle of its own. */
import { defineModels } from '../../../../webviews/models/host/models-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { findKeyServer } from './key-server.ts';
import { editorKeys } from './model-keys.ts';

export function attachModelsPanel(services: Services, shown: ShownPage): void {
  hostPage(
    services,
    shown,
    defineModels({ ...editorPorts(services), keys: editorKeys(services, findKeyServer(services)) }),
  );
}
