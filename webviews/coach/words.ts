/** What the coach's page says, in the editor's language. */
import { coachWords } from '../../src/contract/webview/words/coach-words.ts';
import { translate } from '../words.ts';

export const words = translate(coachWords);
