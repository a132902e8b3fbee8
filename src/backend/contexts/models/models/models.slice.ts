/** Providers of models and their models, as people set them up. */
import type { BridgeHub } from '../../../platform/models/bridge-hub.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { modelEvents } from './models.events.ts';
import { modelsRoutes } from './models.routes.ts';
import { modelScope } from './models.scope.ts';
import { createModelsService, type ModelsPorts } from './models.service.ts';

export const modelsSlice = defineSlice({
  name: 'models/models',
  tables: ['model_providers'],
  reads: [],
  people: [],
  permissions: {
    'model:read': { user: 'all' },
    'model:write': {},
  },
  scope: modelScope,
  events: modelEvents,
  mount: (ports: ModelsPorts & { readonly bridge: BridgeHub }) => ({
    routes: modelsRoutes(createModelsService(ports), ports.bridge),
  }),
});
