import type { Logger } from '../../../platform/log/logger.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { ToolCatalogue } from '../../../platform/tools/catalogue.ts';

export interface ActPorts extends SlicePorts {
  readonly logger: Logger;
  /** Of the user of a backend of their own: rules in a file, which hold beside those on record. */
  readonly policyFile?: string | undefined;
  /** Of all slices. */
  tools(): ToolCatalogue;
}
