/** What the platform gives to every context. */
import type { Db } from '../schema.ts';
import type { EventDeclarations } from './events/catalogue.ts';
import type { EventHub } from './events/event-hub.ts';
import type { FileStore } from './files/file-store.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { PublicJob } from './jobs/public/public-job.ts';
import type { Limits } from './limits/limits.ts';
import type { Logger } from './log/logger.ts';
import type { OpenedMail } from './mail/open-mail.ts';
import type { NoticeType } from './notices/notice.ts';
import type { NumberMarks } from './numbers/number-marks.ts';
import type { Outbound } from './outbound/outbound.ts';
import type { Outgoing } from './outgoing/outgoing.ts';
import type { SlicePorts } from './ports.ts';
import type { Rights } from './rights/rights.ts';
import type { ScheduleKinds } from './schedules/schedule-kind.ts';
import type { Schedules } from './schedules/set-schedule.ts';
import type { Seal } from './secrets/seal.ts';
import type { Secrets } from './secrets/secrets.ts';
import type { SliceDeclaration } from './slice.ts';
import type { ToolCatalogue } from './tools/catalogue.ts';

export interface Host extends SlicePorts {
  readonly db: Db;
  readonly rights: Rights;
  readonly hub: EventHub;
  readonly limits: Limits;
  readonly jobs: JobQueue;
  readonly logger: Logger;
  readonly files: FileStore;
  readonly outbound: Outbound;
  readonly secrets: Secrets;
  /** Of secrets that tables keep. */
  readonly seal: Seal;
  readonly mail: OpenedMail;
  readonly outgoing: Outgoing;
  readonly schedules: Schedules;
  /** Absent on a team server. */
  readonly numberMarks: NumberMarks | undefined;
  /** Of the whole app, once it is mounted. */
  slices(): readonly SliceDeclaration[];
  /** Of the whole app, once it is mounted. */
  events(): EventDeclarations;
  /** Of the whole app, once it is mounted. */
  tools(): ToolCatalogue;
  /** Of the whole app, once it is mounted. */
  publicJobs(): ReadonlyMap<string, PublicJob>;
  /** Of the whole app, once it is mounted. */
  scheduleKinds(): ScheduleKinds;
  /** Of the whole app, once it is mounted. */
  notices(): ReadonlyMap<string, NoticeType>;
}
