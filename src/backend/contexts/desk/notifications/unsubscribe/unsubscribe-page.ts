/** What the link shows: its state, and one button. Without script, so that every browser and mail program can show it. */
import type { NoticeLanguage } from '../../../../../domain/notifications/notice.ts';

export interface UnsubscribeFacts {
  readonly organizationId: string;
  readonly userId: string;
  readonly what: string;
  /** Of the type; absent of the digest. */
  readonly name: string | undefined;
  readonly practice: string;
  readonly language: NoticeLanguage;
  readonly isOn: boolean;
}

const texts = {
  en: {
    title: 'Mail from Vireo',
    on: 'You receive mail about',
    off: 'You no longer receive mail about',
    digest: 'unread notifications of the day',
    button: 'Unsubscribe',
  },
  de: {
    title: 'E-Mail von Vireo',
    on: 'Sie erhalten E-Mails über',
    off: 'Sie erhalten keine E-Mails mehr über',
    digest: 'ungelesene Benachrichtigungen des Tages',
    button: 'Abbestellen',
  },
} as const;

export function unsubscribePage({ name, practice, language, isOn }: UnsubscribeFacts): string {
  const { title, on, off, digest, button } = texts[language];
  const about = escapeHtml(name ?? digest);
  const form = isOn
    ? `<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${button}</button></form>`
    : '';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${isOn ? on : off} <strong>${about}</strong>.</p>${form}<p>${escapeHtml(practice)}</p></main></body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
