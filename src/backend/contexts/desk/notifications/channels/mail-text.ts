/** A notification as a mail: plain text, since it is read in a list of subjects. */
import type { NoticeLanguage } from '../../../../../domain/notifications/notice.ts';
import type { ReadNotice } from '../../../../../domain/notifications/render-notice.ts';
import { catalogueOf } from '../../../../../words/catalogues.ts';
import { say, type Text, text } from '../../../../../words/text.ts';

interface MailFacts {
  readonly practice: string;
  readonly language: NoticeLanguage;
  /** Where one click ends mails of the type; absent in a backend that nobody reaches from outside, and for what is locked. */
  readonly unsubscribeUrl?: string | undefined;
  readonly isLocked: boolean;
}

const why = text`You receive this mail because your notification settings in Vireo say so. To change them, run "Vireo: Notification Settings" in the editor.`;
const locked = text`Vireo always sends mail about security and money.`;

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
  const { length } = notices;
  const counted = length === 1 ? text`1 unread notification` : text`${length} unread notifications`;
  const subject = say(counted, catalogueOf(facts.language));
  return { subject, text: [`${subject}:`, '', ...lines, '', ...footer(facts)].join('\n') };
}

function footer({ practice, language, unsubscribeUrl, isLocked }: MailFacts): readonly string[] {
  const inTheirs = (said: Text): string => say(said, catalogueOf(language));
  const named = practice === '' ? [] : [practice];
  return [
    '--',
    ...named,
    inTheirs(isLocked ? locked : why),
    ...(unsubscribeUrl === undefined ? [] : [inTheirs(text`Stop these mails: ${unsubscribeUrl}`)]),
  ];
}

function oneLine(line: string): string {
  return line.replaceAll(/\s+/g, ' ').slice(0, 200);
}
