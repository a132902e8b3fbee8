/** Pages whose words are translated by the host; the others carry their languages themselves. */
import type { PageName } from '../page-views.ts';
import { coachWords } from './coach-words.ts';
import type { WordTable } from './word-table.ts';

export const pageWords: Readonly<Partial<Record<PageName, WordTable>>> = { coach: coachWords };
