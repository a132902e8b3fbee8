/** Code without its comments, each letter where it was: what is commented out shows nothing. */

const scriptComment =
  /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g;
const hashComment =
  /("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<![\w$&])#[^\n]*/g;

/** A text that stands by itself says something to people. */
const pythonComment =
  /^[ \t]*(?:"""[\s\S]*?"""|'''[\s\S]*?''')|("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<![\w$&])#[^\n]*/gm;

const kinds: readonly (readonly [RegExp, RegExp])[] = [
  [/\.(?:[cm]?[jt]sx?|go|java|kt|cs|rs|php|swift|prisma|vue|svelte)$/, scriptComment],
  [/\.py$/, pythonComment],
  [/\.(?:rb|sh|bash|toml|ya?ml|env)$|(?:^|\/)(?:Makefile|Procfile|Dockerfile[^/]*)$/, hashComment],
];

export function withoutComments(file: string, text: string): string {
  const comment = kinds.find(([files]) => files.test(file))?.[1];
  if (comment === undefined) return text;
  return text.replaceAll(
    comment,
    (whole, kept: string | undefined) => kept ?? whole.replaceAll(/[^\n]/g, ' '),
  );
}
