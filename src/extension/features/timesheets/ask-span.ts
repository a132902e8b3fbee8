/** Asks when an entry was. */
import * as vscode from 'vscode';
import { ownZone } from '../../../contract/own-zone.ts';
import type { InstantRange } from '../../../domain/zones.ts';
import {
  checkSpan,
  describeSpan,
  findSpan,
  isLong,
  parseSpan,
  type ReadAt,
  type TypedAt,
  type TypedSpan,
} from '../../../pages/time/entry-text.ts';
import { formatDay } from '../../../pages/time/formats.ts';
import { today } from '../../../pages/time/iso-week.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';

/** @param of the day that is meant where none is typed, and the entry whose times are changed; without it today. */
export async function askSpan(
  services: Services,
  title: string,
  value: string,
  of: Partial<Omit<TypedAt, 'nowMs'> & ReadAt> = {},
): Promise<TypedSpan | undefined> {
  const { t, clock } = services;
  const at = { date: today(clock.now()), nowMs: clock.now(), zone: ownZone(), ...of };
  const text = await vscode.window.showInputBox({
    title,
    value,
    prompt: t('When was it?'),
    placeHolder: '9:00-11:15',
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const span = parseSpan(typed, at);
      return span === undefined ? checkSpan(typed, at, t) : sayUnderstood(services, findSpan(span, at), at);
    },
  });
  const span = text === undefined ? undefined : parseSpan(text, at);
  if (span === undefined || text === value) return span;
  return (await mayBeLong(services, findSpan(span, at), at)) ? span : undefined;
}

/** Below the box, while it is typed. */
export function sayUnderstood(
  { t }: Services,
  span: InstantRange | undefined,
  { zone }: ReadAt,
): vscode.InputBoxValidationMessage | undefined {
  return span && { message: inWords(span, { t, zone }), severity: vscode.InputBoxValidationSeverity.Info };
}

function inWords(span: InstantRange, ports: Pick<Services, 't'> & ReadAt): string {
  return describeSpan(span, { ...ports, formatDay: (date) => formatDay(date, userLocale()) });
}

/** False where it is longer than anybody works at a stretch, and the user did not mean that. */
async function mayBeLong(
  { t }: Services,
  span: InstantRange | undefined,
  { zone }: ReadAt,
): Promise<boolean> {
  if (span === undefined || !isLong(span)) return true;
  const record = t('Record It');
  const question = t('That is longer than 12 hours: {0}. Is it meant?', inWords(span, { t, zone }));
  return (await vscode.window.showWarningMessage(question, record)) === record;
}
