/** The use cases of reports that leave by mail; each is of the person that set it up. */
import { v7 as newId } from 'uuid';
import type { ScheduleRule } from '../../../../domain/schedules/rule.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { findLeastGap } from '../../../platform/schedules/next-of-cron.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { buildMail } from './build-mail.ts';
import { nameRecipients, readRecipients } from './recipients.ts';
import { showReportMail } from './report-mail-view.ts';
import type { ReportMailPorts } from './report-mails.ports.ts';
import {
  deleteReportMail,
  findReportMail,
  insertReportMail,
  listReportMails,
  type ReportMailRow,
  updateReportMail,
} from './report-mails.repository.ts';
import type {
  CreateReportMail,
  ListReportMails,
  PatchReportMail,
  ReportMail,
  ReportMailPreview,
} from './report-mails.schema.ts';
import { reportSchedule } from './run-report-mail.ts';

export interface ReportMailsService
  extends ResourceService<ReportMail, ListReportMails, CreateReportMail, PatchReportMail> {
  /** What would leave now. */
  preview(caller: Caller, id: string): Promise<ReportMailPreview>;
}

async function load(rows: Pick<Reads, 'from'>, id: string): Promise<ReportMailRow> {
  const row = await findReportMail(rows, id);
  if (!row) throw notFound('report by mail');
  return row;
}

export function createReportMailsService(ports: ReportMailPorts): ReportMailsService {
  const { unitOfWork } = ports;
  return {
    async list({ actor }, query) {
      const reads = ports.reads(actor);
      const rows = await listReportMails(reads, query);
      const shown: ReportMail[] = [];
      for (const row of rows.slice(0, query.limit)) shown.push(await showReportMail(reads, row));
      const page = toPage(rows, query.limit, { item: ({ id }) => id, key: ({ name, id }) => [name, id] });
      return { ...page, items: shown };
    },

    get: async ({ actor }, id) =>
      await showReportMail(ports.reads(actor), await load(ports.reads(actor), id)),

    async create(caller, input) {
      await requireDistance(ports, input.rule);
      const { content } = input;
      if (
        content.kind === 'saved_report' &&
        (await ports.reports.findName(caller, content.savedReportId)) === undefined
      ) {
        throw invalidField('content.savedReportId', 'is no saved report of yours');
      }
      return await unitOfWork.write(
        caller.actor,
        async (work) => await create(ports, work, { caller, input }),
      );
    },

    async patch(caller, id, input, expected) {
      await requireDistance(ports, input.rule);
      return await unitOfWork.write(
        caller.actor,
        async (work) => await patch(ports, work, { caller, id, input, expected }),
      );
    },

    remove: async ({ actor }, id, expected) =>
      await unitOfWork.write(actor, async (work) => {
        const row = await load(work.writes, id);
        requireVersion(row, expected);
        const before = await showReportMail(work.reads, row);
        await ports.schedules.remove(work, { kind: reportSchedule, subjectId: id });
        await deleteReportMail(work.writes, row);
        await work.log({ type: 'report-mail.deleted', id, version: row.version + 1, before });
      }),

    async preview(caller, id) {
      const row = await load(ports.reads(caller.actor), id);
      return await buildMail(ports, caller, { row, at: ports.clock() });
    },
  };
}

/** Each run is a mail to each recipient. */
const leastGapMs = 60 * 60_000;

async function requireDistance(
  { clock }: ReportMailPorts,
  rule: CreateReportMail['rule'] | undefined,
): Promise<void> {
  if (rule === undefined || !('cron' in rule)) return;
  const gap = await findLeastGap(rule, clock());
  if (gap !== undefined && gap < leastGapMs)
    throw invalidField('rule.cron', 'comes more than once an hour: name one minute, as in "0 8 * * 1"');
}

async function create(
  ports: ReportMailPorts,
  work: Work,
  { caller, input }: { readonly caller: Caller; readonly input: CreateReportMail },
): Promise<Created<ReportMail>> {
  const { reads, writes, now, log } = work;
  const existing = input.id === undefined ? undefined : await findReportMail(writes, input.id);
  if (existing) return { created: false, record: await showExisting(reads, existing, input) };
  const { organizationId, userId } = personOf(caller);
  const { content, rule } = input;
  const { recipients: addresses, confirm: confirmed } = input;
  const recipients = await nameRecipients(ports, reads, { addresses, confirmed, before: [], now });
  const row: ReportMailRow = {
    id: input.id ?? newId(),
    organization_id: organizationId,
    user_id: userId,
    name: input.name,
    content: content.kind,
    saved_report_id: content.kind === 'saved_report' ? content.savedReportId : null,
    recipients: JSON.stringify(recipients),
    rule: JSON.stringify(rule),
    state: 'active',
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertReportMail(writes, row);
  await followState(ports, work, row);
  const record = await showReportMail(reads, row);
  await log({ type: 'report-mail.created', id: row.id, version: 1, after: record });
  return { created: true, record };
}

async function showExisting(
  reads: Reads,
  row: ReportMailRow,
  { name, content }: CreateReportMail,
): Promise<ReportMail> {
  if (row.name === name && row.content === content.kind) return await showReportMail(reads, row);
  throw new ApiError('id_taken', 'This id is taken by another report.', [{ field: 'id', issue: 'is taken' }]);
}

interface PatchOn {
  readonly caller: Caller;
  readonly id: string;
  readonly input: PatchReportMail;
  readonly expected: number | undefined;
}

async function patch(
  ports: ReportMailPorts,
  work: Work,
  { id, input, expected }: PatchOn,
): Promise<ReportMail> {
  const { reads, writes, now, log } = work;
  const row = await load(writes, id);
  requireVersion(row, expected);
  const before = await showReportMail(reads, row);
  const earlier = readRecipients(row);
  const addresses = input.recipients ?? earlier.map(({ address }) => address);
  const named = await nameRecipients(ports, reads, {
    addresses,
    confirmed: input.confirm ?? [],
    before: earlier,
    now,
  });
  const changed = await updateReportMail(writes, row, {
    ...changedColumns<ReportMailRow>({ name: input.name, state: input.state, updated_at: now }),
    ...(input.rule !== undefined && { rule: JSON.stringify(input.rule) }),
    recipients: JSON.stringify(named),
  });
  await followState(ports, work, changed);
  const after = await showReportMail(reads, changed);
  await log({ type: 'report-mail.changed', id, version: changed.version, before, after });
  return after;
}

/** What lies in a pause does not leave later. */
async function followState(ports: ReportMailPorts, work: Work, row: ReportMailRow): Promise<void> {
  const { id: subjectId, user_id: userId } = row;
  if (row.state === 'paused') {
    await ports.schedules.remove(work, { kind: reportSchedule, subjectId });
    return;
  }
  const rule: ScheduleRule = JSON.parse(row.rule);
  await ports.schedules.set(work, { kind: reportSchedule, subjectId, rule, userId });
}
