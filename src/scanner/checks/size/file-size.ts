import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf } from '../../syntax/read.ts';
import type { Check, CheckOptions, ReportHit } from '../check.ts';

/** Lines that hold more than blanks. */
function writtenLines(text: string, lines: Uint32Array): number {
  let count = 0;
  for (let line = 0; line < lines.length; line += 1) {
    const end = lines[line + 1] ?? text.length;
    let at = lines[line] ?? 0;
    while (at < end && text.charCodeAt(at) <= 32) at += 1;
    if (at < end) count += 1;
  }
  return count;
}

function longFile({ syntax, lines }: FileContext, report: ReportHit, options: CheckOptions): void {
  const limit = options['limit'] ?? 1_000;
  if (lines.length <= limit) return;
  const count = writtenLines(syntax.text, lines);
  if (count <= limit) return;
  const firstLineEnd = (lines[1] ?? 1) - 1;
  report({ from: 0, to: Math.max(firstLineEnd, 1), values: { count: String(count), limit: String(limit) } });
}

function largeClass(file: FileContext, node: number, report: ReportHit, options: CheckOptions): void {
  const { syntax } = file;
  const limit = options['limit'] ?? 40;
  const members = childrenOf(syntax, childBy(syntax, node, F.body));
  const methods = members.filter((member) => {
    const kind = kindAt(syntax, member);
    return (
      kind === K.func ||
      (kind === K.decorated && kindAt(syntax, childBy(syntax, member, F.definition)) === K.func)
    );
  });
  const name = textOf(syntax, childBy(syntax, node, F.name));
  // A test class is as large as what it tests.
  if (methods.length <= limit || /test/i.test(name)) return;
  report({
    ...reportSpan(syntax, node),
    values: { name, count: String(methods.length), limit: String(limit) },
  });
}

export const fileSizeChecks: readonly Check[] = [
  { name: 'long-file', wholeFile: longFile },
  { name: 'large-class', kinds: [K.class], scope: 'file', run: largeClass },
];
