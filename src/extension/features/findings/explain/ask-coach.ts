/** A finding as a question for the coach: what goes along is what the page shows, its code masked. */
import * as vscode from 'vscode';
import type { Mention } from '../../../../contract/coach/mentions.ts';
import type { Explanation } from '../../../../contract/explanation.ts';
import { labelOf, withoutCode } from './finding-mention.ts';

/** Code goes along where the coach may read each of the files that it is of. */
export async function toMention(explanation: Explanation): Promise<Mention> {
  // With the rules of tools, which weigh more than all else here.
  const { cut, keepInside } = await import('../../../platform/files/workspace-files.ts');
  const { place, steps = [] } = explanation.finding ?? {};
  const files = new Set([place, ...steps].flatMap((each) => each?.uri ?? []));
  const allowed = await keepInside([...files].map((uri) => vscode.Uri.parse(uri)));
  const hasAll = allowed.length === files.size;
  const { text, isCut } = cut(hasAll ? explanation.markdown : withoutCode(explanation));
  return { kind: 'finding', label: labelOf(explanation), text, ...(isCut && { isCut }) };
}
