/** Completions of a message while it is typed: what its person may see, by one look at the names. */
import { grantOf } from '../../../../../domain/policy/policy.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import { isOwner } from '../../model/named-record.ts';
import type { PracticeData } from '../../model/practice-data.ts';
import { type Completion, listCompletions } from './list-completions.ts';

export type CompleteQuestion = (
  caller: PersonCaller,
  asked: { readonly text: string; readonly locale?: string | undefined },
) => Promise<readonly Completion[]>;

export function createCompleteQuestion(
  openData: (caller: PersonCaller) => Pick<PracticeData, 'listNames'>,
): CompleteQuestion {
  return async (caller, { text, locale }) =>
    listCompletions(text, {
      names: (await openData(caller).listNames()).filter(isOwner),
      language: locale?.toLowerCase().startsWith('de') === true ? 'de' : 'en',
      mayRead: (permission) => grantOf(caller.actor, permission) !== undefined,
    });
}
