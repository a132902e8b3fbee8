import type { Logger } from '../../../platform/log/logger.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { ToolCatalogue } from '../../../platform/tools/catalogue.ts';

export interface ActPorts extends SlicePorts {
  readonly logger: Logger;
  /** Of all slices. */
  tools(): ToolCatalogue;
}
