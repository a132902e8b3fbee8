/**
 * One flaw is one finding. A function that puts what it is handed into a sink is reported at the sink, since any caller
 * may hand in what a stranger sent. Where a call in another file does, the flow is reported at that call, which is where
 * it leaves the code that a stranger reaches, and the sink's own finding goes: its place is the last step of the flow.
 */
import path from 'node:path';
import { arrival, type Finding, type FlowStep, isLessSure } from '../../scanner/model.ts';
import type { FileReport } from '../scan-result.ts';

type Told = Pick<Finding, 'ruleId' | 'confidence' | 'steps'>;

function isOfStranger({ steps }: Told): boolean {
  return steps[0]?.message.endsWith(arrival) === true;
}

/** Whether a finding stands at a sink that parameters reach, so that a call elsewhere may say the same. */
export function isAtSink(finding: Told): boolean {
  return (
    finding.steps.length > 0 &&
    !isOfStranger(finding) &&
    finding.steps.every((step) => step.path === undefined)
  );
}

function keyOf(file: string, ruleId: string, { range }: FlowStep): string {
  return [file, ruleId, range.startOffset, range.endOffset].join('\u0000');
}

/** Sinks in other files that flows from strangers end at, with how sure the surest flow is. */
function sinksOf(reports: readonly FileReport[]): ReadonlyMap<string, Told> {
  const found = new Map<string, Told>();
  for (const finding of reports.flatMap(({ findings }) => findings)) {
    const last = finding.steps.at(-1);
    if (last?.path === undefined || !isOfStranger(finding)) continue;
    const key = keyOf(last.path, finding.ruleId, last);
    const known = found.get(key);
    if (known === undefined || isLessSure(known.confidence, finding.confidence)) found.set(key, finding);
  }
  return found;
}

/** Reports without the findings at sinks that a flow from another file is reported to reach. */
export function withoutSaidAtCalls(reports: readonly FileReport[]): readonly FileReport[] {
  const sinks = sinksOf(reports);
  if (sinks.size === 0) return reports;
  return reports.map((report) => {
    const file = path.join(report.root, report.path);
    const findings = report.findings.filter((finding) => {
      const last = finding.steps.at(-1);
      if (last === undefined || !isAtSink(finding)) return true;
      const call = sinks.get(keyOf(file, finding.ruleId, last));
      return call === undefined || isLessSure(call.confidence, finding.confidence);
    });
    return findings.length === report.findings.length ? report : { ...report, findings };
  });
}
