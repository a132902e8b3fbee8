/** Texts of the page of a request in the editor's language. */

import { translate } from '../words.ts';
import { runWords } from './texts.ts';

const texts = translate(runWords);

type Named = Readonly<Record<string, string>>;

export const words = {
  ...texts,
  verdicts: texts.verdicts as Named,
  checkOutcomes: texts.checkOutcomes as Named,
  tool: { ...texts.tool, outcomes: texts.tool.outcomes as Named },
  allow: (count: number, all: number) => (count === all ? texts.allow : texts.allowPart(count, all)),
};
export type Words = typeof words;
