/** The part of a file that gives it another text as a whole; pure. */
import type { ReviewedFile, ReviewedPart } from '../../../../contract/work/development-questions.ts';

/** Undefined where there is none, or its text is not all there: it came, goes or is another, and is no text or too long. */
export function wholeOf({ parts }: ReviewedFile): ReviewedPart | undefined {
  return parts.find(
    ({ kind, before, after, omitted }) =>
      (kind === 'create' || kind === 'delete' || kind === 'replace') &&
      omitted === 0 &&
      before.length + after.length > 0,
  );
}
