import type { Scopes } from '../../../platform/reach/table-scope.ts';

/** Providers are the organization's settings: whoever asks a model is offered those of all. */
export const modelScope: Scopes = { model_providers: 'everyone' };
