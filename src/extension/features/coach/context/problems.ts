/** The problems that the editor shows, as lines of text. */
import * as vscode from 'vscode';
import { nameOf } from './workspace-files.ts';

const mostProblems = 200;
const severities = ['error', 'warning', 'info', 'hint'];

/** Of one file, or of all. */
export function listProblems(uri?: vscode.Uri): string {
  const all =
    uri === undefined
      ? vscode.languages.getDiagnostics()
      : [[uri, vscode.languages.getDiagnostics(uri)] as const];
  const lines = all.flatMap(([file, problems]) =>
    problems.map(({ range, severity, message, source }) => {
      const place = `${nameOf(file)}:${range.start.line + 1}`;
      return `${place} ${severities[severity] ?? ''} ${message}${source === undefined ? '' : ` (${source})`}`;
    }),
  );
  return lines.length === 0 ? 'No problems.' : lines.slice(0, mostProblems).join('\n');
}
