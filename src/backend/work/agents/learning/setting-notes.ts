/** The variables that the environment is to hold, as an example of it names them. */
import type { Setting } from './known-project.ts';

export const exampleFile = /(?:^|\/)(?:\.env\.(?:example|sample|template|dist)|env\.example|example\.env)$/;

/** Values are left out: some examples hold real ones. A comment right above a name is its note. */
export function readSettings(source: string, text: string): readonly Setting[] {
  const found: Setting[] = [];
  let note: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, comment] = /^\s*#\s?(.*)$/.exec(line) ?? [];
    const [, name] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line) ?? [];
    if (name !== undefined) found.push({ name, note: note.join(' ').trim(), source });
    note = comment === undefined ? [] : [...note, comment.trim()];
  }
  return found;
}
