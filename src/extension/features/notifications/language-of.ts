import * as vscode from 'vscode';

/** Of the texts that the backend writes: the editor's, where there is one. */
export function languageOf(): 'en' | 'de' {
  return /^de\b/i.test(vscode.env.language) ? 'de' : 'en';
}
