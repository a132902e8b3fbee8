/** Says which word of a command was asked about, and how a rule allows it. */
import { type Text, text } from '../../../words/text.ts';
import type { Doubt } from './find-doubts.ts';

export type SaidDoubt = Pick<Doubt, 'kind' | 'what' | 'of'> & { readonly risk?: Doubt['risk'] | undefined };

/** An option is allowed by its name behind the star; undefined where only the whole command allows it. */
export function patternAllowing({ kind, what, of }: SaidDoubt): string | undefined {
  return kind === 'option' ? `${of} * ${what}` : undefined;
}

export function sayDoubt(doubt: SaidDoubt): Text {
  const { what, of } = doubt;
  const pattern = patternAllowing(doubt);
  const reason = reasonOf(doubt);
  return pattern === undefined
    ? text`Asked about ${what} of ${of}: ${reason}. A rule with the whole command allows it.`
    : text`Asked about ${what} of ${of}: ${reason}. A rule with "${pattern}" allows it.`;
}

function reasonOf({ kind, risk }: SaidDoubt): Text {
  if (kind === 'path') return text`it may lead out of the project, or to a protected file`;
  switch (risk) {
    case 'command':
      return text`it runs another command`;
    case 'code':
      return text`it loads code`;
    case 'config':
      return text`it reads other settings`;
    case 'write':
      return text`it writes or deletes files`;
    case 'elsewhere':
      return text`it reaches other files or folders`;
    case 'network':
      return text`it reaches other computers`;
    case undefined:
      return text`it is not known to be harmless`;
  }
}
