/** With what number invoices begin, while none was issued. */
import * as vscode from 'vscode';
import type { NumberSeries } from '../../../api-client/index.ts';
import { isApiFailure } from '../../platform/failures.ts';
import type { Services } from '../../platform/services.ts';
import { readCounter } from './number-fields.ts';

/** Undefined for who may not see invoices. */
export async function findOwnSeries({ backend }: Services): Promise<NumberSeries | undefined> {
  try {
    const { items } = await backend.ask((api, options) => api.listNumberSeries(options));
    return items.find(({ kind, clientId }) => kind === 'invoice' && clientId === null);
  } catch (error) {
    if (isApiFailure(error, 'forbidden')) return undefined;
    throw error;
  }
}

export async function setFirstNumber(services: Services): Promise<void> {
  const { backend, t } = services;
  const series = await findOwnSeries(services);
  if (series === undefined) return;
  const text = await vscode.window.showInputBox({
    title: t('First Invoice Number'),
    prompt: t('The counter alone: {0} where the last invoice of your tool before had {1}', 43, 42),
    value: String(series.nextSequence),
    ignoreFocusOut: true,
    validateInput: (typed) => (readCounter(typed) === undefined ? t('A whole number from 1.') : undefined),
  });
  const first = text === undefined ? undefined : readCounter(text);
  if (first === undefined || first === series.nextSequence) return;
  await backend.ask((api, options) => api.setFirstNumber({ ...options, body: { first } }));
}
