/** Other findings of the same rule, among the editor's diagnostics. */
import * as vscode from 'vscode';
import type { ExplainContent } from '../../../../../webviews/explain/messages.ts';
import type { Explanation } from '../../../../contract/explanation.ts';
import { codeOf, isFinding } from '../../../platform/own-diagnostics.ts';
import type { Place } from './editor-places.ts';

export interface Occurrences {
  /** All of them. */
  readonly count: number;
  readonly places: readonly Place[];
}

const shownAtMost = 5;

export function findOtherOccurrences({ ruleId, finding }: Explanation): Occurrences {
  const places = vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
    diagnostics
      .filter((diagnostic) => isFinding(diagnostic) && codeOf(diagnostic) === ruleId)
      .map(({ range: { start, end } }): Place => {
        const ends = { endLine: end.line, endColumn: end.character };
        return {
          uri: uri.toString(),
          range: { startLine: start.line, startColumn: start.character, ...ends },
        };
      }),
  );
  const others = places.filter(({ uri, range }) => {
    const own = finding?.place;
    return uri !== own?.uri || range.startLine !== own.range.startLine;
  });
  return { count: others.length, places: others.slice(0, shownAtMost) };
}

export function toContent({ count, places }: Occurrences): ExplainContent['elsewhere'] {
  return {
    count,
    places: places.map(({ uri, range }) => ({
      path: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
      line: range.startLine,
    })),
  };
}
