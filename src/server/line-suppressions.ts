/** Sets findings of open documents aside by comments, where one can stand; each edit is proven by a scan. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, TextEdit } from '../scanner/model.ts';
import type { InteractiveScanner } from './interactive-scanner.ts';

export interface LineSuppressions {
  /** Whether a comment can set a finding aside in the document as it is. */
  isPossible(document: TextDocument, finding: Finding): Promise<boolean>;
  /** The edit that does so; undefined where none can. */
  edit(document: TextDocument, finding: Finding, reason: string): Promise<TextEdit | undefined>;
}

/** Stands for the reason that nobody has given yet. */
export const wordsOfAnyReason = 'to be given';

export function createLineSuppressions(scanner: InteractiveScanner): LineSuppressions {
  const edit: LineSuppressions['edit'] = ({ uri, version }, { ruleId, range }, reason) =>
    scanner.suppression(uri, version, { ruleId, range, reason });
  // By document: the answers for its present version, since an editor asks at each move of the cursor.
  const known = new WeakMap<TextDocument, { version: number; answers: Map<string, Promise<boolean>> }>();
  return {
    edit,
    isPossible(document, finding) {
      const own = known.get(document);
      const answers = own?.version === document.version ? own.answers : new Map<string, Promise<boolean>>();
      if (answers !== own?.answers) known.set(document, { version: document.version, answers });
      const key = `${finding.ruleId} ${finding.range.startOffset} ${finding.range.endOffset}`;
      const answer =
        answers.get(key) ?? edit(document, finding, wordsOfAnyReason).then((made) => made !== undefined);
      answers.set(key, answer);
      return answer;
    },
  };
}
