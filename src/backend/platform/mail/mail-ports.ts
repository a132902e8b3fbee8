/** What mail stands on. */

import type { Db } from '../../schema.ts';
import type { FileStore } from '../files/file-store.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Logger } from '../log/logger.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import type { SlicePorts } from '../ports.ts';
import type { RightsPorts } from '../rights/rights.ts';
import type { Seal } from '../secrets/seal.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { MailTransport, TransportLimits } from './transport/mail-transport.ts';

export interface MailOptions {
  readonly limits?: TransportLimits;
  /** Beside those that the platform trusts. */
  readonly certificates?: readonly string[];
  /** In place of the network. */
  readonly transport?: MailTransport;
}

export interface MailPorts extends SlicePorts {
  readonly db: Db;
  readonly files: FileStore;
  readonly jobs: JobQueue;
  readonly outbound: Outbound;
  readonly outgoing: Outgoing;
  readonly secrets: Secrets;
  readonly seal: Seal;
  readonly logger: Logger;
  readonly mailOptions: MailOptions;
  readonly transport: MailTransport;
  /** Who sends, as they are now. */
  readonly readAgain: RightsPorts['readAgain'];
}

/** Who sends: no person's permission is asked, since the cause of each mail was. */
export function mailer(organizationId: string) {
  return { kind: 'system', organizationId, task: 'mail' } as const;
}
