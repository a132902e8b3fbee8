/** Reads what stands in a crew file. What is wrong with it is told with line and field; nothing of it is guessed. */
import { type CrewFile, crewFileMaxBytes, crewFileSchema } from '../../contract/work/crew/crew-file.ts';
import { crewLimits } from '../../contract/work/crew/crew-limits.ts';
import { describeIssue } from '../config/config-problems.ts';
import { type FieldProblem, readYaml } from '../yaml-file.ts';

export type ParsedCrew =
  | { readonly file: CrewFile; readonly problems?: undefined }
  /** Each message begins with its field. */
  | { readonly file?: undefined; readonly problems: readonly FieldProblem[] };

const knownKeys = [
  ...Object.keys(crewFileSchema.shape),
  ...Object.keys(crewLimits),
  'mission',
  'replace',
  'tools',
  'turns',
];

/** What a reader does not see, and a model does: whoever allows the file could not know what they allow. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu;
const mostTold = 20;
/** Blanks that are seen, and what makes a symbol an emoji. */
const fine: ReadonlySet<string> = new Set(['\t', '\n', '\r', '\u{fe0f}']);

/** Aliases are refused: a file says what it says where it says it. */
export function parseCrewFile(text: string): ParsedCrew {
  if (Buffer.byteLength(text) > crewFileMaxBytes)
    return broken(1, `the file is larger than ${crewFileMaxBytes / 1024} kB`);
  const hidden = findInvisible(text);
  if (hidden !== undefined) return { problems: [hidden] };
  // What shows the file in Markdown fences it with one more than there are.
  if (text.includes('`'.repeat(100))) return broken(1, 'the file: holds 100 backticks in a row');
  const second = findSecondDocument(text);
  if (second !== undefined) return broken(second, 'the file: must be one document');
  const yaml = readYaml(text);
  if (yaml.problems.length > 0)
    return {
      problems: yaml.problems
        .slice(0, mostTold)
        .map(({ line, message }) => ({ line, message: `the file: ${message}` })),
    };
  const parsed = crewFileSchema.safeParse(yaml.value);
  if (parsed.success) return { file: parsed.data };
  return {
    problems: parsed.error.issues
      .flatMap((issue) => describeIssue(issue, yaml.value, knownKeys))
      .map(({ field, what }) => ({
        line: yaml.lineOf(field),
        message: `${field.map(String).join('.') || 'the file'}: ${what}`,
      }))
      .slice(0, mostTold),
  };
}

/** What stands in a second one would be read by people, and by nothing else. */
function findSecondDocument(text: string): number | undefined {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((each) => !/^\s*(?:#|$)/.test(each));
  const again = lines.findIndex((each, index) => index > first && /^(?:---|\.\.\.)(?:\s|$)/.test(each));
  return again < 0 ? undefined : again + 1;
}

function findInvisible(text: string): FieldProblem | undefined {
  for (const { 0: found, index } of text.matchAll(invisible)) {
    if (fine.has(found)) continue;
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const line = text.slice(0, index).split('\n').length;
    return { line, message: `the file: holds an invisible character, U+${code}` };
  }
  return undefined;
}

function broken(line: number, message: string): ParsedCrew {
  return { problems: [{ line, message }] };
}
