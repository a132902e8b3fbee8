/** Asks where an export goes, and writes it there. */

import * as vscode from 'vscode';
import type { ExportFormat } from '../../../../../webviews/scanner/messages.ts';
import { inBackground } from '../../../../contract/background/in-background.ts';
import type { Services } from '../../../platform/services.ts';
import type { ListedFinding } from '../listed-finding.ts';
import { exportEndings, exportFindings } from './export-findings.ts';

interface ExportTarget {
  readonly format: ExportFormat;
  readonly title: string;
  readonly folder: vscode.Uri | undefined;
  /** How many findings there are, those included that are not exported. */
  readonly total: number;
}

/** What was done, in one sentence; undefined where the user turned away. */
export async function saveExport(
  { clock, t }: Pick<Services, 'clock' | 't'>,
  findings: readonly ListedFinding[],
  { format, title, folder, total }: ExportTarget,
): Promise<string | undefined> {
  const date = new Date(clock.now()).toISOString().slice(0, 10);
  const ending = exportEndings[format];
  const name = `findings-${title.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}-${date}.${ending}`;
  const file = await vscode.window.showSaveDialog({
    title: t('Export findings'),
    filters: { [ending.toUpperCase()]: [ending] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (file === undefined) return undefined;
  const text = exportFindings(findings, format, { title, date });
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const done = tellWritten(t, {
    count: findings.length,
    total,
    place: vscode.workspace.asRelativePath(file),
  });
  inBackground(offerToOpen(done, { label: t('Open'), file }), 'Export');
  return done;
}

interface Written {
  readonly count: number;
  readonly total: number;
  readonly place: string;
}

function tellWritten(t: Services['t'], { count, total, place }: Written): string {
  if (count < total)
    return t('{0} of {1} findings, as the table is filtered, were written to {2}.', count, total, place);
  return count === 1
    ? t('1 finding was written to {0}.', place)
    : t('{0} findings were written to {1}.', count, place);
}

async function offerToOpen(
  sentence: string,
  { label, file }: { readonly label: string; readonly file: vscode.Uri },
): Promise<void> {
  if ((await vscode.window.showInformationMessage(sentence, label)) === label)
    await vscode.window.showTextDocument(file);
}
