/**
 * A message of a runner's line in pieces that every server takes: a result may have many megabytes. Each piece begins with a mark:
 * `+` where more of the message follows, `.` where it ends.
 */
import { findJsonFault, isNestedDeeper } from '../text/json-bounds.ts';
import { parseJson } from '../text/parse-json.ts';
import { longestMessageBytes } from './runner-messages.ts';

/** Characters; at most three bytes each, below the limit of a frame. */
const longestPiece = 200_000;

/** Records have some ten levels, and a result with its findings three million values. */
const bounds = { depth: 100, values: 5_000_000 };

/** Why the other side would close the line over a message, each time that it is sent: completes "It is …". */
export function findMessageFault(message: unknown): string | undefined {
  // Of the envelope, and of the message within it.
  if (isNestedDeeper(message, bounds.depth - 5)) return 'nested too deeply';
  const text = JSON.stringify(message) ?? '';
  const fault = text.length > longestMessageBytes - 1_000 ? 'too-long' : findJsonFault(text, bounds);
  return fault === undefined ? undefined : 'too long';
}

export function toFrames(message: unknown): readonly string[] {
  const text = JSON.stringify(message);
  const frames: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = endOfPiece(text, from);
    frames.push(`${end < text.length ? '+' : '.'}${text.slice(from, end)}`);
    from = end;
  }
  return frames;
}

/** Never within a surrogate pair: half of one does not come through UTF-8. */
function endOfPiece(text: string, from: number): number {
  const end = Math.min(from + longestPiece, text.length);
  const isCut = end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? '');
  return isCut ? end - 1 : end;
}

export interface FrameReader {
  /** A whole message, parsed; undefined while more follows, and of what is none. */
  take(frame: string): unknown;
  /** Longer or deeper than any message, or no frame: the line is to be closed. */
  readonly isBroken: boolean;
}

/** @param longestOf characters of a message, as they are now */
export function createFrameReader(longestOf: () => number = () => longestMessageBytes): FrameReader {
  let pieces: string[] = [];
  let length = 0;
  let isBroken = false;
  return {
    get isBroken() {
      return isBroken;
    },
    take(frame) {
      length += frame.length - 1;
      isBroken ||= length > longestOf() || !/^(?:\+.|\.)/s.test(frame);
      if (isBroken) {
        pieces = [];
        return undefined;
      }
      pieces.push(frame.slice(1));
      if (frame.startsWith('+')) return undefined;
      const text = pieces.join('');
      pieces = [];
      length = 0;
      isBroken = findJsonFault(text, bounds) !== undefined;
      return isBroken ? undefined : parseJson(text);
    },
  };
}
