/**
 * Which exports of a module are told of in a doc comment. Read by lines, as formatters set them: what is exported stands
 * at the margin in TypeScript, JavaScript and Python, and a comment right above or below it. No tree is needed.
 */
import type { CodeLanguage } from '../../scanner/model.ts';

export interface ExportDocs {
  readonly total: number;
  readonly documented: number;
  /** Line of the first that is not, from one. */
  readonly firstWithout: number | undefined;
}

interface Export {
  readonly name: string;
  /** From one. */
  readonly line: number;
  readonly isDocumented: boolean;
}

export function readExportDocs(text: string, language: CodeLanguage): ExportDocs {
  const lines = text.split(/\r?\n/);
  const found = language === 'python' ? pythonExports(lines) : scriptExports(lines);
  // Overloads and conditional definitions are one export: one comment is enough.
  const byName = [...Map.groupBy(found, ({ name }) => name).values()];
  const without = byName.filter((each) => !each.some(({ isDocumented }) => isDocumented));
  return {
    total: byName.length,
    documented: byName.length - without.length,
    firstWithout: without[0]?.[0]?.line,
  };
}

const scriptExport =
  /^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|interface|type|enum|const enum|const|let|var|namespace) ([\w$]+)/;

function scriptExports(lines: readonly string[]): readonly Export[] {
  return lines.flatMap((line, index) => {
    const name = scriptExport.exec(line)?.[1];
    return name === undefined ? [] : [{ name, line: index + 1, isDocumented: hasCommentAbove(lines, index) }];
  });
}

/** A comment that opens with two stars, with nothing but decorators between. */
function hasCommentAbove(lines: readonly string[], index: number): boolean {
  let at = index - 1;
  while (at >= 0 && /^\s*@\w/.test(lines[at] ?? '')) at -= 1;
  if (!(lines[at] ?? '').trimEnd().endsWith('*/')) return false;
  while (at >= 0 && !(lines[at] ?? '').includes('/*')) at -= 1;
  return (lines[at] ?? '').trimStart().startsWith('/**');
}

const pythonExport = /^(?:async def|def|class) ([A-Za-z]\w*)/;

function pythonExports(lines: readonly string[]): readonly Export[] {
  return lines.flatMap((line, index) => {
    const name = pythonExport.exec(line)?.[1];
    return name === undefined ? [] : [{ name, line: index + 1, isDocumented: hasDocstring(lines, index) }];
  });
}

/** A colon at the end, a comment behind it or not. */
function endsSignature(line: string): boolean {
  const comment = line.lastIndexOf('#');
  return [line, line.slice(0, Math.max(0, comment))].some((code) => code.trimEnd().endsWith(':'));
}

/** A signature of more lines than this is none. */
const longestSignature = 60;

function hasDocstring(lines: readonly string[], index: number): boolean {
  const rest = lines.slice(index, index + longestSignature);
  const end = rest.findIndex(endsSignature);
  if (end < 0) return false;
  const body = lines.slice(index + end + 1, index + end + 3).find((line) => line.trim() !== '');
  return /^\s+[rRuU]?["']/.test(body ?? '');
}
