/** Other findings of the same rule, among the editor's diagnostics. */
import * as vscode from 'vscode';
import type { Occurrences, Place } from '../../../../../webviews/explain/host/explained-code.ts';
import type { Explanation } from '../../../../contract/explanation.ts';
import { codeOf, isFinding } from '../../../platform/own-diagnostics.ts';

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
  const first = others.slice(0, shownAtMost).map((place) => ({
    ...place,
    path: vscode.workspace.asRelativePath(vscode.Uri.parse(place.uri)),
  }));
  return { count: others.length, places: first };
}
