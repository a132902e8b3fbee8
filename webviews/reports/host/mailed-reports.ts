/** Reports that leave by email: set up by a few questions, listed on the page. */
import type { CreateReportMailInput, ReportMail } from '../../../src/api-client/index.ts';
import { ownZone } from '../../../src/contract/own-zone.ts';
import { addMonths } from '../../../src/domain/zones.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import { isMailAddress } from '../../../src/pages/mail/check-address.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { addDays, today, weekOf } from '../../../src/pages/time/iso-week.ts';
import { printInstant } from '../../../src/pages/time/print-instant.ts';
import { printScheduleRule } from '../../../src/pages/time/schedule-rule.ts';
import type { MailedReport } from '../messages.ts';

type Ports = Pick<
  PagePorts,
  'ask' | 'backend' | 'clock' | 'inform' | 'locale' | 'mention' | 'runCommand' | 'showText' | 't'
>;
type Rule = CreateReportMailInput['rule'];
type Content = CreateReportMailInput['content'];

/** Pure. */
export function toMailed(
  { id, name, recipients, rule, lastRun, state }: ReportMail,
  { t, locale }: Pick<Ports, 'locale' | 't'>,
): MailedReport {
  const because = lastRun?.because ?? null;
  const isPaused = state === 'paused';
  return {
    id,
    name,
    to: recipients.map(({ address }) => address).join(', '),
    rule: printScheduleRule(rule, { t, locale }),
    last: lastRun === null ? '' : printInstant(lastRun.madeAt, locale),
    note: because ?? '',
    tone: isPaused ? 'muted' : because === null ? 'ok' : 'warn',
    state: isPaused ? t('Paused') : because === null ? t('Active') : t('Needs a look'),
    acts: ['preview', 'recipients', isPaused ? 'resume' : 'pause', 'delete'],
  };
}

/** Addresses as they are typed: between commas, semicolons or blanks. */
export function readAddresses(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((each) => each !== ''))];
}

/** From the next Monday, the next first of a month, or tomorrow on. */
function rulesFrom(day: string): readonly Rule[] {
  const at = { every: 1, time: '08:00', zone: ownZone() } as const;
  return [
    { ...at, unit: 'week', date: addDays(weekOf(day).start, 7) },
    { ...at, unit: 'month', date: addMonths(`${day.slice(0, 7)}-01`, 1) },
    { ...at, unit: 'day', date: addDays(day, 1) },
  ];
}

async function askRecipients({ ask, t }: Ports, value: string): Promise<readonly string[] | undefined> {
  const text = await ask({
    kind: 'text',
    title: t('Send by Email'),
    prompt: t('Addresses that it goes to, up to ten. Each gets an email of their own.'),
    value,
    check: (typed) => {
      const addresses = readAddresses(typed);
      if (addresses.length === 0) return t('Enter an address.');
      if (addresses.length > 10) return t('Enter at most ten addresses.');
      const wrong = addresses.find((address) => !isMailAddress(address));
      return wrong === undefined ? undefined : t('“{0}” is no email address.', wrong);
    },
  });
  return text === undefined ? undefined : readAddresses(text);
}

async function askContent({
  ask,
  backend,
  t,
}: Ports): Promise<{ readonly name: string; readonly content: Content } | undefined> {
  const { items } = await backend.ask((api, options) =>
    api.listSavedReports({ ...options, query: { limit: 500 } }),
  );
  const summary = t('Weekly summary');
  return await ask<{ readonly name: string; readonly content: Content }>({
    kind: 'pick',
    title: t('Send by Email'),
    placeholder: t('What leaves by itself'),
    items: [
      {
        label: summary,
        detail: t('Last week by project, with its target and what is unbilled'),
        value: { name: summary, content: { kind: 'weekly_summary' } },
      },
      ...items.map(({ id, name }) => ({
        label: name,
        description: t('Saved report'),
        value: { name, content: { kind: 'saved_report', savedReportId: id } as const },
      })),
    ],
  });
}

/** What, to whom and how often; the addresses of nobody in the organization are asked about once. */
export async function mailReport(ports: Ports): Promise<void> {
  const { ask, backend, clock, locale, t } = ports;
  const what = await askContent(ports);
  if (what === undefined) return;
  const rule = await ask<Rule>({
    kind: 'pick',
    title: t('Send by Email'),
    placeholder: t('How often'),
    items: rulesFrom(today(clock.now())).map((value) => ({
      label: printScheduleRule(value, { t, locale }),
      value,
    })),
  });
  if (rule === undefined) return;
  const me = await backend.ask((api, options) => api.getMe({ ...options }));
  const recipients = await askRecipients(ports, me.email ?? '');
  if (recipients === undefined) return;
  if (!(await confirmRecipients(ports, { name: what.name, rule, recipients }))) return;
  await backend.ask((api, options) =>
    api.createReportMail({
      ...options,
      body: { id: api.newId(), ...what, rule, recipients: [...recipients], confirm: [...recipients] },
    }),
  );
  await sayWhenMailIsMissing(ports);
}

interface Sending {
  readonly name: string;
  readonly rule: Rule;
  readonly recipients: readonly string[];
}

async function confirmRecipients({ ask, t, locale }: Ports, sending: Sending): Promise<true | undefined> {
  const { name, rule, recipients } = sending;
  return await ask({
    kind: 'confirm',
    question: t(
      'Send “{0}” {1} to {2}?',
      name,
      printScheduleRule(rule, { t, locale }),
      recipients.join(', '),
    ),
    detail: t('It leaves by itself from your mail account, with your figures as they are then.'),
    act: t('Send by Itself'),
  });
}

/** It would wait for an account that nobody has set up. */
async function sayWhenMailIsMissing({ backend, inform, runCommand, t }: Ports): Promise<void> {
  const { items } = await backend.ask((api, options) => api.listMailAccounts({ ...options }));
  if (items.length > 0) return;
  const setUp = t('Set Up Email…');
  const sentence = t('No mail account is set up yet: until then no report leaves.');
  if ((await inform(sentence, setUp)) === setUp) await runCommand('vireo.setUpEmail');
}

export async function actOnMailed(
  ports: Ports,
  id: string,
  act: MailedReport['acts'][number],
): Promise<void> {
  const { ask, backend, showText, t } = ports;
  const path = { id };
  if (act === 'preview') {
    const { subject, text } = await backend.ask((api, options) =>
      api.previewReportMail({ ...options, path }),
    );
    await showText(`${subject}\n\n${text}`, 'plaintext');
    return;
  }
  const report = await backend.ask((api, options) => api.getReportMail({ ...options, path }));
  const headers = ifMatch(report);
  if (act === 'recipients') return await changeRecipients(ports, report);
  if (act === 'delete') {
    const question = t('Send “{0}” by email no more?', report.name);
    const detail = t('The saved report stays.');
    if (!(await ask({ kind: 'confirm', question, detail, act: t('Delete') }))) return;
    await backend.ask((api, options) => api.deleteReportMail({ ...options, path, headers }));
    return;
  }
  const state = act === 'pause' ? 'paused' : 'active';
  await backend.ask((api, options) => api.patchReportMail({ ...options, path, headers, body: { state } }));
}

async function changeRecipients(ports: Ports, report: ReportMail): Promise<void> {
  const { id, name, rule } = report;
  const before = report.recipients.map(({ address }) => address).join(', ');
  const recipients = await askRecipients(ports, before);
  if (recipients === undefined || recipients.join(', ') === before) return;
  if (!(await confirmRecipients(ports, { name, rule, recipients }))) return;
  await ports.backend.ask((api, options) =>
    api.patchReportMail({
      ...options,
      path: { id },
      headers: ifMatch(report),
      body: { recipients: [...recipients], confirm: [...recipients] },
    }),
  );
}
