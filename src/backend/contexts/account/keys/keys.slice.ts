/** Keys by which programs ask: what a person may, cut by scopes, or the organization's own. */
import type { SlicePorts } from '../../../platform/ports.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { createKeyGate, type KeyGate, type KeyGatePorts } from './key-gate.ts';
import { keyEvents } from './keys.events.ts';
import { keyNotices } from './keys.notices.ts';
import { keysRoutes } from './keys.routes.ts';
import { keyScope } from './keys.scope.ts';
import { createKeysService, type KeysPorts } from './keys.service.ts';
import type {} from './keys.tables.ts';

const own = {
  user: 'own',
  viewer: 'own',
  support_agent: 'own',
  billing_admin: 'own',
  approver: 'own',
} as const;

export interface KeysSlicePorts extends SlicePorts, KeyGatePorts, Pick<KeysPorts, 'endConnections'> {
  /** The server asks it for every token that is a key. */
  readonly takeGate: (gate: KeyGate) => void;
}

export const keysSlice = defineSlice({
  name: 'account/keys',
  tables: ['api_keys', 'api_key_secrets', 'api_key_uses'],
  reads: [],
  people: ['api_keys.user_id'],
  permissions: { 'key:read': own, 'key:write': own },
  scope: keyScope,
  events: keyEvents,
  mount(ports: KeysSlicePorts) {
    const gate = createKeyGate(ports);
    ports.takeGate(gate);
    return {
      routes: keysRoutes(createKeysService({ ...ports, gate })),
      notices: keyNotices,
      close: gate.end,
    };
  },
});
