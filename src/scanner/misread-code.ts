/** Where the reader cannot be trusted: what lies in a syntax error, and declarations that never run. */
import type { Draft } from './draft.ts';
import type { FileContext } from './file-context.ts';
import { touchesError } from './syntax/read.ts';
import { offsetOf } from './units.ts';

const declarations = /\.d\.[cm]?ts$/;

/** Drafts without those on quality that a misread text may have made: types read as expressions compare and compute. */
export function withoutMisread(file: FileContext, drafts: readonly Draft[]): readonly Draft[] {
  const isDeclared = declarations.test(file.path);
  if (drafts.length === 0 || (!isDeclared && file.syntax.errors.length === 0)) return drafts;
  const isMisread = ({ from, to }: Draft): boolean =>
    isDeclared || touchesError(file.syntax, offsetOf(file.units, from), offsetOf(file.units, to));
  return drafts.filter((draft) => draft.rule.category !== 'quality' || !isMisread(draft));
}
