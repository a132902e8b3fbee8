/** In which language a person reads. */
import * as z from 'zod';
import { noticeLanguages } from '../../../../domain/notifications/notice.ts';

/** Those of notifications. */
export const personLanguages = noticeLanguages;
export const personLanguageSchema = z.enum(personLanguages);
export type PersonLanguage = (typeof personLanguages)[number];

/** The first of ours in a header `accept-language` (RFC 9110, 12.5.4), by its weights; undefined where it names none. */
export function languageOfHeader(header: string | undefined): PersonLanguage | undefined {
  const asked = (header ?? '').split(',').map((part, index) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters
      .map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1])
      .find((each) => each !== undefined);
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight), index };
  });
  const [first] = asked
    .filter(({ weight, language }) => weight > 0 && personLanguages.some((one) => one === language))
    .sort((one, other) => other.weight - one.weight || one.index - other.index);
  return personLanguages.find((one) => one === first?.language);
}
