/** What a project is for, by the first sentence of prose in its README: never a badge, a heading or markup. */
import type { ProjectFact } from '../model.ts';
import { folderOf, isProduct, type ReadTree } from '../tree.ts';

const readme = /(?:^|\/)readme(?:\.(?:md|markdown|rst|txt))?$/i;
const longest = 400;

export async function purposeFacts(
  tree: ReadTree,
  scopes: readonly string[],
): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(readme).filter(isProduct)) {
    const scope = folderOf(file);
    if (!scopes.includes(scope)) continue;
    const sentence = firstSentence((await tree.read(file)) ?? '');
    if (sentence !== undefined)
      found.push({
        kind: 'purpose',
        value: sentence.text,
        rank: 'told',
        evidence: { file, line: sentence.line },
        scope,
      });
  }
  return found;
}

interface Paragraph {
  readonly text: string;
  readonly line: number;
}

/** Undefined where there is no prose before its first commands. */
export function firstSentence(text: string): Paragraph | undefined {
  for (const { text: raw, line } of paragraphsOf(introductionOf(text))) {
    const plain = toPlain(raw);
    if (isPlaceholder(raw) || !isProse(plain)) continue;
    const [sentence = ''] = /^.*?[.!?](?=\s|$)/s.exec(plain) ?? [plain];
    const whole = sentence.length > longest ? plain.slice(0, longest) : sentence;
    return { text: whole.trim(), line };
  }
  return undefined;
}

/** What stands before its first section, and sections that say of themselves that they introduce. */
function introductionOf(text: string): string {
  let isIntroduction = true;
  let headings = 0;
  const lines = withoutBlocks(text)
    .split('\n')
    .map((line, index, all) => {
      const heading = headingOf(line, all[index + 1] ?? '');
      if (heading !== undefined) {
        headings += 1;
        isIntroduction =
          headings === 1 ||
          /^(?:about|overview|introduction|intro|what|description|summary|purpose)\b/i.test(heading);
      }
      return isIntroduction ? line : '';
    });
  return lines.join('\n');
}

/** HTML that holds pages apart is markup, and so is what stands in it; what stands between blank lines in it is Markdown again. */
function withoutBlocks(text: string): string {
  return text.replaceAll(
    /^<(p|div|center|h\d|table|details|picture)\b[^>]*>[\s\S]*?<\/\1>/gim,
    (block, name: string) => {
      const isMarkdown = /^(?:div|center)$/i.test(name) && /\n[ \t]*\n/.test(block);
      return isMarkdown
        ? block.replace(/^[^\n]*/, '').replace(/[^\n]*$/, '')
        : block.replaceAll(/[^\n]/g, '');
    },
  );
}

function headingOf(line: string, next: string): string | undefined {
  const [, marked] = /^#{1,4}\s+(.*?)\s*#*$/.exec(line) ?? [];
  return marked ?? (isUnderline(next, line) ? line.trim() : undefined);
}

function* paragraphsOf(text: string): Generator<Paragraph> {
  let lines: string[] = [];
  let from = 0;
  let isFenced = false;
  const all = [...text.split('\n'), ''];
  for (const [index, line] of all.entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced;
    const isOver =
      isFenced || line.trim() === '' || isMarkup(line) || isUnderline(all[index + 1] ?? '', line);
    if (isOver) {
      if (lines.length > 0) yield { text: lines.join(' '), line: from };
      lines = [];
    } else {
      if (lines.length === 0) from = index + 1;
      lines.push(line.trim());
    }
  }
}

/** Headings, tables, lists, rules, comments, badges, fences. */
function isMarkup(line: string): boolean {
  return /^\s*(?:#|\||[-*+]\s|\d+[.)]\s|[-=*_~^]{3,}\s*$|```|~~~|<!--|<\/?(?:p|h\d|div|img|a|br|center|table|tr|td|picture|source|details|summary)\b|\.\.\s|:\w+:|\[!?\[?[^\]]*\]:|!\[|\[!\[)/i.test(
    line,
  );
}

/** A heading of reStructuredText or Markdown has a line below it. */
function isUnderline(next: string, line: string): boolean {
  return line.trim() !== '' && /^(?:={3,}|-{3,}|~{3,}|\^{3,})\s*$/.test(next);
}

function toPlain(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\[([^\]]*)\]\[[^\]]*\]/g, '$1')
    .replaceAll(/`([^`]*)`__?|`([^`]*?)\s*<[^>]*>`__?/g, '$1$2')
    .replaceAll(/(?:\*\*|__|`)/g, '')
    .replaceAll(/(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[>\s]+/, '')
    .trim();
}

/** What is to be written yet, and what a generator has left. */
function isPlaceholder(text: string): boolean {
  return (
    /\b(?:todo|fixme|tbd|lorem ipsum)\b|\bfill (?:me|this|it)? ?in\b|<[a-z][a-z]*(?: [a-z]+)*>(?![^<]*<\/)/i.test(
      text.replaceAll(/<\/?(?:a|b|i|em|strong|code|br|img|kbd|sub|sup|span)\b[^>]*>/gi, ''),
    ) ||
    /\bstarter (?:repository|template|kit)\b|\bbootstrapped with\b|^this (?:project|template) (?:was (?:generated|created)|provides a minimal setup)\b/i.test(
      text,
    )
  );
}

/** Several words that begin as a sentence does, and no notice of another kind. */
function isProse(text: string): boolean {
  if (text.split(' ').length < 4 || !/\p{L}{2}/u.test(text) || text.endsWith(':')) return false;
  return !/^(?:\[!|(?:run|click|install|use|see|make sure|to (?:run|start|install)|please|clone|check out|for (?:more|details))\b|note|warning|important|tip|copyright|license|licensed|table of contents|this (?:repo|repository|project) (?:is )?(?:no longer|has been|moved|archived|deprecated))\b/i.test(
    text,
  );
}
