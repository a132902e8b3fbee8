/** The problems that the editor shows, as lines of text. */
import * as vscode from 'vscode';
import { nameOf } from '../../../platform/files/workspace-files.ts';

const mostProblems = 200;
const severities = ['error', 'warning', 'info', 'hint'];

/** Of these files, or of all: a line for each. */
export function listProblems(uris?: readonly vscode.Uri[]): string {
  const all =
    uris === undefined
      ? vscode.languages.getDiagnostics()
      : uris.map((uri) => [uri, vscode.languages.getDiagnostics(uri)] as const);
  const lines = all.flatMap(([file, problems]) =>
    problems.map(({ range, severity, message, source }) => {
      const place = `${nameOf(file)}:${range.start.line + 1}`;
      // A line of a message is taken for no other file's.
      const said = message.replaceAll(/\s*\n\s*/g, ' ');
      return `${place} ${severities[severity] ?? ''} ${said}${source === undefined ? '' : ` (${source})`}`;
    }),
  );
  return lines.length === 0 ? 'No problems.' : lines.slice(0, mostProblems).join('\n');
}
