/** A notification as a mail: plain text, since it is read in a list of subjects. */
import type { NoticeLanguage } from '../../../../../domain/notifications/notice.ts';
import type { ReadNotice } from '../../../../../domain/notifications/render-notice.ts';

interface MailFacts {
  readonly practice: string;
  readonly language: NoticeLanguage;
  /** Where one click ends mails of the type; absent in a backend that nobody reaches from outside, and for what is locked. */
  readonly unsubscribeUrl?: string | undefined;
  readonly isLocked: boolean;
}

const texts = {
  en: {
    why: 'You receive this mail because your notification settings in Vireo say so. To change them, run "Vireo: Notification Settings" in the editor.',
    locked: 'Vireo always sends mail about security and money.',
    end: (url: string) => `Stop these mails: ${url}`,
    digest: (count: number) => (count === 1 ? '1 unread notification' : `${count} unread notifications`),
  },
  de: {
    why: 'Du erhältst diese E-Mail, weil es in deinen Benachrichtigungs-Einstellungen von Vireo so steht. Ändern: im Editor „Vireo: Benachrichtigungs-Einstellungen“ ausführen.',
    locked: 'Über Sicherheit und Geld schickt Vireo immer eine E-Mail.',
    end: (url: string) => `Diese E-Mails beenden: ${url}`,
    digest: (count: number) =>
      count === 1 ? '1 ungelesene Benachrichtigung' : `${count} ungelesene Benachrichtigungen`,
  },
} as const;

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

export function noticeMail({ title, detail }: ReadNotice, facts: MailFacts): MailText {
  const said = [title, detail].filter((line) => line !== '');
  return { subject: oneLine(title), text: [...said, '', ...footer(facts)].join('\n') };
}

/** The newest first. */
export function digestMail(notices: readonly ReadNotice[], facts: MailFacts): MailText {
  const lines = notices.map(({ title, detail }) => (detail === '' ? `- ${title}` : `- ${title} – ${detail}`));
  const subject = texts[facts.language].digest(notices.length);
  return { subject, text: [`${subject}:`, '', ...lines, '', ...footer(facts)].join('\n') };
}

function footer({ practice, language, unsubscribeUrl, isLocked }: MailFacts): readonly string[] {
  const { why, locked, end } = texts[language];
  const named = practice === '' ? [] : [practice];
  return [
    '--',
    ...named,
    isLocked ? locked : why,
    ...(unsubscribeUrl === undefined ? [] : [end(unsubscribeUrl)]),
  ];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}
