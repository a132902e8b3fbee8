/** What the coach's page says, in the editor's language. */

import { translate } from '../words.ts';
import { coachWords } from './texts.ts';

export const words = translate(coachWords);
