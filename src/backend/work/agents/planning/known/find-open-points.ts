/** Remarks in code that something is to be done. */
import type { OpenPoint } from './planning-facts.ts';

const code = /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|swift|vue|svelte|sh|sql|tf|ya?ml)$/;
const passedOver = /(?:^|\/)(?:node_modules|vendor|dist|build|out|\.venv|venv|fixtures?)\/|\.min\.js$/;
/** In a comment, at its beginning: `// TODO(mara): …`, `# FIXME …`, ` * TODO: …`. */
const remark =
  /(?:\/\/+|\/\*+|#+|--|<!--|^\s*\*)\s*(?:TODO|FIXME)\b(?:\(([^)]*)\))?[:\s-]*(.*?)\s*(?:\*\/|-->)?\s*$/;
const mostPoints = 200;
const mostCharacters = 160;

export async function findOpenPoints(
  files: readonly string[],
  read: (file: string) => Promise<string | undefined>,
): Promise<readonly OpenPoint[]> {
  const found: OpenPoint[] = [];
  for (const path of files) {
    if (found.length >= mostPoints) break;
    if (!code.test(path) || passedOver.test(path)) continue;
    const text = (await read(path)) ?? '';
    if (!/TODO|FIXME/.test(text)) continue;
    for (const [index, line] of text.split('\n').entries()) {
      const said = remark.exec(line)?.[2] ?? '';
      if (/[\p{L}\p{N}]{3}/u.test(said))
        found.push({ path, line: index + 1, text: said.slice(0, mostCharacters) });
    }
  }
  return found.slice(0, mostPoints);
}
