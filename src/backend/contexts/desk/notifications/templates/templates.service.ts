/** The texts of types, and how each looks with sample values. */
import type { NoticeLanguage, NoticeText } from '../../../../../domain/notifications/notice.ts';
import { renderNotice } from '../../../../../domain/notifications/render-notice.ts';
import { localDate } from '../../../../../domain/zones.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { notFound } from '../../../../platform/http/api-error.ts';
import { noticeMail } from '../channels/mail-text.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import type { LanguageQuery } from '../notifications.schema.ts';
import { languageOf } from '../notifications.service.ts';
import type { PreviewTemplate, TemplateList, TemplatePreview } from './templates.schema.ts';

export interface TemplatesService {
  list(caller: Caller, query: LanguageQuery): Promise<TemplateList>;
  preview(caller: Caller, type: string, input: PreviewTemplate): Promise<TemplatePreview>;
}

export function createTemplatesService(ports: NotificationPorts): TemplatesService {
  const practiceOf = async ({ actor }: Caller) => {
    const practice = await ports.findOrganization(ports.reads(actor));
    if (practice === undefined) throw notFound('organization');
    return practice;
  };
  return {
    async list(caller, { language = undefined }) {
      const shown = language ?? languageOf(await practiceOf(caller));
      const items = [...ports.notices()].map(([type, { section, words }]) => ({
        type,
        section,
        ...words[shown],
        placeholders: placeholdersOf(words[shown]),
      }));
      return { items };
    },
    async preview(caller, type, { language, channel }) {
      const declared = ports.notices().get(type);
      if (declared === undefined) throw notFound('notification type');
      const practice = await practiceOf(caller);
      const shown: NoticeLanguage = language ?? languageOf(practice);
      const { words, isLocked = false } = declared;
      const today = localDate(ports.clock(), practice.zone);
      const said = renderNotice(words, { values: words.sample, count: 1 }, { language: shown, today });
      const mail = noticeMail(said, { practice: practice.name, language: shown, isLocked });
      const body = { type, title: said.title, detail: said.detail };
      const text = {
        app: [said.title, said.detail].join('\n'),
        email: mail.text,
        webhook: JSON.stringify(body, undefined, 2),
      };
      return { ...said, subject: mail.subject, text: text[channel] };
    },
  };
}

function placeholdersOf({ title, detail }: NoticeText): string[] {
  return [...new Set([...`${title} ${detail}`.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []))];
}
