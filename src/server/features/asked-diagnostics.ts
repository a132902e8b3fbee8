/**
 * Which findings a client asks actions for (LSP 3.17, CodeActionContext): those of the diagnostics that it names. One that
 * names none knows of none, or does not say: then the range alone counts.
 */
import type { CodeActionParams, Diagnostic } from 'vscode-languageserver';
import * as z from 'zod';
import type { ReportItem } from '../report.ts';
import { toRange } from '../to-diagnostic.ts';

/** What our diagnostics hold of a finding, where a client gives it back. */
const dataSchema = z.object({ fingerprint: z.string() });

type Asked = Pick<ReportItem, 'ruleId' | 'fingerprint' | 'range'>;

export function isAskedAbout(item: Asked, { context: { diagnostics } }: CodeActionParams): boolean {
  return diagnostics.length === 0 || diagnostics.some((diagnostic) => isOf(diagnostic, item));
}

function isOf({ data, code, range }: Diagnostic, item: Asked): boolean {
  const known = dataSchema.safeParse(data);
  if (known.success) return known.data.fingerprint === item.fingerprint;
  return code === item.ruleId && isSameRange(range, toRange(item.range));
}

function isSameRange(one: Diagnostic['range'], other: Diagnostic['range']): boolean {
  return (
    one.start.line === other.start.line &&
    one.start.character === other.start.character &&
    one.end.line === other.end.line &&
    one.end.character === other.end.character
  );
}
