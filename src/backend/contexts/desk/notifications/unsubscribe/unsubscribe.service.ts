/** Ends mails of one type, or the digest, for the person whom a link names. A link that was looked at changes nothing. */
import { notFound } from '../../../../platform/http/api-error.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { languageOf } from '../notifications.service.ts';
import { noteKeeperOf } from '../noting/note-keeper.ts';
import { changePreferences, type PreferencesChanged } from '../preferences/change-preferences.ts';
import { loadPreferences } from '../preferences/load-preferences.ts';
import { readToken } from './unsubscribe-link.ts';
import { type UnsubscribeFacts, unsubscribePage } from './unsubscribe-page.ts';

export interface UnsubscribeService {
  show(token: string): Promise<string>;
  end(token: string): Promise<string>;
}

export function createUnsubscribeService(
  ports: NotificationPorts,
  changed: PreferencesChanged,
): UnsubscribeService {
  const factsOf = async (token: string): Promise<UnsubscribeFacts> => {
    const from = await readToken(ports, token);
    if (from === undefined) throw notFound('link');
    const { organizationId, userId, what } = from;
    const reads = ports.reads(noteKeeperOf(organizationId));
    const practice = await ports.findOrganization(reads);
    const type = ports.notices().get(what);
    if (practice === undefined || (type === undefined && what !== 'digest')) throw notFound('link');
    const language = languageOf(practice);
    const preferences = await loadPreferences(ports, reads, userId);
    const isOn = what === 'digest' ? preferences.digest.on : preferences.types[what]?.email !== 'off';
    return { ...from, name: type?.words[language].name, practice: practice.name, language, isOn };
  };
  return {
    show: async (token) => unsubscribePage(await factsOf(token)),
    async end(token) {
      const { organizationId, userId, what } = await factsOf(token);
      const input =
        what === 'digest' ? { digest: { on: false } } : { types: { [what]: { email: 'off' as const } } };
      await ports.unitOfWork.write(
        noteKeeperOf(organizationId),
        async (work) => await changePreferences(work, { userId, input, changed }),
      );
      return unsubscribePage(await factsOf(token));
    },
  };
}
