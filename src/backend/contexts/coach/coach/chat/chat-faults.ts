/** What an answer ends with that could not be made, in the language of the window. */
import type { Limited } from '../../../../platform/limits/limits.ts';

export interface ChatFault {
  readonly code: string;
  readonly message: string;
}

const faults = {
  busy: {
    code: 'too_many_requests',
    en: 'Other answers are still being made: wait for one of them, or stop it.',
    de: 'Andere Antworten entstehen noch: Warte auf eine davon oder halte sie an.',
  },
  noQuestion: {
    code: 'not_found',
    en: 'There is no such question.',
    de: 'Diese Frage gibt es nicht.',
  },
  noSession: {
    code: 'not_found',
    en: 'There is no such session.',
    de: 'Diese Unterhaltung gibt es nicht.',
  },
  /** Of a message or a session: its client made an id that was there. */
  idTaken: {
    code: 'id_taken',
    en: 'The id of this question or session is taken: ask again with new ones.',
    de: 'Die Kennung dieser Frage oder Unterhaltung ist vergeben: Frage noch einmal mit neuen.',
  },
  noRequest: {
    code: 'not_found',
    en: 'There is no such request.',
    de: 'Diesen Auftrag gibt es nicht.',
  },
  internal: {
    code: 'internal',
    en: 'Something went wrong in Vireo. The log has the details.',
    de: 'In Vireo ist etwas schiefgegangen. Das Protokoll enthält die Einzelheiten.',
  },
  notMade: {
    code: 'coach_failed',
    en: 'The answer could not be made. Nothing was changed; ask again.',
    de: 'Die Antwort kam nicht zustande. Geändert wurde nichts; frage noch einmal.',
  },
  rights: {
    code: 'forbidden',
    en: 'Your role or your projects were changed while the answer was being made: ask again.',
    de: 'Deine Rolle oder deine Projekte wurden geändert, während die Antwort entstand: Frage noch einmal.',
  },
  /** Of an answer that its process did not live to end. */
  interrupted: {
    code: 'interrupted',
    en: 'The answer was interrupted. Continue, or ask again.',
    de: 'Die Antwort wurde unterbrochen. Setze sie fort oder frage noch einmal.',
  },
} as const;

function isGerman(locale: string): boolean {
  return /^de\b/i.test(locale);
}

/** @param locale BCP 47 */
export function chatFault(name: keyof typeof faults, locale = 'en'): ChatFault {
  const { code, en, de } = faults[name];
  return { code, message: isGerman(locale) ? de : en };
}

export function tooOften({ limit, waitMs }: Pick<Limited, 'limit' | 'waitMs'>, locale = 'en'): ChatFault {
  const seconds = Math.ceil(waitMs / 1_000);
  const message = isGerman(locale)
    ? `Eine Person darf Modelle ${limit}-mal in der Minute fragen: Versuche es in ${seconds} s noch einmal.`
    : `A person may ask models ${limit} times a minute: try again in ${seconds} s.`;
  return { code: 'too_many_requests', message };
}
