/** Orders about a record whose name has a typing error: asked about, since a rule may let it be done at once. */
import { type Token, tokenize } from '../../words/tokens.ts';
import { isTypoOf } from '../../words/vocabulary.ts';
import { actLexicon } from './frames/frames.ts';
import type { Part } from './question.ts';
import { readAct } from './read-act.ts';
import type { FramedOptions } from './read-framed.ts';
import type { ReadingContext } from './reading.ts';

/** The whole command again, with the name as it is written. */
export function askMisspelt(text: string, context: ReadingContext, options: FramedOptions): Part | undefined {
  for (const token of tokenize(text)) {
    const meant = actLexicon.knows(token.text) ? undefined : meantBy(token, context);
    if (meant === undefined) continue;
    const choice = text.replace(token.raw, meant.word);
    if (readAct(choice, context, options)?.kind !== 'question') continue;
    return { kind: 'unclear', about: 'typing', subject: meant.name, choices: [choice] };
  }
  return undefined;
}

function meantBy({ text }: Token, { names }: ReadingContext) {
  const name = names.findTypo(text)?.name;
  const word = tokenize(name ?? '').find((one) => one.text !== text && isTypoOf(text, one.text))?.raw;
  return name === undefined || word === undefined ? undefined : { name, word };
}
