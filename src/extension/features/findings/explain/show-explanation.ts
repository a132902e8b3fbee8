/** Paints the panel of an explanation; its host may come later. */
import * as vscode from 'vscode';
import { type ShownPage, showPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';

export async function showExplanation(
  services: Services,
  panel: vscode.WebviewPanel,
  kept?: unknown,
): Promise<ShownPage> {
  panel.iconPath = new vscode.ThemeIcon('info');
  return await showPage(services, panel, { view: 'explain', title: services.t('Finding'), kept });
}
