/** Crew files of agents (`.vireo/agents/NAME.yaml`) as they stand in the editor: the same checks and words as those of a run. */
import path from 'node:path';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { crewFolder, crewPathSchema } from '../../contract/work/crew/crew-file.ts';
import { parseCrewFile } from '../../workspace/crews/parse-crew-file.ts';
import { pathOf } from '../paths.ts';
import { toSettingsDiagnostic } from './config-problems.ts';

/** Where editors look for them. */
export const crewFilePattern = `**/${crewFolder}/*.{yaml,yml}`;

export function isCrewDocument({ uri }: Pick<TextDocument, 'uri'>): boolean {
  const parts = pathOf(uri).split(/[\\/]/);
  return crewPathSchema.safeParse(parts.slice(-3).join('/')).success;
}

/** The folder that its paths are relative to. */
export function projectFolderOf({ uri }: Pick<TextDocument, 'uri'>): string {
  return path.resolve(path.dirname(pathOf(uri)), '..', '..');
}

export function findCrewProblems(document: TextDocument): Diagnostic[] {
  const { problems = [] } = parseCrewFile(document.getText());
  return problems.map((problem) => toSettingsDiagnostic(document, problem, DiagnosticSeverity.Error));
}
