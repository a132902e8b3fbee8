import { toAnchor } from '../../../../workspace/baseline/anchor.ts';
import { toWorkspaceFinding } from '../../../../workspace/report-findings.ts';
import type { ScannedFinding } from '../../../../workspace/scan-messages.ts';
import type { AgentFinding } from '../agent.ts';
import { visibleText } from './report/visible-text.ts';

/** A finding of the scan as it is reported and kept. */
export function toAgentFinding(
  file: { readonly path: string; readonly root: string },
  finding: ScannedFinding,
): AgentFinding {
  const brought = toWorkspaceFinding(file, { ...finding, message: visibleText(finding.message) });
  return { ...brought, anchor: toAnchor(finding) };
}
