/** What a scan found, as a page: counts, what to do first, each rule with its places, and what was not read. Pure. */
import type { ScannerInput } from '../../../../contract/work/scanner-agent.ts';
import { severities } from '../../../../scanner/model.ts';
import type { ProjectLook } from '../looking/project-look.ts';
import { heading, type Line, type Page, paragraph, table } from '../reporting/document.ts';
import {
  extentOf,
  findingSections,
  recommendationSection,
  recommendFor,
  summaryOf,
} from '../reporting/finding-sections.ts';
import { fixesSection } from '../reporting/fixes-section.ts';
import { secretsSection, testsSection } from '../reporting/place-sections.ts';
import { readingSection } from '../reporting/sections.ts';
import { suppressedSection } from '../reporting/suppressed-section.ts';

const kindWords: Readonly<Record<ScannerInput['kind'], string>> = {
  all: 'Findings of security and quality were looked for.',
  security: 'Findings of security alone were looked for.',
  quality: 'Findings of quality alone were looked for.',
};

export function composeScan(look: ProjectLook, kind: ScannerInput['kind']): Page {
  return [
    heading(1, `Scan: ${look.projectName}`),
    paragraph(summaryOf(look)),
    paragraph(
      `Made ${look.at.toISOString().slice(0, 16).replace('T', ' ')} UTC. ${kindWords[kind]} ${extentOf(look)}`,
    ),
    ...countSection(look),
    ...secretsSection(look),
    ...recommendationSection(recommendFor(look)),
    ...fixesSection(look),
    ...findingSections(look),
    ...testsSection(look),
    ...suppressedSection(look),
    ...readingSection(look),
  ];
}

/** By severity, security beside quality; severities of which there is nothing are left out. */
function countSection({ findings }: ProjectLook): Page {
  const countOf = (severity: string, category: string): number =>
    findings.filter(({ finding }) => finding.severity === severity && finding.category === category).length;
  const rows = severities.flatMap((severity): readonly Line[][] => {
    const [security, quality] = [countOf(severity, 'security'), countOf(severity, 'quality')];
    return security + quality === 0 ? [] : [[[severity], [String(security)], [String(quality)]]];
  });
  return table(
    [{ title: 'Severity' }, { title: 'Security', isNumber: true }, { title: 'Quality', isNumber: true }],
    rows,
  );
}
