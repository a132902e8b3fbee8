/** Which tool a run is of, and what its findings go by. */
import { cleanLine } from './clean-text.ts';
import type { SarifRun } from './sarif-schema.ts';

const longestName = 150;

/** What a user calls the source, as the name that findings are kept under. */
export function toSourceName(said: string): string {
  const name = cleanLine(said, longestName);
  return name === 'ci' || name.startsWith('ci:') || name.startsWith('tool:') ? name : `tool:${name}`;
}

function titleOf(source: string): string {
  if (source === 'ci') return 'CI';
  return source.startsWith('ci:') ? `CI (${source.slice(3)})` : source.replace(/^tool:/, '');
}

/**
 * Runs of one tool over different things, told apart by the category of `automationDetails.id` (3.17.2: what stands
 * before the last slash), do not speak for one another.
 */
function categoryOf({ automationDetails }: SarifRun): string {
  const id = automationDetails?.id ?? '';
  return cleanLine(id.slice(0, Math.max(0, id.lastIndexOf('/'))), 60);
}

export function sourceOf(
  run: SarifRun,
  asked: string | undefined,
): { readonly source: string; readonly title: string; readonly tool: string } {
  const tool = cleanLine(run.tool.driver?.name ?? run.tool.name ?? '', longestName - 70) || 'unnamed tool';
  if (asked !== undefined) {
    const source = toSourceName(asked);
    return { source, title: titleOf(source), tool };
  }
  const category = categoryOf(run);
  return category === ''
    ? { source: `tool:${tool}`, title: tool, tool }
    : { source: `tool:${tool}/${category}`, title: `${tool} (${category})`, tool };
}

export function versionOf({ tool }: SarifRun): string | null {
  const version = tool.driver?.semanticVersion ?? tool.driver?.version ?? tool.version;
  return version === undefined ? null : cleanLine(version, 100);
}

/** A tool that fell over has not seen everything: silence about a finding is then no sign that it is gone. */
export function isComplete({ invocations }: SarifRun): boolean {
  return invocations.every(({ executionSuccessful }) => executionSuccessful !== false);
}
