/** A planning document as PDF: its title and state, then its text. The same bytes for the same version. */
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { fitLine } from '../pdf/fit-text.ts';
import { createMeasure } from '../pdf/font-measure.ts';
import { openPdf, toBuffer } from '../pdf/pdf-printer.ts';
import { contentWidth, ink, muted, rule } from '../pdf/pdf-style.ts';
import { fitContent } from './fit-content.ts';
import { layOutMarkdown } from './lay-out-markdown.ts';

const textSize = 9.5;
const pageNumberWidth = 60;
/** Lines of the title that have room at the foot of a page. */
const titleRows = 3;

export type DocumentPdfTask = Omit<Extract<WorkTask, { kind: 'document-pdf' }>, 'kind'>;

export async function makeDocumentPdf({
  title,
  facts,
  content,
  writtenAt,
}: DocumentPdfTask): Promise<Buffer> {
  const creationDate = new Date(writtenAt);
  const measure = createMeasure();
  const room = { width: contentWidth, font: { size: textSize }, measure };
  const head = { text: facts.join(' · '), color: muted, fontSize: 8, margin: [0, 0, 0, 10] };
  const text = layOutMarkdown(startsWithTitle(content) ? content : `# ${title}\n\n${content}`);
  const shownTitle = fitLine(title, contentWidth - pageNumberWidth, (part) => measure(part, { size: 7 }));
  const pdf = await openPdf({
    pageSize: 'A4',
    pageMargins: [71, 56, 57, 64],
    defaultStyle: { font: 'DejaVu', fontSize: textSize, lineHeight: 1.3, color: ink },
    content: [head, ...text].map((part) => fitContent(part, room)),
    footer: (page: number, pages: number) =>
      footerOf(shownTitle.slice(0, titleRows).join('\n'), `${page} / ${pages}`),
    // A heading does not stand alone at the end of a page.
    pageBreakBefore: (
      { headlineLevel }: { headlineLevel?: number },
      { getFollowingNodesOnPage }: Following,
    ) => headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
    version: '1.7',
    subset: 'PDF/A-3b',
    displayTitle: true,
    info: { title, creator: 'Vireo', producer: 'Vireo', creationDate, modDate: creationDate },
  });
  return await toBuffer(pdf);
}

interface Following {
  getFollowingNodesOnPage(): readonly unknown[];
}

function startsWithTitle(content: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*#\s/.test(content);
}

function footerOf(title: string, pageOfPages: string) {
  return {
    margin: [71, 16, 57, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: 0.5, lineColor: rule }] },
      {
        margin: [0, 6, 0, 0],
        fontSize: 7,
        color: muted,
        columns: [title, { text: pageOfPages, alignment: 'right', width: pageNumberWidth }],
      },
    ],
  };
}
