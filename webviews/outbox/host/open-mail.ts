/** One mail of the outbox: what it says, and the exact message as a file. */
import type { Mail } from '../../../src/api-client/index.ts';
import { formatBytes } from '../../../src/pages/files/format-bytes.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { printInstant } from '../../../src/pages/time/print-instant.ts';
import type { OpenedMail } from '../messages.ts';

type Ports = Pick<PagePorts, 'backend' | 'locale' | 't'>;

export async function openMail(ports: Ports, id: string): Promise<OpenedMail> {
  const path = { id };
  const [mail, { text }] = await Promise.all([
    ports.backend.ask((api, options) => api.getMail({ ...options, path })),
    ports.backend.ask((api, options) => api.getMailText({ ...options, path })),
  ]);
  return toOpened(mail, text, ports);
}

type Printing = Pick<Ports, 'locale' | 't'>;

/** Pure. */
export function toOpened(mail: Mail, text: string, printing: Printing): OpenedMail {
  return {
    type: 'mail',
    id: mail.id,
    from: mail.from,
    to: printRecipients([...mail.to, ...mail.cc]),
    subject: mail.subject,
    attached: mail.attachments.map(({ filename, size }) => `${filename} (${formatBytes(size)})`).join(', '),
    text,
    history: printHistory(mail, printing),
    canMark: mail.attempts > 0 && mail.state !== 'sending',
  };
}

export function printRecipients(recipients: Mail['to']): string {
  return recipients
    .map(({ name, address }) => (name === '' || name === address ? address : `${name} <${address}>`))
    .join(', ');
}

/** By itself a lone fact; what the server said is quoted as it is. */
function printHistory(mail: Mail, { t, locale }: Printing): string[] {
  const on = (instant: string) => printInstant(instant, locale);
  return [
    t('Written {0}', on(mail.createdAt)),
    ...(mail.attempts > 0 ? [t('Attempts: {0}', mail.attempts)] : []),
    ...(mail.sentAt === null ? [] : [t('Sent {0}', on(mail.sentAt))]),
    ...(mail.response === null ? [] : [t('The server said: {0}', mail.response)]),
    ...(mail.rejected.length === 0 ? [] : [t('Not taken by the server: {0}', mail.rejected.join(', '))]),
  ];
}

export async function saveMail(
  { backend, saveFile, t }: Pick<PagePorts, 'backend' | 'saveFile' | 't'>,
  id: string,
): Promise<void> {
  const { message, subject } = await backend.ask((api, options) =>
    api.getMailText({ ...options, path: { id } }),
  );
  const name = `${
    subject
      .replaceAll(/[^\p{L}\p{N} ._-]/gu, '')
      .trim()
      .slice(0, 80) || 'mail'
  }.eml`;
  const file = await saveFile({ title: t('Save Message'), name, filters: { [t('Email')]: ['eml'] } });
  await file?.write(message);
}
