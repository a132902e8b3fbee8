/** A stack for a person at a terminal: bars of languages, then what was found by its purpose, then the packages. */
import type { Evidence, LanguageShare, StackPackage, Technology } from '../../workspace/stack/index.ts';
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

interface TextOptions {
  readonly withEvidence: boolean;
  readonly colors: boolean;
}

export function printStackText({ title, stack }: ShownStack, options: TextOptions): string {
  const { lines, files, packages } = stack;
  const bold = (text: string): string => (options.colors ? `\u001b[1m${text}\u001b[22m` : text);
  const count = packages.length > 1 ? `, ${plural(packages.length, 'package')}` : '';
  const leftOut = describeLeftOut(stack);
  const isEmpty = files === 0 && stack.technologies.length === 0;
  return [
    `${bold(withoutControls(title))}  ${group(files)} ${files === 1 ? 'file' : 'files'}, ${group(countProgrammed(stack.languages))} lines of code, ${group(lines.comment ?? 0)} of comments${count}`,
    '',
    ...(isEmpty ? ['Nothing to read here: no file that is not left out.', ''] : []),
    ...section(bold('Languages'), languageLines(stack.languages, options)),
    ...technologyLines(stack.technologies, options, bold),
    ...(packages.length > 1 ? section(bold('Packages'), packages.map(packageLine)) : []),
    ...(leftOut === '' ? [] : [`Left out: ${leftOut}.`, '']),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

const barWidth = 24;
const shownLanguages = 12;

function languageLines(languages: readonly LanguageShare[], { colors }: TextOptions): readonly string[] {
  const shared = languages.filter(({ share }) => share > 0);
  const shown = shared.slice(0, shownLanguages);
  const width = Math.max(0, ...shown.map(({ name }) => name.length));
  const bars = shown.map((each) => {
    const bar = barOf(each.share);
    const drawn = colors && each.color !== undefined ? paint(bar, each.color) : bar;
    return `  ${each.name.padEnd(width)}  ${drawn}  ${percent(each.share).padStart(7)}  ${group(each.code).padStart(9)} ${each.code === 1 ? 'line ' : 'lines'}  ${plural(each.files, 'file')}`;
  });
  const others = [...shared.slice(shownLanguages), ...languages.filter(({ share }) => share === 0)]
    .filter(({ code }) => code > 0)
    .map(({ name, code }) => `${name} ${group(code)}`);
  return [...bars, ...(others.length === 0 ? [] : wrap(`also: ${others.join(', ')}`, '  '))];
}

/** Eighths of a block, so that small shares are seen, too. */
function barOf(share: number): string {
  const eighths = Math.max(share > 0 ? 1 : 0, Math.round(share * barWidth * 8));
  const rest = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '';
  return `${'█'.repeat(Math.floor(eighths / 8))}${rest}`.padEnd(barWidth);
}

function paint(text: string, color: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `\u001b[38;2;${red};${green};${blue}m${text}\u001b[39m`;
}

function technologyLines(
  technologies: readonly Technology[],
  { withEvidence }: TextOptions,
  bold: (text: string) => string,
): readonly string[] {
  return byCategory(technologies).flatMap(([title, found]) =>
    section(
      bold(title),
      withEvidence
        ? found.flatMap(evidenceLines)
        : wrap(withoutControls(found.map(describeTechnology).join(', ')), '  '),
    ),
  );
}

const shownEvidence = 5;

function evidenceLines(technology: Technology): readonly string[] {
  const { evidence, evidenceCount } = technology;
  const more = evidenceCount - Math.min(shownEvidence, evidence.length);
  return [
    `  ${withoutControls(describeTechnology(technology))}`,
    ...evidence.slice(0, shownEvidence).map((each) => `    ${describeEvidence(each)}`),
    ...(more > 0 ? [`    and ${plural(more, 'more place')}`] : []),
  ];
}

function describeEvidence({ file, line, seen }: Evidence): string {
  return withoutControls(`${line === undefined ? file : `${file}:${line}`}  ${seen}`);
}

const shownOfPackage = 6;

function packageLine({ name, folder, languages, technologies, memberOf }: StackPackage): string {
  const main = languages.find(({ share }) => share > 0)?.name;
  const found = technologies
    .filter(({ category }) => category === 'framework' || category === 'database')
    .slice(0, shownOfPackage)
    .map(({ name: technology }) => technology);
  const about = [...new Set([...(main === undefined ? [] : [main]), ...found])].join(', ');
  const member = memberOf === undefined ? '' : `  (${memberOf.kind})`;
  return withoutControls(
    `  ${name}${name === folder ? '' : `  ${folder}`}${member}${about === '' ? '' : `  ${about}`}`,
  );
}

const lineWidth = 100;

/** Breaks after commas. */
function wrap(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const part of text.split(/(?<=, )/)) {
    if (line.length + part.trimEnd().length > lineWidth && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}
