/** What a new document starts with: the headings of its type. Pure. */
import type { DocumentType } from '../../../domain/documents/document.ts';
import type { Translate } from '../../../pages/words.ts';

/** Markdown under the title; each heading is followed by an empty paragraph to write in. */
export function outlineOf(type: DocumentType, title: string, t: Translate): string {
  const parts = [`# ${title.replace(/\s+/g, ' ')}`, ...(body[type] ?? noBody)(t)];
  return `${parts.join('\n\n')}\n`;
}

const heading = (text: string) => `## ${text}`;
const table = (columns: readonly string[]) =>
  [columns, columns.map(() => '---'), columns.map(() => ' ')]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
const noBody = (): readonly string[] => [''];

const body: Readonly<Partial<Record<DocumentType, (t: Translate) => readonly string[]>>> = {
  charter: (t) => [t('Goal'), t('Scope'), t('Out of Scope'), t('People'), t('Budget and Dates')].map(heading),
  requirements: (t) => [
    heading(t('Must Have')),
    '- ',
    heading(t('Should Have')),
    '- ',
    heading(t('Could Have')),
    '- ',
    heading(t('Open Questions')),
    '- ',
  ],
  'risk-register': (t) => [table([t('Risk'), t('Likelihood'), t('Impact'), t('Response'), t('Owner')])],
  'success-criteria': (t) => [table([t('Criterion'), t('Target'), t('How It Is Measured')])],
  roadmap: (t) => [
    ...[t('Now'), t('Next'), t('Later')].flatMap((period) => [heading(period), '- ']),
    heading(t('Milestones')),
    table([t('Milestone'), t('Date')]),
  ],
};
