/** One occurrence: the report of that moment, by the rights that its person has then, to each recipient once. */
import type { Person } from '../../../../domain/policy/actor.ts';
import { addStoredFile } from '../../../platform/files/stored-files.repository.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { MailKind, OutboxMail } from '../../../platform/mail/mail.ts';
import type { ScheduleKind } from '../../../platform/schedules/schedule-kind.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { buildMail } from './build-mail.ts';
import { isOutdated, outdatedText, tellOutdated } from './outdated-report.ts';
import { allowedNow, readRecipients } from './recipients.ts';
import { showReportMail } from './report-mail-view.ts';
import type { ReportMailPorts } from './report-mails.ports.ts';
import {
  findAnyReportMail,
  findReportMail,
  findRun,
  insertRun,
  updateReportMail,
} from './report-mails.repository.ts';
import type { WrittenReport } from './write-report.ts';

export const reportMail = 'insight.report';
export const reportSchedule = 'report.mail';

export function reportSchedules(ports: ReportMailPorts): ScheduleKind {
  return {
    kind: reportSchedule,
    title: 'Report by mail',
    catchUp: 'once',
    permission: 'report-mail:write',
    isOutward: true,
    async run({ actor, subjectId, period, dueAt }) {
      if (actor.kind !== 'user') return;
      const row = await findReportMail(ports.reads(actor), subjectId);
      if (row?.state !== 'active') return;
      if (await findRun(ports.reads(actor), { id: row.id, period })) return;
      const caller: Caller = { actor, grant: 'own' };
      const run = { actor, id: row.id, period };
      const made = await attempt(async () => await buildMail(ports, caller, { row, at: dueAt }));
      if ('because' in made) return await finish(ports, run, made);
      const csv = Buffer.from(made.written.attachment.csv, 'utf8');
      await ports.files.keep(csv, async (stored) => await finish(ports, run, { ...made, stored }));
    },
  };
}

type Attempt = { readonly written: WrittenReport } | { readonly because: string };

/** What another attempt would meet again is said in the run. */
async function attempt(build: () => Promise<WrittenReport>): Promise<Attempt> {
  try {
    return { written: await build() };
  } catch (error) {
    if (!ApiError.is(error) || error.status >= 500) throw error;
    return { because: error.message };
  }
}

interface Run {
  readonly actor: Person;
  readonly id: string;
  readonly period: string;
}

interface Ready {
  readonly written: WrittenReport;
  readonly stored: { readonly sha256: string; readonly size: number };
}

async function finish(
  ports: ReportMailPorts,
  { actor, id, period }: Run,
  made: Ready | { readonly because: string },
): Promise<void> {
  await ports.unitOfWork.write(actor, async (work) => {
    const row = await findReportMail(work.reads, id);
    if (row?.state !== 'active' || (await findRun(work.reads, { id, period }))) return;
    const done =
      'because' in made ? { mails: 0, because: made.because } : await send(ports, work, { ...made, row });
    await insertRun(work.writes, {
      organization_id: row.organization_id,
      report_mail_id: id,
      period,
      mails: done.mails,
      because: done.because,
      csv_sha256: done.mails === 0 || 'because' in made ? null : made.stored.sha256,
      made_at: work.now,
    });
    const changed = await updateReportMail(work.writes, row, { updated_at: work.now });
    const after = await showReportMail(work.reads, changed);
    await work.log({ type: 'report-mail.ran', id, version: changed.version, after });
  });
}

async function send(
  ports: ReportMailPorts,
  work: Work,
  { written, stored, row }: Ready & { readonly row: { readonly id: string; readonly recipients: string } },
): Promise<{ readonly mails: number; readonly because: string | null }> {
  if (!(await ports.mail.isSetUp(work.reads))) {
    return { mails: 0, because: 'No account for mail is set up. Set up email first.' };
  }
  const { allowed, left } = await allowedNow(ports, work.reads, row);
  const { subject, text, html, attachment } = written;
  if (allowed.length > 0) await addStoredFile(work, { stored });
  for (const address of allowed) {
    await ports.mail.enqueue(work, {
      kind: reportMail,
      to: [{ address }],
      subject,
      text,
      html,
      isAutomatic: true,
      attachments: [
        { filename: attachment.filename, contentType: 'text/csv; charset=utf-8', sha256: stored.sha256 },
      ],
      about: { kind: 'report-mail', id: row.id },
    });
  }
  const because =
    left.length === 0
      ? null
      : `Not sent to ${left.join(', ')}: no longer of your organization. Confirm the address.`;
  return { mails: allowed.length, because };
}

/** Tried once more after an unknown end: a report twice is a nuisance, and none is a gap. */
export function reportMailKind(ports: ReportMailPorts): MailKind {
  return {
    name: reportMail,
    afterUnknownEnd: 'once_more',
    permission: 'report-mail:write',
    async findObjection(mail) {
      const drop = await objectTo(ports, mail);
      return drop === undefined ? undefined : { drop };
    },
    ended: tellOutdated,
  };
}

async function objectTo(ports: ReportMailPorts, mail: OutboxMail): Promise<string | undefined> {
  const system = { kind: 'system', organizationId: mail.organizationId, task: reportMail } as const;
  const all = ports.reads(system);
  const row = await findAnyReportMail(all, mail.about?.id ?? '');
  if (row === undefined) return 'The report is no longer sent by mail.';
  if (row.state === 'paused') return 'The report was paused.';
  if (await isOutdated(row, mail, ports.clock())) return outdatedText;
  const known = new Set(readRecipients(row).map(({ address }) => address.toLowerCase()));
  if (!mail.to.every(({ address }) => known.has(address.toLowerCase()))) return 'The recipient was removed.';
  const person = await ports.findActor(all, row.user_id);
  const grant = person && ports.reads(person).grantOf('report_mails');
  return grant === undefined ? 'The person whose report it is may no longer send it.' : undefined;
}
