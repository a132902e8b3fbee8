/** Ends mails of one type, or the digest, for the person whom a link names. A link that was looked at changes nothing. */
import type { NotificationPorts } from '../notifications.ports.ts';
import { languageOf } from '../notifications.service.ts';
import { noteKeeperOf } from '../noting/note-keeper.ts';
import { changePreferences, type PreferencesChanged } from '../preferences/change-preferences.ts';
import { loadPreferences } from '../preferences/load-preferences.ts';
import { readToken } from './unsubscribe-link.ts';
import { type UnsubscribeFacts, unsubscribePage } from './unsubscribe-page.ts';

/** Undefined of a link that nobody here signed. */
export interface UnsubscribeService {
  show(token: string): Promise<string | undefined>;
  end(token: string): Promise<string | undefined>;
}

export function createUnsubscribeService(
  ports: NotificationPorts,
  changed: PreferencesChanged,
): UnsubscribeService {
  const factsOf = async (token: string): Promise<UnsubscribeFacts | undefined> => {
    const from = await readToken(ports, token);
    if (from === undefined) return undefined;
    const { organizationId, userId, what } = from;
    const reads = ports.reads(noteKeeperOf(organizationId));
    const practice = await ports.findOrganization(reads);
    const type = ports.notices().get(what);
    if (practice === undefined || (type === undefined && what !== 'digest')) return undefined;
    const language = (await ports.findLanguage(reads, userId)) ?? languageOf(practice);
    const preferences = await loadPreferences(ports, reads, userId);
    const isOn = what === 'digest' ? preferences.digest.on : preferences.types[what]?.email !== 'off';
    return { ...from, name: type?.words[language].name, practice: practice.name, language, isOn };
  };
  const shown = async (token: string): Promise<string | undefined> => {
    const facts = await factsOf(token);
    return facts && unsubscribePage(facts);
  };
  return {
    show: async (token) => await shown(token),
    async end(token) {
      const facts = await factsOf(token);
      if (facts === undefined) return undefined;
      const { organizationId, userId, what } = facts;
      const input =
        what === 'digest' ? { digest: { on: false } } : { types: { [what]: { email: 'off' as const } } };
      await ports.unitOfWork.write(
        noteKeeperOf(organizationId),
        async (work) => await changePreferences(work, { userId, input, changed }),
      );
      return await shown(token);
    },
  };
}
