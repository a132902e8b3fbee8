/** *Did you mean …?* of names that a file would make and that look like others: one list, each ticked record is taken. */
import * as vscode from 'vscode';
import type { ImportedLookAlike } from '../../../domain/names/imported-look-alikes.ts';
import type { Services } from '../../platform/services.ts';
import { type Answers, mapName } from './import-answers.ts';
import { type LookAlikeRow, lookAlikeRows } from './look-alike-rows.ts';

/** The answers with the ticked records; the rest is made. Undefined when the user turned away. */
export async function askLookAlikes(
  { t }: Services,
  open: readonly ImportedLookAlike[],
  answers: Answers,
): Promise<Answers | undefined> {
  const chosen = await vscode.window.showQuickPick<LookAlikeRow>(lookAlikeRows(open, t), {
    title: t('Did you mean these?'),
    placeHolder: t('Ticked records are used; a name without a tick is created'),
    ignoreFocusOut: true,
    canPickMany: true,
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  // Of two records of one name the first counts.
  return chosen.toReversed().reduce((said, { name, target }) => mapName(said, name, target), answers);
}
