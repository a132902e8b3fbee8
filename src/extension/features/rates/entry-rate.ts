/** The rate of an entry where the entry is edited: which rule won, and one of its own. */
import * as vscode from 'vscode';
import type { PatchTimeEntry, Rate, TimeEntry } from '../../../api-client/index.ts';
import { toDecimalString } from '../../../domain/money.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { checkRate, parseRate } from '../../../pages/practice/project-fields.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { describeRate, type WinningRate } from './describe-rate.ts';

export async function readEntryRate(services: Services, entry: TimeEntry): Promise<string> {
  const day = new Intl.DateTimeFormat(userLocale(), { dateStyle: 'medium', timeZone: 'UTC' });
  return describeRate(entry, await findWinner(services, entry), {
    t: services.t,
    formatAmount,
    formatDate: (date) => day.format(new Date(date)),
  });
}

async function findWinner(services: Services, { rateId }: TimeEntry): Promise<WinningRate | undefined> {
  if (rateId === null) return undefined;
  try {
    const rate = await services.backend.ask((api, options) =>
      api.getRate({ ...options, path: { id: rateId } }),
    );
    return { name: await nameOfTarget(services, rate), validFrom: rate.validFrom };
  } catch (error) {
    // It was removed since, or is not theirs to see.
    if (isApiFailure(error)) return undefined;
    throw error;
  }
}

async function nameOfTarget({ backend, records, t }: Services, { scope, scopeId }: Rate): Promise<string> {
  const { clients, projects } = await records.load();
  switch (scope) {
    case 'organization':
      return t('Practice');
    case 'client':
      return clients.get(scopeId)?.name ?? '';
    case 'project':
      return projects.get(scopeId)?.name ?? '';
    case 'task':
      return (await backend.ask((api, options) => api.getTask({ ...options, path: { id: scopeId } }))).name;
  }
}

/** Nothing typed gives it back to the rates by date. */
export async function askEntryRate(
  { t }: Services,
  { rate, ownRate }: TimeEntry,
): Promise<PatchTimeEntry | undefined> {
  const text = await vscode.window.showInputBox({
    title: t('Edit Entry'),
    prompt: t('Hourly rate of this entry alone in {0}; empty for the project’s rates', rate.currency),
    value: ownRate ? toDecimalString(rate) : '',
    placeHolder: toDecimalString(rate),
    validateInput: (typed) => (typed.trim() === '' ? undefined : checkRate(typed, rate.currency, t)),
  });
  if (text === undefined) return undefined;
  if (text.trim() === '') return ownRate ? { rate: null } : undefined;
  const typed = parseRate(text, rate.currency);
  return typed === undefined ? undefined : { rate: typed };
}
