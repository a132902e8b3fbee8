/** Providers of models and their models, as people set them up. */
import { defineSlice } from '../../../platform/slice.ts';
import { modelEvents } from './models.events.ts';
import { modelsRoutes } from './models.routes.ts';
import { createModelsService, type ModelsPorts } from './models.service.ts';

export const modelsSlice = defineSlice({
  name: 'assist/models',
  tables: ['model_providers'],
  reads: [],
  people: [],
  events: modelEvents,
  mount: (ports: ModelsPorts) => ({ routes: modelsRoutes(createModelsService(ports)) }),
});
