/** What people do to code without mending it: moves, renames, formatting, wrapping, edits beside it. */
import type { Random } from '../../scanner/secrets/token-generator.ts';
import { ofSettings } from './infrastructure-refactorings.test.ts';
import { isCode, isPython, pick, type Refactoring, type SourceFile, withText } from './random-choice.test.ts';

const moveLines: Refactoring = (file, random) => {
  const mark = isCode(file) && !isPython(file) ? '//' : '#';
  const lines = Array.from({ length: 1 + Math.floor(random() * 12) }, (_none, at) => `${mark} note ${at}\n`);
  return withText(file, lines.join('') + file.text);
};

/** Top-level blocks, parted by blank lines, in another order; what comes first stays first. */
const swapBlocks: Refactoring = (file, random) => {
  const blocks = file.text.split(/\n{2,}(?=\S)/);
  const first = blocks.findIndex((block) =>
    /^[\uE000-\uF8FF]*(?:export |async |function |def |@app|app\.|router\.)/.test(block),
  );
  if (first < 0 || blocks.length - first < 3) return file;
  const one = first + Math.floor(random() * (blocks.length - first));
  const [moved = ''] = blocks.splice(one, 1);
  blocks.splice(first, 0, moved.replace(/\n+$/, ''));
  return withText(file, `${blocks.join(isPython(file) ? '\n\n\n' : '\n\n')}\n`);
};

const kept = new Set(['if', 'for', 'while', 'return', 'function', 'Hello', 'name', 'self']);

function renameWord(file: SourceFile, random: Random, words: readonly string[]): SourceFile {
  const word = pick(
    words.filter((each) => !kept.has(each)),
    random,
  );
  if (word === undefined) return file;
  const fresh = `${word}${pick(['Renamed', 'New', '2', 'Of'], random)}`;
  return withText(file, file.text.replace(new RegExp(`(?<![\\w.])${word}\\b(?!["'])`, 'g'), fresh));
}

const renameFunction: Refactoring = (file, random) =>
  renameWord(
    file,
    random,
    [...file.text.matchAll(/(?:function|def) (\w+)/g)].map(([, name = '']) => name),
  );

const renameVariable: Refactoring = (file, random) =>
  renameWord(
    file,
    random,
    [...file.text.matchAll(/(?:const (\w+) =|^ +(\w+) = )/gm)].map(
      ([, script, python]) => script ?? python ?? '',
    ),
  );

const indent: Refactoring = (file, random) => {
  const by = isPython(file) ? '        ' : (pick(['\t', '    ', '      '], random) ?? '\t');
  const unit = isPython(file) ? /^(?: {4})+/gm : /^(?: {2})+/gm;
  const width = isPython(file) ? 4 : 2;
  return withText(
    file,
    file.text.replace(unit, (blanks) => by.repeat(blanks.length / width)),
  );
};

/** Quotes, semicolons, blanks inside brackets, as formatters argue about. */
const reformat: Refactoring = (file) => {
  if (isPython(file)) return withText(file, file.text.replace(/"([^"'{}\n]*)"/g, "'$1'"));
  const text = file.text.replace(/'([^"'<>\n]*)'/g, '"$1"').replace(/;$/gm, '');
  return withText(file, text.replace(/\{ (\w+) \}/g, '{$1}'));
};

/** A long call over several lines. */
const breakCalls: Refactoring = (file) => {
  const inner = /^( *)(.*?\w)\(([^()\n]+)\)(;?)$/gm;
  return withText(
    file,
    file.text.replace(inner, (whole, blanks: string, head: string, args: string, end: string) =>
      /\b(?:def|function|if|for|while|class|with)\b|=>/.test(head) || /^\s*@/.test(whole)
        ? whole
        : `${blanks}${head}(\n${blanks}    ${args}\n${blanks})${end}`,
    ),
  );
};

/** Statements put before some lines, so that the neighbours of a flaw are others. */
const editNeighbours: Refactoring = (file, random) => {
  const lines = file.text.split('\n').flatMap((line) => {
    const blanks =
      /^( +)[\uE000-\uF8FF]*(?:const|return|debugger|exec|cursor|area|state|subprocess|breakpoint)\b/.exec(
        line,
      )?.[1];
    if (blanks === undefined || random() < 0.6) return [line];
    const note = isPython(file) ? 'print("step")' : "console.log('step');";
    return [`${blanks}${note}`, line];
  });
  return withText(file, lines.join('\n'));
};

/** The body of a function in a block of its own. */
const wrap: Refactoring = (file, random) => {
  const form = isPython(file)
    ? /^def (\w+)\(.*\):\n((?: {4}.*\n|\n(?= {4}))+)/gm
    : /^export (?:async )?function (\w+)\(.*\) \{\n((?: {2}.*\n)+)\}/gm;
  const chosen = pick([...file.text.matchAll(form)], random);
  if (chosen === undefined) return file;
  const [whole, , body = ''] = chosen;
  const deeper = body.replace(/^(?=.)/gm, isPython(file) ? '    ' : '  ');
  const wrapped = isPython(file) ? `    with lock:\n${deeper}` : `  if (enabled) {\n${deeper}  }\n`;
  return withText(file, file.text.replace(whole, whole.replace(body, () => wrapped).replaceAll('$', '$$$$')));
};

const ofCode: readonly Refactoring[] = [
  swapBlocks,
  renameFunction,
  renameVariable,
  indent,
  reformat,
  breakCalls,
  editNeighbours,
  wrap,
  (file, random) => renameFile(file, random),
];

/** As editors on Windows write them. */
const otherLineEnds: Refactoring = (file) => withText(file, file.text.replace(/\r?\n/g, '\r\n'));

/** One refactoring: of something in the file, or of its name and folder. */
export function refactor(file: SourceFile, random: Random): SourceFile {
  const change =
    pick([moveLines, otherLineEnds, ...(isCode(file) ? ofCode : ofSettings)], random) ?? moveLines;
  return change(file, random);
}

const renameFile: Refactoring = (file, random) => {
  const folder = pick(['lib/', 'core/deep/', ''], random) ?? '';
  return { ...file, path: `${folder}renamed-${file.path.replace(/.*\//, '')}` };
};
