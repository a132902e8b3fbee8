import type { Person } from '../../../../domain/policy/actor.ts';
import type { EventHub } from '../../../platform/events/event-hub.ts';
import type { Logger } from '../../../platform/log/logger.ts';
import type { NoticeType } from '../../../platform/notices/notice.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Db } from '../../../schema.ts';

export interface Practice {
  readonly name: string;
  readonly language: string;
  readonly zone: string;
}

export interface NotificationPorts extends SlicePorts {
  readonly db: Db;
  readonly hub: EventHub;
  readonly logger: Logger;
  /** Of the whole app, once it is mounted. */
  notices(): ReadonlyMap<string, NoticeType>;
  findOrganization(reads: Reads): Promise<Practice | undefined>;
  /** People of the practice, with the roles of this moment; no contact of a client. */
  listPeople(reads: Reads): Promise<readonly Person[]>;
}
