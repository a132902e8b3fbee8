/** What the link shows: its state, and one button. Without script, so that every browser and mail program can show it. */
import type { NoticeLanguage } from '../../../../../domain/notifications/notice.ts';
import { eachInLanguages } from '../../../../../words/in-languages.ts';
import { text } from '../../../../../words/text.ts';
import { escapeHtml } from '../../../../platform/text/escape-html.ts';

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

const texts = eachInLanguages({
  title: text`Mail from Vireo`,
  on: text`You receive mail about`,
  off: text`You no longer receive mail about`,
  digest: text`unread notifications of the day`,
  button: text`Unsubscribe`,
  unknown: text`This link no longer works, and nothing was changed. Turn off mail in Vireo: Notification Settings.`,
});

/** Whose language is not known: the link proves nothing. */
export function unknownLinkPage(): string {
  const paragraphs = (['en', 'de'] as const).map(
    (language) => `<p lang="${language}">${texts[language].unknown}</p>`,
  );
  return page('en', texts.en.title, paragraphs.join(''));
}

export function unsubscribePage({ name, practice, language, isOn }: UnsubscribeFacts): string {
  const { title, on, off, digest, button } = texts[language];
  const about = escapeHtml(name ?? digest);
  const form = isOn
    ? `<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${button}</button></form>`
    : '';
  const says = `<p>${isOn ? on : off} <strong>${about}</strong>.</p>`;
  return page(language, title, `${says}${form}<p>${escapeHtml(practice)}</p>`);
}

function page(language: NoticeLanguage, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${title}</title></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>
`;
}
