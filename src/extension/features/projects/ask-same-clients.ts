/** *Did you mean …?* of an import of clients: which rows are clients that are there under another spelling. */
import * as vscode from 'vscode';
import type { ClientImport } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';
import { type SameClient, type SameClientRow, sameClientRows } from './same-client-rows.ts';

export type SameAs = readonly ({ readonly row: number } & SameClient)[];

/** Rows whose record is ticked; the others are added. Undefined when the user turned away. */
export async function askSameClients({ t }: Services, looked: ClientImport): Promise<SameAs | undefined> {
  const rows = sameClientRows(looked, t);
  if (rows.length === 0) return [];
  const chosen = await vscode.window.showQuickPick<SameClientRow>(rows, {
    title: t('Did you mean these?'),
    placeHolder: t('Ticked records are used; a name without a tick is created'),
    ignoreFocusOut: true,
    canPickMany: true,
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  // Of two records of one row the first counts.
  return [...new Map(chosen.toReversed().map(({ row, same }) => [row, { row, ...same }])).values()];
}
