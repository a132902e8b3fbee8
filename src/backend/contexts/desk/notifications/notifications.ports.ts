import type { NoticeLanguage } from '../../../../domain/notifications/notice.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { EventHub } from '../../../platform/events/event-hub.ts';
import type { JobQueue } from '../../../platform/jobs/job-queue.ts';
import type { Logger } from '../../../platform/log/logger.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import type { NoticeType } from '../../../platform/notices/notice.ts';
import type { Outbound } from '../../../platform/outbound/outbound.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Schedules } from '../../../platform/schedules/set-schedule.ts';
import type { Seal } from '../../../platform/secrets/seal.ts';
import type { Db } from '../../../schema.ts';

export interface Practice {
  readonly name: string;
  readonly language: string;
  readonly zone: string;
}

export interface NotificationPorts extends SlicePorts {
  readonly jobs: JobQueue;
  readonly mail: Pick<Mail, 'declare' | 'compose' | 'enqueue' | 'isSetUp'>;
  readonly outbound: Pick<Outbound, 'post' | 'findObjection'>;
  readonly outgoing: Pick<Outgoing, 'add' | 'rests'>;
  readonly schedules: Schedules;
  readonly seal: Seal;
  /** Where others reach this backend, for links in mails; absent where nobody does. */
  readonly publicUrl?: string | undefined;
  /** Null where the person has none. */
  findEmail(reads: Reads, userId: string): Promise<string | null>;
  /** In which the person reads mail; undefined for that of the practice. */
  findLanguage(reads: Reads, userId: string): Promise<NoticeLanguage | undefined>;
  readonly db: Db;
  readonly hub: EventHub;
  readonly logger: Logger;
  /** Of the whole app, once it is mounted. */
  notices(): ReadonlyMap<string, NoticeType>;
  findOrganization(reads: Reads): Promise<Practice | undefined>;
  /** People of the practice, with the roles of this moment; no contact of a client. */
  listPeople(reads: Reads): Promise<readonly Person[]>;
}
