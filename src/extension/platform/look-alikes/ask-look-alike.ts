/** Asks *Did you mean …?* once, where a new name looks like that of a record. */
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { type AskedName, lookAlikeItems, lookAlikeTitle } from './look-alike-items.ts';

/** `use`: the record that was meant. Undefined when the user turned away. */
export async function askLookAlike<
  Record extends { readonly name: string; readonly archivedAt: string | null },
>(
  { t }: Pick<Services, 't'>,
  asked: AskedName<Record>,
): Promise<{ readonly use: Record } | 'create' | undefined> {
  if (asked.like.length === 0) return 'create';
  const chosen = await vscode.window.showQuickPick(lookAlikeItems(asked, t), {
    title: lookAlikeTitle(asked, t),
    placeHolder: t('“{0}” looks like a name that is already there', asked.name),
    ignoreFocusOut: true,
  });
  if (chosen === undefined) return undefined;
  return chosen.record === undefined ? 'create' : { use: chosen.record };
}
