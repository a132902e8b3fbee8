/** Finds checks of a server's name that let every server pass. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, textOf } from '../../syntax/read.ts';
import type { Check, ReportHit } from '../check.ts';

/** A function without a word in it but `undefined`: Node takes that for "the name is right". */
const agrees = /(?:=>|\))\s?(?:undefined|null|void 0|\{\s?(?:return(?: undefined| null)?;?)?\s?\})$/;

function anyServer({ syntax }: FileContext, pair: number, report: ReportHit): void {
  if (textOf(syntax, childBy(syntax, pair, F.key)) !== 'checkServerIdentity') return;
  const value = childBy(syntax, pair, F.value);
  if (kindAt(syntax, value) !== K.func || !agrees.test(textOf(syntax, value))) return;
  report({ ...reportSpan(syntax, pair), values: { name: 'checkServerIdentity' } });
}

export const tlsChecks: readonly Check[] = [
  { name: 'any-server', families: ['script'], kinds: [K.pair], run: anyServer },
];
