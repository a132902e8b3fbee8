/** Asks for a habit, or for what is to be different of one. */
import * as vscode from 'vscode';
import {
  type HabitCheck,
  type HabitRhythm,
  habitChecks,
  habitRhythms,
} from '../../../domain/goals/habits.ts';
import type { Services } from '../../platform/services.ts';
import { wordsOf } from './goal-words.ts';

async function askTitle({ t }: Services, value: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Habit'),
    prompt: t('In your own words'),
    value,
    validateInput: (text) =>
      text.trim() === '' || text.length > 200 ? t('Between 1 and 200 characters.') : undefined,
  });
  return typed?.trim();
}

async function askTime({ t }: Services, value: string): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: t('Work begins before'),
    prompt: t('A time such as 10:00'),
    value,
    validateInput: (text) =>
      /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) ? undefined : t('A time such as 10:00'),
  });
}

async function askDays({ t }: Services, value: string): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Days after the end of the month'),
    prompt: t('From 0 to 60'),
    value,
    validateInput: (text) => (/^\d{1,2}$/.test(text) && Number(text) <= 60 ? undefined : t('From 0 to 60')),
  });
  return typed === undefined ? undefined : Number(typed);
}

interface Details {
  readonly beforeTime?: string;
  readonly withinDays?: number;
  readonly rhythm?: HabitRhythm;
}

async function askDetails(services: Services, checkedBy: HabitCheck): Promise<Details | undefined> {
  const { t } = services;
  if (checkedBy === 'begun_before') {
    const beforeTime = await askTime(services, '10:00');
    return beforeTime === undefined ? undefined : { beforeTime };
  }
  if (checkedBy === 'invoiced_after_month') {
    const withinDays = await askDays(services, '5');
    return withinDays === undefined ? undefined : { withinDays };
  }
  if (checkedBy !== 'by_hand') return {};
  const { rhythms } = wordsOf(t);
  const items = habitRhythms.map((value) => ({ label: rhythms[value], value }));
  const rhythm = (await vscode.window.showQuickPick(items, { title: t('How often?') }))?.value;
  return rhythm === undefined ? undefined : { rhythm };
}

export async function askHabit(services: Services): Promise<void> {
  const { backend, t } = services;
  const { checks } = wordsOf(t);
  const items = habitChecks.map((value) => ({ label: checks[value], value }));
  const checkedBy = (await vscode.window.showQuickPick(items, { title: t('Which habit?') }))?.value;
  if (checkedBy === undefined) return;
  const details = await askDetails(services, checkedBy);
  if (details === undefined) return;
  const title = await askTitle(services, checkedBy === 'by_hand' ? '' : checks[checkedBy]);
  if (title === undefined) return;
  await backend.ask((api, options) =>
    api.createHabit({ ...options, body: { title, checkedBy, ...details } }),
  );
}

export async function editHabit(services: Services, id: string): Promise<void> {
  const { backend, t } = services;
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
  const what = (await vscode.window.showQuickPick(items, { title: t('Change {0}', title) }))?.value;
  if (what === undefined) return;
  const answers = {
    title: async () => ({ title: await askTitle(services, title) }),
    time: async () => ({ beforeTime: await askTime(services, beforeTime ?? '') }),
    days: async () => ({ withinDays: await askDays(services, String(withinDays ?? '')) }),
    state: async () => ({ state: isPaused ? ('active' as const) : ('paused' as const) }),
  };
  const answer = Object.entries(await answers[what]()).filter(([, value]) => value !== undefined);
  if (answer.length === 0) return;
  const headers = { 'If-Match': `"${habit.version}"` };
  const body = Object.fromEntries(answer);
  await backend.ask((api, options) => api.patchHabit({ ...options, path: { id }, headers, body }));
}
