/**
 * Where a comment may be written into a file that only the search for secrets reads. Nothing parses such a file, so a
 * line counts as safe only when all that stands before it shows no sign of text that goes on over lines.
 */
import { type CommentPlaces, firstOnLine } from './comment-places.ts';

/** What can make the beginning of a line part of something else. */
type Layout =
  /** A line stands for itself, unless the one before ends with a sign that joins them. */
  | 'lines'
  /** Quotes, heredocs and brackets of text may go over lines. */
  | 'quotes'
  | 'markup'
  | 'markdown';

const byEnding: readonly (readonly [Layout, string])[] = [
  [
    'lines',
    'ini cfg inf properties bat cmd conf gitignore dockerignore editorconfig npmrc mk makefile gnumakefile',
  ],
  [
    'quotes',
    'c h cc cpp cxx hpp cs java kt kts scala go rs swift dart groovy gradle m mm proto zig jsonc json5 hcl css scss less ' +
      'sql lua hs elm adb ads vhd vhdl clj cljs lisp el scm asm s vb vbs bas sh bash zsh fish ps1 psm1 rb pl pm r jl ex ' +
      'exs nim cr tcl cmake toml env graphql rego bashrc zshrc profile bash_profile gemfile rakefile vagrantfile ' +
      'jenkinsfile procfile',
  ],
  ['markup', 'html htm xhtml xml svg xaml csproj props targets config plist xsd xsl'],
  ['markdown', 'md markdown'],
];

const layouts: ReadonlyMap<string, Layout> = new Map(
  byEnding.flatMap(([layout, names]) => names.split(' ').map((name) => [name, layout] as const)),
);

function layoutOf(path: string): Layout | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  if (/^\.env(?:\.|$)/.test(name)) return 'quotes';
  if (/^requirements[\w.-]*\.txt$/.test(name)) return 'lines';
  return layouts.get(name.slice(name.lastIndexOf('.') + 1));
}

/** Places in a text of a format without a grammar: none in one that nobody here knows. */
export function placesInText(path: string, text: string, lines: Uint32Array): CommentPlaces {
  const layout = layoutOf(path);
  if (layout === undefined) return () => undefined;
  return (line) => {
    const before = text.slice(0, lines[line]);
    const own = text.slice(firstOnLine(text, lines, line), lines[line + 1] ?? text.length);
    return isSafe[layout](before, own) ? { line } : undefined;
  };
}

const isSafe: Readonly<Record<Layout, (before: string, own: string) => boolean>> = {
  lines: (before, own) => !isJoined(before) && !isPrologue(own),
  quotes: (before, own) => !isJoined(before) && !isPrologue(own) && before.split('\n').every(isWhole),
  markup: isSafeInMarkup,
  markdown: isSafeInMarkdown,
};

/** As much of what stands before as an expression looks at. */
const longestTail = 400;
/** Of longer ones nobody says that they are whole. */
const longestLine = 500;

/** `\` joins lines in most formats, `^` in batch files, a backtick in PowerShell. */
function isJoined(before: string): boolean {
  return /[\\^`][ \t]*\r?\n$/.test(before.slice(-longestTail));
}

/** What has to be a file's first line: the name of its interpreter. */
function isPrologue(own: string): boolean {
  return own.startsWith('#!');
}

const heredoc = /<<[-~]?[ \t]*["'`]?[A-Za-z_]/;
const longQuotes = /"""|'''|\[=*\[|@['"]|R"|r#*"#|\/\*|\*\/|^\s*=begin/;

/** Whether a line has no quote, heredoc or comment that is left open. */
function isWhole(line: string): boolean {
  if (line.length > longestLine) return false;
  const code = line.replace(/(^|\s)(?:#|\/\/|--|;)[^"'`]*$/, '');
  if (heredoc.test(code) || longQuotes.test(code)) return false;
  const unescaped = code.replace(/\\./g, '');
  return ['"', "'", '`'].every((quote) => unescaped.split(quote).length % 2 === 1);
}

/** Between tags, at a line that begins with one. */
function isSafeInMarkup(before: string, own: string): boolean {
  return /^<[^?!]/.test(own) && isBetweenTags(before);
}

/** Elements in which a comment is text. */
const verbatimElement = /(?:script|style|textarea|title|pre|xmp|template)\b/iy;

/** Whether markup ends outside of comments, tags and elements of text. */
function isBetweenTags(markup: string): boolean {
  const lower = markup.toLowerCase();
  for (let at = lower.indexOf('<'); at >= 0; at = lower.indexOf('<', at)) {
    const end = endOfTag(lower, at);
    if (end < 0) return false;
    at = end;
  }
  return true;
}

/** Where what begins with a `<` ends; negative when it does not. */
function endOfTag(lower: string, at: number): number {
  if (lower.startsWith('<!--', at)) return lower.indexOf('-->', at + 4);
  if (lower.startsWith('<![cdata[', at)) return lower.indexOf(']]>', at);
  const end = lower.indexOf('>', at);
  verbatimElement.lastIndex = at + 1;
  const [name] = (end < 0 ? undefined : verbatimElement.exec(lower)) ?? [];
  if (name === undefined) return end;
  const close = lower.indexOf(`</${name}`, end);
  return close < 0 ? close : lower.indexOf('>', close);
}

/** Between paragraphs, outside of what is fenced or indented. */
function isSafeInMarkdown(before: string, own: string): boolean {
  const fences = before.match(/^[ \t>]*(?:```|~~~)/gm)?.length ?? 0;
  const isApart = before === '' || /\n[ \t]*\r?\n$/.test(before.slice(-longestTail));
  const isFrontMatter = before.startsWith('---') && !/\n---[ \t]*\r?\n/.test(before);
  return isApart && !isFrontMatter && fences % 2 === 0 && !/^(?:```|~~~|---)/.test(own);
}
