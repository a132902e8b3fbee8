/** What is wrong with a `.vireo.yml` as it stands in the editor: the same checks and words as those of a scan. */
import path from 'node:path';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configCode } from '../../contract/notice-codes.ts';
import { findUnknownRules } from '../../workspace/config/config-rules.ts';
import { configFileName, parseConfig } from '../../workspace/config/load-config.ts';
import type { TeamRules } from '../../workspace/scan-messages.ts';
import type { FieldProblem } from '../../workspace/yaml-file.ts';
import { pathOf } from '../paths.ts';
import { diagnosticSource } from '../to-diagnostic.ts';

/** Apart from the findings' own: it is the settings that are wrong, not the code. */
const configSource = `${diagnosticSource} settings`;

export function isConfigFile({ uri }: Pick<TextDocument, 'uri'>): boolean {
  return path.basename(pathOf(uri)) === configFileName;
}

export function findConfigProblems(document: TextDocument, team: TeamRules | undefined): Diagnostic[] {
  const { named, problems, placeOf } = parseConfig(document.getText());
  return [
    ...problems.map((problem) => toDiagnostic(document, problem, DiagnosticSeverity.Error)),
    ...findUnknownRules(named, placeOf, team).map((problem) =>
      toDiagnostic(document, problem, DiagnosticSeverity.Warning),
    ),
  ];
}

/** Complaints begin with file and line (`.vireo.yml:3: severity: …`); the editor shows the line and says the rest. */
function toDiagnostic(document: TextDocument, problem: string, severity: DiagnosticSeverity): Diagnostic {
  const [, line = '1', message = problem] = /^[^:]+:(\d+): ([\s\S]*)$/.exec(problem) ?? [];
  return toSettingsDiagnostic(document, { line: Number(line), message }, severity);
}

/** `line`: from one. */
export function toSettingsDiagnostic(
  document: TextDocument,
  { line: oneBased, message }: FieldProblem,
  severity: DiagnosticSeverity,
): Diagnostic {
  const line = oneBased - 1;
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const content = text.trimEnd();
  const range = {
    start: { line, character: content.length - content.trimStart().length },
    end: { line, character: content.length },
  };
  return { range, severity, source: configSource, code: configCode, message };
}
