/** The editor's own translations (l10n/bundle.l10n.<language>.json). */
import * as vscode from 'vscode';
import type { Translate } from '../../pages/words.ts';

export const t: Translate = (message, ...args) => vscode.l10n.t(message, ...args);

/** Locale of dates and amounts. */
export function userLocale(): string {
  return vscode.env.language;
}
