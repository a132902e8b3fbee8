/** A rate as it was typed, as the API takes it. */

import type { CreateRate, PatchRate } from '../../../src/api-client/index.ts';
import { parseRate } from '../../../src/pages/practice/project-fields.ts';
import type { RateDraft } from '../messages.ts';

export type RateRequest =
  | { readonly act: 'add'; readonly rate: CreateRate }
  | { readonly act: 'change'; readonly id: string; readonly version: number; readonly rate: PatchRate };

/** `110.00`, `110,00` and `€110.00` are one amount; undefined for what is none. */
export function readAmount(text: string, currency: string) {
  return parseRate(text.replace(/[\p{Sc}\s]/gu, '').replace(currency, ''), currency);
}

export function isTypedDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Undefined for an amount that is none. */
export function toRequest(
  draft: RateDraft,
  at: { readonly id: string; readonly currency: string },
): RateRequest | undefined {
  const amount = readAmount(draft.amount, at.currency);
  if (amount === undefined) return undefined;
  const from = draft.from === '' ? {} : { validFrom: draft.from };
  const said = { amount, source: draft.source.trim(), ...from };
  if (draft.rateId !== undefined && draft.version !== undefined) {
    return { act: 'change', id: draft.rateId, version: draft.version, rate: said };
  }
  const { scope, scopeId } = draft;
  const actorId = draft.actorId === '' ? null : draft.actorId;
  return { act: 'add', rate: { id: at.id, scope, scopeId, actorId, ...said } };
}
