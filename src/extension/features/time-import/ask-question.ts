/** One question about a file, with what the file says at that place. */
import * as vscode from 'vscode';
import type { TimeImport } from '../../../api-client/index.ts';
import { zoneQuery } from '../../../pages/time/zone-query.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import type { Answers, Question } from './import-answers.ts';
import { choicesOf } from './import-choices.ts';

export interface AskedQuestion {
  readonly question: Question;
  readonly value: string;
}

/** The answers with one more; undefined when the user turned away. */
export async function askQuestion(
  services: Services,
  { question, value }: AskedQuestion,
  { told, answers }: { readonly told: TimeImport; readonly answers: Answers },
): Promise<Answers | undefined> {
  const { t, records } = services;
  const { clients } = await records.load();
  const likelyZones = [told.detected.zone, zoneQuery().zone ?? 'UTC'];
  const currencies = [
    ...new Set([...[...clients.values()].map(({ currency }) => currency), 'EUR', 'USD', 'GBP', 'CHF']),
  ];
  const choices = choicesOf(question, { t, value, locale: userLocale(), likelyZones, currencies });
  const items = choices.map(({ label, description, answer }) => ({
    label,
    description: description ?? '',
    answer,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Import {0}', told.fileName),
    placeHolder: placeHolderOf(t, question, value),
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return chosen === undefined ? undefined : { ...answers, ...chosen.answer };
}

function placeHolderOf(t: Services['t'], question: Question, value: string): string {
  switch (question) {
    case 'format':
      return t('Which time tracker wrote the file?');
    case 'dateOrder':
      return value === '' ? t('How are its dates written?') : t('How is the date {0} meant?', value);
    case 'decimal':
      return value === '' ? t('How are its numbers written?') : t('How is the number {0} meant?', value);
    case 'currency':
      return t('In which currency are its amounts?');
    case 'zone':
      return t('In which time zone are its clock times?');
  }
}
