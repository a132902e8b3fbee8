/** What of a client's result a model may see: files that a pattern found are judged one by one, like those that a call names. */
import type { ClientToolName } from '../../../../../contract/coach/client-tools.ts';
import type { ToolResult } from '../../model/coach-source.ts';

type IsAllowed = (path: string) => boolean;

type Placed = Pick<ToolResult, 'paths' | 'root'>;

/**
 * The paths by which a file is judged: its name, and those that the client told, in its folder and where a link leads. A
 * client that tells none may have put the folder's name first: the path without it is judged, too.
 */
export function placesOf(name: string, { paths }: Placed): readonly string[] {
  if (paths !== undefined) return [name, ...(Object.hasOwn(paths, name) ? (paths[name] ?? []) : [])];
  const [, rest] = /^[^/]+\/(.+)$/s.exec(name) ?? [];
  return rest === undefined ? [name] : [name, rest];
}

/** What `isAllowed` says of a path, said of all paths that a file of the result has. */
export function judgePlaces(isAllowed: IsAllowed, placed: Placed): IsAllowed {
  const { root = '' } = placed;
  return (name) => {
    if (!placesOf(name, placed).every(isAllowed)) return false;
    // The rest of the repository is no part of the open folder.
    return root === '' || (name.startsWith(`${root}/`) && isAllowed(name.slice(root.length + 1)));
  };
}

const leftOut = '[Left out by a rule.]';

/** `input` is what the tool was called with, as its schema has parsed it. */
export function keepAllowed(
  { tool, input, output }: { readonly tool: ClientToolName; readonly input: object; readonly output: string },
  isAllowed: IsAllowed,
): string {
  switch (tool) {
    case 'list_files':
      return keepLines(output, (line) => line, isAllowed);
    case 'search_files':
    case 'read_problems':
      return keepLines(output, (line) => /^(.*?):\d+(?::| )/s.exec(line)?.[1], isAllowed);
    case 'read_git':
      return keepOfGit(input, output, isAllowed);
    case 'read_file':
      return output;
  }
}

function keepOfGit({ what }: { readonly what?: string }, output: string, isAllowed: IsAllowed): string {
  if (what === 'diff') return keepSections(output, isAllowed);
  return what === 'status' ? keepLines(output, (line) => line, isAllowed) : output;
}

/** A line of a file that several lines tell of goes with the one that names it. */
function keepLines(
  output: string,
  pathOf: (line: string) => string | undefined,
  isAllowed: IsAllowed,
): string {
  let isKept = true;
  return output
    .split('\n')
    .filter((line) => {
      const path = pathOf(line);
      if (path !== undefined && path !== '') isKept = isAllowed(path);
      return isKept;
    })
    .join('\n');
}

/** Of a unified diff of git: a file whose names cannot be read is left out, too. */
function keepSections(diff: string, isAllowed: IsAllowed): string {
  return (
    diff
      // With the flag `m` a line would begin after U+2028 and a carriage return, too: both may stand in a file.
      .split(/(?<=\n)(?=diff --)/)
      .map((section) => (isSectionAllowed(section, isAllowed) ? section : `${leftOut}\n`))
      .join('')
  );
}

function isSectionAllowed(section: string, isAllowed: IsAllowed): boolean {
  if (!section.startsWith('diff --')) return true;
  const [header = '', ...lines] = section.split('\n');
  const inner = lines.slice(0, firstHunk(lines)).flatMap((line) => pathsIn(line));
  // Of what has no lines of its own, such as an empty or a binary file, the header alone has the names.
  const paths = inner.length > 0 ? inner : namesOfHeader(header);
  return paths.length > 0 && paths.every(isAllowed);
}

function firstHunk(lines: readonly string[]): number {
  const at = lines.findIndex((line) => line.startsWith('@@'));
  return at === -1 ? lines.length : at;
}

function pathsIn(line: string): readonly string[] {
  const marked = /^(?:---|\+\+\+) (.+?)\t?$/s.exec(line)?.[1];
  const moved = /^(?:rename|copy) (?:from|to) (.+)$/s.exec(line)?.[1];
  if (moved !== undefined) return [unquote(moved)];
  if (marked === undefined || marked === '/dev/null') return [];
  return [unquote(marked).replace(/^[abciow]\//, '')];
}

function namesOfHeader(header: string): readonly string[] {
  const quoted = /^diff --git ("(?:[^"\\]|\\.)*"|\S+) ("(?:[^"\\]|\\.)*"|\S+)$/s.exec(header);
  // With spaces and without quotes both names are the same.
  const same = /^diff --git [abciow]\/(.+) [abciow]\/\1$/s.exec(header)?.[1];
  if (same !== undefined) return [same];
  return (quoted?.slice(1) ?? []).map((name) => unquote(name).replace(/^[abciow]\//, ''));
}

/** Git writes what is no plain ASCII between quotes, byte by byte in octal digits. */
function unquote(name: string): string {
  if (!name.startsWith('"') || !name.endsWith('"')) return name;
  const escapes: Readonly<Record<string, string>> = {
    n: '\n',
    t: '\t',
    r: '\r',
    a: '\x07',
    b: '\b',
    f: '\f',
    v: '\v',
  };
  const bytes = name
    .slice(1, -1)
    .replaceAll(/\\([0-7]{3}|.)/g, (_, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
    );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
