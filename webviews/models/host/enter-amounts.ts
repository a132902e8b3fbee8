/** The dated rate of the dollar, and prices of models that no list has. */
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { askPrice } from './ask-price.ts';
import { parseRate } from './typed-amounts.ts';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

function isDay(text: string): boolean {
  return dayPattern.test(text) && !Number.isNaN(Date.parse(text));
}

/** Empty shows dollars again. */
export async function enterRate({ ask, backend, t }: PagePorts): Promise<void> {
  const [spending, practices] = await Promise.all([
    backend.ask((api, options) => api.getSpending(options)),
    backend.ask((api, options) => api.listOrganizations(options)),
  ]);
  const currency = practices.items[0]?.currency ?? 'EUR';
  const title = t('Rate of the US Dollar');
  const typed = await ask({
    kind: 'text',
    title,
    staysOpen: true,
    placeholder: '0.8612',
    value: spending.rate?.perDollar ?? '',
    prompt: t('What one US dollar is in {0}; empty shows US dollars', currency),
    check: (text) =>
      text.trim() === '' || parseRate(text) !== undefined ? undefined : t('A decimal such as 0.8612.'),
  });
  if (typed === undefined) return;
  const perDollar = parseRate(typed);
  const on = perDollar === undefined ? '' : await askDay({ ask, t }, title, spending.today);
  if (on === undefined) return;
  const rate = perDollar === undefined ? null : { currency, perDollar, on };
  await backend.ask((api, options) => api.putDollarRate({ ...options, body: { rate } }));
}

async function askDay(
  { ask, t }: Pick<PagePorts, 'ask' | 't'>,
  title: string,
  today: string,
): Promise<string | undefined> {
  const typed = await ask({
    kind: 'text',
    title,
    staysOpen: true,
    value: today,
    prompt: t('Day whose rate it is'),
    check: (text) => (isDay(text.trim()) ? undefined : t('Enter a date.')),
  });
  return typed?.trim();
}

/** Of the models of a provider that are asked nothing until then. */
export async function askMissingPrices(ports: PagePorts, providerId: string): Promise<void> {
  const { backend, t } = ports;
  const { items } = await backend.ask((api, options) => api.listModels(options));
  for (const { id, title } of items.filter(
    (model) => model.providerId === providerId && model.price === null,
  )) {
    const price = await askPrice(ports, t('Enter Price'), title);
    if (price === undefined) return;
    await backend.ask((api, options) => api.putModelPrice({ ...options, body: { model: id, ...price } }));
  }
}
