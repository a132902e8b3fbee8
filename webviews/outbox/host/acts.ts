/** What a person does with a mail or a schedule. */
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { MailRow, ScheduleRow } from '../messages.ts';

type Ports = Pick<PagePorts, 'ask' | 'backend' | 'mention' | 'runCommand' | 't'>;

export async function actOnMail(ports: Ports, id: string, act: MailRow['acts'][number]): Promise<void> {
  const { ask, backend, mention, runCommand, t } = ports;
  const mail = await backend.ask((api, options) => api.getMail({ ...options, path: { id } }));
  if (act === 'enterPassword') {
    await runCommand('vireo.enterMailPassword', mail.accountId);
    return;
  }
  const path = { id };
  const headers = ifMatch(mail);
  if (act === 'drop') {
    const detail = t('It is not sent. What it is about stays as it is, and can be sent again from there.');
    const question = t('Drop “{0}”?', mail.subject);
    if (!(await ask({ kind: 'confirm', question, detail, act: t('Drop') }))) return;
    await backend.ask((api, options) => api.dropMail({ ...options, path, headers }));
    return;
  }
  if (act === 'release') {
    const question = t('Let “{0}” leave?', mail.subject);
    const detail = t('It is sent by your rights, and nothing else is released with it.');
    if (!(await ask({ kind: 'confirm', question, detail, act: t('Release') }))) return;
    await backend.ask((api, options) => api.releaseOneMail({ ...options, path, headers }));
    return;
  }
  if (mail.state === 'may_have_been_sent') {
    const question = t('Send “{0}” again?', mail.subject);
    const detail = t('It may arrive twice: look for it in your sent mail first.');
    if (!(await ask({ kind: 'confirm', question, detail, act: t('Send Again') }))) return;
  }
  await backend.ask((api, options) => api.sendMailAgain({ ...options, path, headers }));
  mention(t('{0} is sent again.', mail.subject));
}

export async function actOnSchedule(
  { backend, mention, t }: Ports,
  id: string,
  act: ScheduleRow['acts'][number],
): Promise<void> {
  const path = { id };
  if (act === 'pause') await backend.ask((api, options) => api.pauseSchedule({ ...options, path }));
  else if (act === 'resume') await backend.ask((api, options) => api.resumeSchedule({ ...options, path }));
  else {
    await backend.ask((api, options) => api.runSchedule({ ...options, path }));
    mention(t('It runs now.'));
  }
}
