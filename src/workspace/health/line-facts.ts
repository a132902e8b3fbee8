/** What the lines of a text tell without a grammar. */

export interface LineFacts {
  /** Lines that are not blank. */
  readonly lines: number;
  /** Levels of indentation of all of them, added up. */
  readonly indentation: number;
}

/** Deeper is the look of a table or of data, not of code that anybody follows. */
const deepestLevel = 12;

export function countLines(text: string): LineFacts {
  const indents = text.split('\n').flatMap((line) => {
    const code = line.trimStart();
    return code.trimEnd() === '' ? [] : [line.slice(0, line.length - code.length)];
  });
  const unit = indentUnit(indents);
  const indentation = indents.reduce((sum, indent) => sum + levelOf(indent, unit), 0);
  return { lines: indents.length, indentation };
}

function levelOf(indent: string, unit: number): number {
  const tabs = indent.split('\t').length - 1;
  return Math.min(deepestLevel, tabs + Math.floor((indent.length - tabs) / unit));
}

const usualUnits = [2, 3, 4, 8] as const;

/** The step by which lines most often go deeper; the lead of ` * ` in comments is none. */
function indentUnit(indents: readonly string[]): number {
  const seen = new Map<number, number>();
  let before = 0;
  for (const { length } of indents) {
    const step = length - before;
    if (usualUnits.some((unit) => unit === step)) seen.set(step, (seen.get(step) ?? 0) + 1);
    before = length;
  }
  const [most] = [...seen].sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b);
  return most?.[0] ?? 4;
}
