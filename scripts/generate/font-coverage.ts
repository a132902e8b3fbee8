/** src/domain/invoice-print/font-coverage.generated.ts: the code points that the font of PDFs has. `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { copiedAssets } from '../../src/workspace/assets.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';

const target = 'src/domain/invoice-print/font-coverage.generated.ts';

interface Font {
  readonly characterSet: readonly number[];
}

/** `[first, count]` of each run of neighbours, as steps from the run before: small numbers, short text. */
function toRuns(codePoints: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const code of [...new Set(codePoints)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && code === last[0] + last[1]) last[1] += 1;
    else runs.push([code, 1]);
  }
  return runs;
}

function render(): string {
  const require = createRequire(import.meta.url);
  const { openSync } = require('fontkit') as { openSync(file: string): Font };
  const regular = openSync(path.join(projectRoot, copiedAssets['DejaVuSans.ttf'])).characterSet;
  const bold = new Set(openSync(path.join(projectRoot, copiedAssets['DejaVuSans-Bold.ttf'])).characterSet);
  const runs = toRuns(regular.filter((code) => bold.has(code)));
  const words = runs.map(([first, count]) => `${first.toString(36)}+${count.toString(36)}`);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 110) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return `// Generated from the font's character map (npm run generate).

/** Code points that DejaVu Sans has in regular and bold: runs of \`first+count\`, in base 36. */
export const fontCoverage = \`
${lines.join('\n')}
\`;
`;
}

if (import.meta.main) {
  await runMain(async () => {
    const file = path.join(projectRoot, target);
    const text = render();
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return 0;
    console.error(`${target} is out of date: run npm run generate`);
    return 1;
  });
}
