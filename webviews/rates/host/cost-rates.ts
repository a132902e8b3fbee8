/** Cost rates as the Rates page shows them, and the questions by which they are added, edited and removed. */

import { loadAll } from '../../../src/api-client/load-all.ts';
import { toDecimalString } from '../../../src/domain/money.ts';
import { offeredPeople } from '../../../src/domain/people/offered-people.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { Choice, PagePorts } from '../../../src/pages/page-ports.ts';
import { checkRate, parseRate } from '../../../src/pages/practice/project-fields.ts';
import { tellPeopleApart } from '../../../src/pages/practice/told-apart.ts';
import type { CostRow } from '../messages.ts';
import { isTypedDate } from './rate-request.ts';

/** The newest first; undefined where the user may not see what people cost. */
export async function loadCosts({ backend }: Pick<PagePorts, 'backend'>): Promise<CostRow[] | undefined> {
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

/** Null for everyone, whom alone there is in a practice of one; undefined when the user turned away. */
async function askPerson({ ask, backend, locale, t }: PagePorts): Promise<string | null | undefined> {
  const everyone = await loadAll((cursor) =>
    backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
  );
  const people = offeredPeople(everyone);
  if (people.length <= 1) return null;
  const apart = tellPeopleApart(people, { t, locale });
  const items: Choice<string | null>[] = [
    { label: t('Everyone without a cost rate of their own'), value: null },
    ...people.map((one) => ({ label: one.name, description: apart.get(one) ?? '', value: one.id })),
  ];
  return await ask({
    kind: 'pick',
    title: t('Add Cost Rate'),
    placeholder: t('Whose hour is it?'),
    items,
    staysOpen: true,
  });
}

async function askAmount(
  { ask, t }: PagePorts,
  { title, currency, value }: { readonly title: string; readonly currency: string; readonly value: string },
) {
  const typed = await ask({
    kind: 'text',
    title,
    value,
    staysOpen: true,
    prompt: t('What an hour costs you, in {0}', currency),
    check: (text) => checkRate(text, currency, t),
  });
  return typed === undefined ? undefined : parseRate(typed, currency);
}

export async function addCost(ports: PagePorts): Promise<void> {
  const { ask, backend, t } = ports;
  const userId = await askPerson(ports);
  if (userId === undefined) return;
  const [practice] = (await backend.ask((api, options) => api.listOrganizations(options))).items;
  const { currency = '' } = practice ?? {};
  const title = t('Add Cost Rate');
  const amount = await askAmount(ports, { title, currency, value: '' });
  if (amount === undefined) return;
  const from = await ask({
    kind: 'text',
    title,
    prompt: t('First day; empty: the first cost rate from the beginning, a later one from today'),
    placeholder: '2026-12-01',
    staysOpen: true,
    check: (text) => (text.trim() === '' || isTypedDate(text.trim()) ? undefined : t('Enter a date.')),
  });
  if (from === undefined) return;
  const day = from.trim() === '' ? {} : { validFrom: from.trim() };
  await backend.ask((api, options) =>
    api.createCostRate({ ...options, body: { id: api.newId(), userId, amount, ...day } }),
  );
}

type CostAsked = Pick<CostRow, 'id' | 'version'>;

export async function editCost(ports: PagePorts, { id, version }: CostAsked): Promise<void> {
  const { backend, t } = ports;
  const rate = await backend.ask((api, options) => api.getCostRate({ ...options, path: { id } }));
  const { currency } = rate.amount;
  const amount = await askAmount(ports, {
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

export async function removeCost({ ask, backend, t }: PagePorts, { id, version }: CostAsked): Promise<void> {
  const act = t('Remove Cost Rate');
  const detail = t('Margins are computed with the cost rate that holds without it.');
  if (!(await ask({ kind: 'confirm', question: t('Remove this cost rate?'), detail, act }))) return;
  const headers = { 'If-Match': `"${version}"` };
  await backend.ask((api, options) => api.deleteCostRate({ ...options, path: { id }, headers }));
}
