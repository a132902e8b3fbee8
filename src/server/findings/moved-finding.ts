/** A finding of an earlier text, moved along with the edits since. Pure. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Fix, HiddenPlace, TextEdit, TextRange } from '../../scanner/model.ts';

/** Where an offset is after an edit; what was taken out has its place where it was. */
export function moveOffset(offset: number, { startOffset, endOffset, newText }: TextEdit): number {
  if (offset < startOffset) return offset;
  return offset >= endOffset ? offset + newText.length - (endOffset - startOffset) : startOffset;
}

/** Undefined where the edit took its beginning or all of it out. Lines and columns are those of before: see `placeFinding`. */
export function moveFinding(finding: Finding, edit: TextEdit): Finding | undefined {
  const { startOffset, endOffset } = finding.range;
  if (edit.startOffset <= startOffset && startOffset < edit.endOffset) return undefined;
  if (edit.startOffset > endOffset && finding.steps.length + finding.fixes.length === 0) return finding;
  return {
    ...finding,
    range: movePlace(finding.range, edit),
    steps: finding.steps.map((step) =>
      step.path === undefined ? { ...step, range: movePlace(step.range, edit) } : step,
    ),
    fixes: finding.fixes.flatMap((fix) => moveFix(fix, edit)),
    ...(finding.hides && { hides: finding.hides.map((place) => movePlace(place, edit)) }),
  };
}

function movePlace<Place extends HiddenPlace>(place: Place, edit: TextEdit): Place {
  const startOffset = moveOffset(place.startOffset, edit);
  // What is typed right behind a place is not of it.
  const endOffset = edit.startOffset >= place.endOffset ? place.endOffset : moveOffset(place.endOffset, edit);
  return { ...place, startOffset, endOffset: Math.max(startOffset, endOffset) };
}

/** A fix of what has been edited since is none. */
function moveFix(fix: Fix, edit: TextEdit): Fix[] {
  const isTouched = fix.edits.some(
    (one) => one.startOffset <= edit.endOffset && edit.startOffset <= one.endOffset,
  );
  return isTouched ? [] : [{ ...fix, edits: fix.edits.map((one) => movePlace(one, edit)) }];
}

/** With lines and columns of the text that it was moved to. */
export function placeFinding(finding: Finding, document: TextDocument): Finding {
  const place = (range: TextRange): TextRange => {
    const start = document.positionAt(range.startOffset);
    const end = document.positionAt(range.endOffset);
    return {
      startOffset: range.startOffset,
      endOffset: range.endOffset,
      startLine: start.line,
      startColumn: start.character,
      endLine: end.line,
      endColumn: end.character,
    };
  };
  return {
    ...finding,
    range: place(finding.range),
    steps: finding.steps.map((step) =>
      step.path === undefined ? { ...step, range: place(step.range) } : step,
    ),
  };
}
