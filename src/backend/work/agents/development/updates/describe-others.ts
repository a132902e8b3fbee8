/** Vulnerable packages that no edit of a manifest is known to be right for: sentences that say so. */
import type { DependencyFinding } from '../../../../../workspace/dependencies/findings/report-flaws.ts';

const mostTold = 20;

export function describeOthers(findings: readonly DependencyFinding[]): readonly string[] {
  const sentences = [...new Set(findings.map(describe))];
  const rest = sentences.length - mostTold;
  return [
    ...sentences.slice(0, mostTold),
    ...(rest > 0 ? [`And ${rest} more packages are not changed.`] : []),
  ];
}

function describe({ flaw, paths, upgrade }: DependencyFinding): string {
  const { name = '', version = '' } = flaw.node ?? {};
  const subject = `\`${plain(name)}\` ${plain(version)}`.trim();
  const asking = [...new Set(paths.flatMap(({ nodes }) => nodes[0]?.name ?? []))].slice(0, 3).map(plain);
  const isIndirect = paths.length > 0 && paths.every(({ nodes }) => nodes.length > 1);
  if (isIndirect)
    return `${subject} is not changed: only other packages ask for it (by ${asking.join(', ')}).`;
  const why = upgrade === undefined ? 'no version that fixes it is known' : plain(upgrade.title);
  return `${subject} is not changed: ${why}.`;
}

const plain = (text: string): string => text.replaceAll(/[`\s]+/g, ' ');
