/** A stack as Markdown: tables for a report or a readme. What files say is escaped. */
import type { Evidence, StackPackage, Technology } from '../../workspace/stack/index.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import {
  byCategory,
  countProgrammed,
  describeLeftOut,
  describeTechnology,
  group,
  percent,
  type ShownStack,
} from './shown-stack.ts';

export function printStackMarkdown(
  { title, stack }: ShownStack,
  { withEvidence }: { readonly withEvidence: boolean },
): string {
  const { files, lines, languages, technologies, packages } = stack;
  const shared = languages.filter(({ code }) => code > 0);
  const leftOut = describeLeftOut(stack);
  return [
    `# ${escapeMarkdown(title)}`,
    `${group(files)} files, ${group(countProgrammed(languages))} lines of code, ${group(lines.comment ?? 0)} of comments.`,
    ...table(
      ['Language', 'Share', 'Code', 'Comments', 'Blank', 'Files'],
      shared.map((each) => [
        escapeMarkdown(each.name),
        each.share === 0 ? '–' : percent(each.share),
        group(each.code),
        each.comment === undefined ? 'not known' : group(each.comment),
        group(each.blank),
        group(each.files),
      ]),
    ),
    ...technologyTable(technologies, withEvidence),
    ...(packages.length > 1 ? table(['Package', 'Folder', 'Stack'], packages.map(packageRow)) : []),
    ...(leftOut === '' ? [] : [`Left out: ${leftOut}.`]),
    '',
  ].join('\n\n');
}

function technologyTable(technologies: readonly Technology[], withEvidence: boolean): readonly string[] {
  const groups = byCategory(technologies);
  if (!withEvidence)
    return table(
      ['Purpose', 'Technologies'],
      groups.map(([title, found]) => [title, escapeMarkdown(found.map(describeTechnology).join(', '))]),
    );
  const rows = groups.flatMap(([title, found]) =>
    found.map((each) => [title, escapeMarkdown(describeTechnology(each)), placesOf(each)]),
  );
  return table(['Purpose', 'Technology', 'Evidence'], rows);
}

const shownEvidence = 3;

function placesOf({ evidence, evidenceCount }: Technology): string {
  const shown = evidence.slice(0, shownEvidence).map(placeOf);
  const more = evidenceCount - shown.length;
  return [...shown, ...(more > 0 ? [plural(more, 'more place')] : [])].join('; ');
}

function placeOf({ file, line, seen }: Evidence): string {
  return `${escapeMarkdown(line === undefined ? file : `${file}:${line}`)} (${escapeMarkdown(seen)})`;
}

function packageRow({ name, folder, languages, technologies }: StackPackage): readonly string[] {
  const main = languages.find(({ share }) => share > 0)?.name;
  const found = technologies
    .filter(({ category }) => category === 'framework' || category === 'database')
    .map((each) => each.name);
  return [name, folder, [...new Set([...(main === undefined ? [] : [main]), ...found])].join(', ')].map(
    escapeMarkdown,
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

/** Names come from a stranger's files: none may become a link, a tag or a cell. */
function escapeMarkdown(text: string): string {
  return withoutControls(text).replace(/[\\`*_{}[\]<>|#~]/g, '\\$&');
}
