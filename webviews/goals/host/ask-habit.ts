/** Asks for a habit, or for what is to be different of one. */
import {
  type HabitCheck,
  type HabitRhythm,
  habitChecks,
  habitRhythms,
} from '../../../src/domain/goals/habits.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { wordsOf } from './goal-words.ts';

async function askTitle({ ask, t }: PagePorts, value: string): Promise<string | undefined> {
  const typed = await ask({
    kind: 'text',
    title: t('Habit'),
    prompt: t('In your own words'),
    value,
    check: (text) =>
      text.trim() === '' || text.length > 200 ? t('Between 1 and 200 characters.') : undefined,
  });
  return typed?.trim();
}

async function askTime({ ask, t }: PagePorts, value: string): Promise<string | undefined> {
  return await ask({
    kind: 'text',
    title: t('Work begins before'),
    prompt: t('A time such as 10:00'),
    value,
    check: (text) => (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) ? undefined : t('A time such as 10:00')),
  });
}

async function askDays({ ask, t }: PagePorts, value: string): Promise<number | undefined> {
  const typed = await ask({
    kind: 'text',
    title: t('Days after the end of the month'),
    prompt: t('From 0 to 60'),
    value,
    check: (text) => (/^\d{1,2}$/.test(text) && Number(text) <= 60 ? undefined : t('From 0 to 60')),
  });
  return typed === undefined ? undefined : Number(typed);
}

interface Details {
  readonly beforeTime?: string;
  readonly withinDays?: number;
  readonly rhythm?: HabitRhythm;
}

async function askDetails(ports: PagePorts, checkedBy: HabitCheck): Promise<Details | undefined> {
  const { ask, t } = ports;
  if (checkedBy === 'begun_before') {
    const beforeTime = await askTime(ports, '10:00');
    return beforeTime === undefined ? undefined : { beforeTime };
  }
  if (checkedBy === 'invoiced_after_month') {
    const withinDays = await askDays(ports, '5');
    return withinDays === undefined ? undefined : { withinDays };
  }
  if (checkedBy !== 'by_hand') return {};
  const { rhythms } = wordsOf(t);
  const items = habitRhythms.map((value) => ({ label: rhythms[value], value }));
  const rhythm = await ask({ kind: 'pick', title: t('How often?'), items });
  return rhythm === undefined ? undefined : { rhythm };
}

export async function askHabit(ports: PagePorts): Promise<void> {
  const { ask, backend, t } = ports;
  const { checks } = wordsOf(t);
  const items = habitChecks.map((value) => ({ label: checks[value], value }));
  const checkedBy = await ask({ kind: 'pick', title: t('Which habit?'), items });
  if (checkedBy === undefined) return;
  const details = await askDetails(ports, checkedBy);
  if (details === undefined) return;
  const title = await askTitle(ports, checkedBy === 'by_hand' ? '' : checks[checkedBy]);
  if (title === undefined) return;
  await backend.ask((api, options) =>
    api.createHabit({ ...options, body: { title, checkedBy, ...details } }),
  );
}

export async function editHabit(ports: PagePorts, id: string): Promise<void> {
  const { ask, backend, t } = ports;
  const habit = await backend.ask((api, options) => api.getHabit({ ...options, path: { id } }));
  const { title, state, beforeTime, withinDays } = habit;
  const isPaused = state === 'paused';
  const items = [
    { label: t('Words'), description: title, value: 'title' as const },
    ...(beforeTime === null ? [] : [{ label: t('Time'), description: beforeTime, value: 'time' as const }]),
    ...(withinDays === null
      ? []
      : [{ label: t('Days'), description: String(withinDays), value: 'days' as const }]),
    { label: isPaused ? t('Resume') : t('Pause'), value: 'state' as const },
  ];
  const what = await ask({ kind: 'pick', title: t('Change {0}', title), items });
  if (what === undefined) return;
  const answers = {
    title: async () => ({ title: await askTitle(ports, title) }),
    time: async () => ({ beforeTime: await askTime(ports, beforeTime ?? '') }),
    days: async () => ({ withinDays: await askDays(ports, String(withinDays ?? '')) }),
    state: async () => ({ state: isPaused ? ('active' as const) : ('paused' as const) }),
  };
  const answer = Object.entries(await answers[what]()).filter(([, value]) => value !== undefined);
  if (answer.length === 0) return;
  const headers = { 'If-Match': `"${habit.version}"` };
  const body = Object.fromEntries(answer);
  await backend.ask((api, options) => api.patchHabit({ ...options, path: { id }, headers, body }));
}
