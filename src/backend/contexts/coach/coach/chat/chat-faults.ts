/** What an answer ends with that could not be made, in the language of the window. */

import { catalogueFor } from '../../../../../words/catalogues.ts';
import { say, type Text, text } from '../../../../../words/text.ts';
import type { Limited } from '../../../../platform/limits/limits.ts';

export interface ChatFault {
  readonly code: string;
  readonly message: string;
}

const faults = {
  busy: {
    code: 'too_many_requests',
    said: text`Other answers are still being made: wait for one of them, or stop it.`,
  },
  noQuestion: {
    code: 'not_found',
    said: text`There is no such question.`,
  },
  noSession: {
    code: 'not_found',
    said: text`There is no such session.`,
  },
  /** Of a message or a session: its client made an id that was there. */
  idTaken: {
    code: 'id_taken',
    said: text`The id of this question or session is taken: ask again with new ones.`,
  },
  noRequest: {
    code: 'not_found',
    said: text`There is no such request.`,
  },
  internal: {
    code: 'internal',
    said: text`Something went wrong in Vireo. The log has the details.`,
  },
  notMade: {
    code: 'coach_failed',
    said: text`The answer could not be made. Nothing was changed; ask again.`,
  },
  rights: {
    code: 'forbidden',
    said: text`Your role or your projects were changed while the answer was being made: ask again.`,
  },
  /** Of an answer that its process did not live to end. */
  interrupted: {
    code: 'interrupted',
    said: text`The answer was interrupted. Continue, or ask again.`,
  },
} as const;

/** @param locale BCP 47 */
export function chatFault(name: keyof typeof faults, locale = 'en'): ChatFault {
  const { code, said } = faults[name];
  return { code, message: say(said, catalogueFor(locale)) };
}

export function tooOften({ limit, waitMs }: Pick<Limited, 'limit' | 'waitMs'>, locale = 'en'): ChatFault {
  const seconds = Math.ceil(waitMs / 1_000);
  const said = text`A person may ask models ${limit} times a minute: try again in ${seconds} s.`;
  return { code: 'too_many_requests', message: say(said, catalogueFor(locale)) };
}

/** As the API says it. */
export const idTaken: Text = faults.idTaken.said;
