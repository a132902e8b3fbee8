/** The card that looks back on a week: loaded, answered and put away. The week is the backend's; nothing is kept here. */
import type { CheckIn } from '../../../src/api-client/index.ts';
import type { CheckInCard, CheckInMessage } from '../../../src/contract/coach/check-in-card.ts';
import type { Page } from '../../../src/pages/page-host.ts';
import type { KeptValues, PagePorts } from '../../../src/pages/page-ports.ts';

type Send = Pick<Page<CheckInCard | { readonly type: 'checkInSaved' }>, 'send' | 'sendWhenOpen'>;
type On = {
  readonly [Type in CheckInMessage['type']]: (
    message: Extract<CheckInMessage, { readonly type: Type }>,
  ) => Promise<void> | void;
};

const offeredKey = 'vireo.coach.offeredCheckIn';

export interface CheckInHost {
  /** In a new week, where there is something to look back on and it was not put away. */
  offer(): Promise<void>;
  /** Because it was asked for. */
  show(): Promise<void>;
  readonly on: On;
}

type Ports = Pick<PagePorts, 'backend' | 'locale' | 'log' | 'runCommand'>;

/** `kept` says which week was offered last. */
export function createCheckInHost(
  { backend, locale, log, runCommand }: Ports,
  page: Send,
  kept: KeptValues,
): CheckInHost {
  const load = async (week: string): Promise<CheckIn> =>
    await backend.ask((api, options) => api.getCheckIn({ ...options, path: { week }, query: { locale } }));
  const send = async (week: string): Promise<void> =>
    void (await page.send(toCard(await load(week), locale)));
  return {
    async offer() {
      // Nobody asked for it: where it cannot be loaded, the coach is there anyway.
      const checkIn = await load('last').catch(
        (error: unknown) => void log.warn(`Check-in: ${String(error)}`),
      );
      if (!checkIn || checkIn.isDismissed || !hasSomething(checkIn)) return;
      const offered = kept.get(offeredKey) === checkIn.weekStart ? 'again' : 'first';
      await page.send({ ...toCard(checkIn, locale), offered });
      await kept.update(offeredKey, checkIn.weekStart);
    },
    show: async () => await page.sendWhenOpen(toCard(await load('last'), locale)),
    on: {
      askCheckIn: () => send('last'),
      dismissCheckIn: async ({ week }) =>
        void (await backend.ask((api, options) => api.dismissCheckIn({ ...options, path: { week } }))),
      async judgePromise({ week, promiseId: id, verdict }) {
        await backend.ask((api, options) => api.putVerdict({ ...options, path: { id }, body: { verdict } }));
        await send(week);
      },
      async saveIntentions({ week, intentions, seen }) {
        try {
          await backend.ask((api, options) =>
            api.putIntentions({ ...options, path: { week }, body: { intentions, seen } }),
          );
          await page.send({ type: 'checkInSaved' });
        } finally {
          // Refused too: what was written elsewhere is what it was refused for.
          await send(week);
        }
      },
      async openGoals() {
        await runCommand('vireo.openGoals');
      },
    },
  };
}

/** A practice that has recorded nothing is not told so week by week. */
function hasSomething({ facts, promises }: CheckIn): boolean {
  const { hours, goals, habits } = facts;
  const worked = (hours?.workedSeconds ?? 0) + (hours?.beforeSeconds ?? 0);
  return worked > 0 || promises.length > 0 || goals.length > 0 || habits.length > 0;
}

function toCard(
  { weekStart, weekEnd, sentences, promises, intentions }: CheckIn,
  locale: string,
): CheckInCard {
  const days = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return {
    type: 'checkIn',
    week: weekStart,
    span: days.formatRange(new Date(`${weekStart}T12:00:00Z`), new Date(`${weekEnd}T12:00:00Z`)),
    sentences: sentences.map(({ parts }) => ({
      parts: parts.map(({ text, link }) => (link === null ? { text } : { text, link })),
    })),
    promises: promises.map(({ id, text, verdict }) => ({ id, text, verdict })),
    intentions: intentions.map(({ id, text, carriedFrom }) => ({
      id,
      text,
      isCarried: carriedFrom !== null,
    })),
  };
}
