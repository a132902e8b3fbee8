/** Cost rates as the Rates page shows them, and the questions by which they are added, edited and removed. */
import * as vscode from 'vscode';
import type { CostRow } from '../../../../webviews/rates/messages.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import { toDecimalString } from '../../../domain/money.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { userLocale } from '../../platform/l10n.ts';
import { tellPeopleApart } from '../../platform/practice/told-apart.ts';
import type { Services } from '../../platform/services.ts';
import { checkRate, parseRate } from '../projects/project-fields.ts';
import { isTypedDate } from './rate-request.ts';

/** The newest first; undefined where the user may not see what people cost. */
export async function loadCosts({ backend }: Pick<Services, 'backend'>): Promise<CostRow[] | undefined> {
  try {
    const rates = await loadAll((cursor) =>
      backend.ask((api, options) => api.listCostRates({ ...options, query: { limit: 500, ...cursor } })),
    );
    return rates.map(({ id, version, userId, amount, validFrom }) => ({
      id,
      version,
      userId,
      amount,
      validFrom,
    }));
  } catch (error) {
    if (isApiFailure(error, 'forbidden')) return undefined;
    throw error;
  }
}

interface PersonItem extends vscode.QuickPickItem {
  readonly userId: string | null;
}

/** Null for everyone, whom alone there is in a practice of one; undefined when the user turned away. */
async function askPerson({ backend, t }: Services): Promise<string | null | undefined> {
  const people = await loadAll((cursor) =>
    backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
  );
  if (people.length <= 1) return null;
  const apart = tellPeopleApart(people, { t, locale: userLocale() });
  const items: PersonItem[] = [
    { label: t('Everyone without a cost rate of their own'), userId: null },
    ...people.map((one) => ({ label: one.name, description: apart.get(one) ?? '', userId: one.id })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Add Cost Rate'),
    placeHolder: t('Whose hour is it?'),
    ignoreFocusOut: true,
  });
  return picked?.userId;
}

async function askAmount(
  { t }: Services,
  { title, currency, value }: { readonly title: string; readonly currency: string; readonly value: string },
) {
  const typed = await vscode.window.showInputBox({
    title,
    value,
    ignoreFocusOut: true,
    prompt: t('What an hour costs you, in {0}', currency),
    validateInput: (text) => checkRate(text, currency, t),
  });
  return typed === undefined ? undefined : parseRate(typed, currency);
}

export async function addCost(services: Services): Promise<void> {
  const { backend, t } = services;
  const userId = await askPerson(services);
  if (userId === undefined) return;
  const [practice] = (await backend.ask((api, options) => api.listOrganizations(options))).items;
  const { currency = '' } = practice ?? {};
  const title = t('Add Cost Rate');
  const amount = await askAmount(services, { title, currency, value: '' });
  if (amount === undefined) return;
  const from = await vscode.window.showInputBox({
    title,
    prompt: t('First day; empty: the first cost rate from the beginning, a later one from today'),
    placeHolder: '2026-12-01',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || isTypedDate(text.trim()) ? undefined : t('Enter a date.'),
  });
  if (from === undefined) return;
  const day = from.trim() === '' ? {} : { validFrom: from.trim() };
  await backend.ask((api, options) =>
    api.createCostRate({ ...options, body: { id: api.newId(), userId, amount, ...day } }),
  );
}

type CostAsked = Pick<CostRow, 'id' | 'version'>;

export async function editCost(services: Services, { id, version }: CostAsked): Promise<void> {
  const { backend, t } = services;
  const rate = await backend.ask((api, options) => api.getCostRate({ ...options, path: { id } }));
  const { currency } = rate.amount;
  const amount = await askAmount(services, {
    title: t('Edit Cost Rate'),
    currency,
    value: toDecimalString(rate.amount),
  });
  if (amount === undefined || amount.minor === rate.amount.minor) return;
  const headers = { 'If-Match': `"${version}"` };
  await backend.ask((api, options) =>
    api.patchCostRate({ ...options, path: { id }, body: { amount }, headers }),
  );
}

export async function removeCost({ backend, t }: Services, { id, version }: CostAsked): Promise<void> {
  const act = t('Remove Cost Rate');
  const detail = t('Margins are computed with the cost rate that holds without it.');
  const answer = await vscode.window.showWarningMessage(
    t('Remove this cost rate?'),
    { modal: true, detail },
    act,
  );
  if (answer !== act) return;
  const headers = { 'If-Match': `"${version}"` };
  await backend.ask((api, options) => api.deleteCostRate({ ...options, path: { id }, headers }));
}
