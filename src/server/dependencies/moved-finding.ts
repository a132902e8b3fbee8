/** A finding of a text that has been edited since: its offsets follow; where its own entry was edited, it is gone. Pure. */
import type { Finding, Fix, TextEdit } from '../../scanner/model.ts';

interface Span {
  readonly startOffset: number;
  readonly endOffset: number;
}

/** Undefined when the edit touched it. An edit right before or behind it does not. */
export function moveSpan<S extends Span>(span: S, edit: TextEdit): S | undefined {
  if (edit.startOffset >= span.endOffset) return span;
  if (edit.endOffset > span.startOffset) return undefined;
  const shift = edit.newText.length - (edit.endOffset - edit.startOffset);
  return { ...span, startOffset: span.startOffset + shift, endOffset: span.endOffset + shift };
}

export function moveFinding(finding: Finding, edit: TextEdit): Finding | undefined {
  const range = moveSpan(finding.range, edit);
  if (range === undefined) return undefined;
  return { ...finding, range, fixes: finding.fixes.flatMap((fix) => moveFix(fix, edit)) };
}

/** A fix is whole or not at all. */
function moveFix(fix: Fix, edit: TextEdit): readonly Fix[] {
  const edits = fix.edits.flatMap((each) => moveSpan(each, edit) ?? []);
  return edits.length === fix.edits.length ? [{ ...fix, edits }] : [];
}
