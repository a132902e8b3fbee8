/** Asks where a report goes, and writes it there as the API gives it. */
import * as vscode from 'vscode';
import type { ReportQuestion } from '../../../contract/webview/reports-view.ts';
import type { Services } from '../../platform/services.ts';
import { toReportQuery } from './report-query.ts';

export async function saveCsv(
  { backend, t }: Pick<Services, 'backend' | 't'>,
  question: ReportQuestion,
  today: string,
): Promise<void> {
  const query = toReportQuery(question, today);
  const name = `time-${query.from}-${query.to}-${question.groupBy}.csv`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: t('Export report'),
    filters: { CSV: ['csv'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (file === undefined) return;
  const text = await backend.ask((api, options) =>
    api.getTimeReportCsv({ ...options, query, responseType: 'text' }),
  );
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const done = t('The report was written to {0}.', vscode.workspace.asRelativePath(file));
  const open = t('Open');
  if ((await vscode.window.showInformationMessage(done, open)) === open) {
    await vscode.window.showTextDocument(file);
  }
}
