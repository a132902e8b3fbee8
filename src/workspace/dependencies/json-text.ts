import { ignore } from '../ignore-error.ts';
import { withoutByteOrderMark } from './file-text.ts';

/** The value of a text; undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(withoutByteOrderMark(text));
  } catch (error) {
    ignore(error, 'whoever asks has no use for a reason');
    return undefined;
  }
}
