/** What the gateway to models stands on. */
import type { Logger } from '../log/logger.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { BridgePort } from './bridge.ts';
import type { GatewayPorts } from './gateway.ts';
import type { HealthBook } from './health-book.ts';
import type { KeyRing } from './key-ring.ts';
import type { Limits } from './limits.ts';
import type { ModelSettings } from './model-settings.ts';

export interface ModelGatewayPorts extends GatewayPorts {
  readonly settings: ModelSettings;
  readonly keys: KeyRing;
  readonly now: () => number;
  readonly health?: HealthBook;
  readonly bridge?: BridgePort | undefined;
  /** On a server: providers have no private address, unless its operator names the host. */
  readonly pin?: Outbound['pin'] | undefined;
  readonly logger?: Pick<Logger, 'warn'>;
  /** Of clients and people of an organization: a model of the privacy class `restricted` gets placeholders for them. */
  loadNames?(organizationId: string): Promise<readonly string[]>;
  /** Those of the product where absent. */
  readonly limits?: Partial<Limits> | undefined;
}
