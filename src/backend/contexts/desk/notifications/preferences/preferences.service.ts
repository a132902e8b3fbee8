/** The use cases of preferences: a person's own, and nobody else's. */
import { noticeSections } from '../../../../../domain/notifications/notice.ts';
import { channelState, noticeChannels } from '../../../../../domain/notifications/preferences.ts';
import { type QuietHours, tomorrowMorning } from '../../../../../domain/notifications/quiet-hours.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import { requireVersion } from '../../../../platform/http/versions.ts';
import type { NoticeType } from '../../../../platform/notices/notice.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import type { LanguageQuery } from '../notifications.schema.ts';
import { languageOf } from '../notifications.service.ts';
import { changePreferences, type PreferencesChanged } from './change-preferences.ts';
import { loadPreferences, readKept, withDefaults } from './load-preferences.ts';
import { findPreferences } from './preferences.repository.ts';
import type { Pause, Preferences, PutPreferences } from './preferences.schema.ts';

export interface PreferencesService {
  get(caller: Caller, query: LanguageQuery): Promise<Preferences>;
  put(
    caller: Caller,
    input: PutPreferences,
    asked: LanguageQuery & { readonly expected?: number | undefined },
  ): Promise<Preferences>;
  pause(caller: Caller, input: Pause, query: LanguageQuery): Promise<Preferences>;
}

export function createPreferencesService(
  ports: NotificationPorts,
  changed: PreferencesChanged,
): PreferencesService {
  return {
    get: async (caller, query) => await show(ports, ports.reads(caller.actor), { caller, ...query }),
    async put(caller, input, { expected, ...query }) {
      const { userId } = personOf(caller);
      requireKnown(ports.notices(), input);
      await ports.unitOfWork.write(caller.actor, async (work) => {
        await changePreferences(work, {
          userId,
          input,
          changed,
          check: (row) => {
            if (expected !== undefined) requireVersion({ version: row?.version ?? 0 }, expected);
          },
        });
      });
      return await show(ports, ports.reads(caller.actor), { caller, ...query });
    },
    async pause(caller, input, query) {
      const { userId } = personOf(caller);
      await ports.unitOfWork.write(caller.actor, async (work) => {
        const { quietHours } = await loadPreferences(ports, work.reads, userId);
        const pausedUntil = endOf(input, quietHours, work.now);
        await changePreferences(work, { userId, input: { pausedUntil }, changed });
      });
      return await show(ports, ports.reads(caller.actor), { caller, ...query });
    },
  };
}

function endOf({ for: length }: Pause, hours: QuietHours, now: number): number | null {
  if (length === 'none') return null;
  return length === 'hour' ? now + 60 * 60_000 : tomorrowMorning(hours, now);
}

function requireKnown(types: ReadonlyMap<string, NoticeType>, input: PutPreferences): void {
  for (const [name, chosen] of Object.entries(input.types ?? {})) {
    const type = types.get(name);
    if (type === undefined) throw invalidField(`types.${name}`, 'is no type of notification');
    for (const channel of noticeChannels)
      if (chosen[channel] === 'off' && channelState(channel, type, undefined) === 'locked')
        throw invalidField(`types.${name}.${channel}`, 'is always on: it is about security or money');
  }
}

async function show(
  ports: NotificationPorts,
  reads: Reads,
  { caller, language }: LanguageQuery & { readonly caller: Caller },
): Promise<Preferences> {
  const { userId } = personOf(caller);
  const practice = await ports.findOrganization(reads);
  if (practice === undefined) throw notFound('organization');
  const row = await findPreferences(reads, userId);
  const preferences = withDefaults(readKept(row), practice.zone);
  const { quietHours, digest } = preferences;
  const paused = preferences.pausedUntil;
  const pausedUntil = paused === null || paused <= ports.clock() ? null : toInstant(paused);
  const shown = language ?? languageOf(practice);
  const types = [...ports.notices()]
    .filter(([, { isForTrial }]) => isForTrial !== true)
    .map(([type, declared]) => ({
      type,
      section: declared.section,
      title: declared.words[shown].name,
      channels: {
        app: channelState('app', declared, preferences.types[type]),
        email: channelState('email', declared, preferences.types[type]),
        webhook: channelState('webhook', declared, preferences.types[type]),
      },
    }))
    .toSorted((one, other) => noticeSections.indexOf(one.section) - noticeSections.indexOf(other.section));
  const email = { address: await ports.findEmail(reads, userId), isSetUp: await ports.mail.isSetUp(reads) };
  return { version: row?.version ?? 0, types, quietHours, digest, pausedUntil, email };
}
