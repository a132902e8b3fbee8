/** Programs that a line of shell starts, as far as it shows: nothing is expanded and nothing run. */
import type { Fact } from './fact.ts';

/** What starts another program, and is left out before its name. */
const starters = new Set(
  'npx pnpx bunx exec dlx run cross-env dotenv sudo env time xargs poetry pipenv uv uvx bundle pdm hatch rye yarn pnpm command -- -y -m python python3 poe'.split(
    ' ',
  ),
);

/** Such of them as are worth a fact of their own. */
const tellingStarters = new Set(
  'npx pnpx bunx poetry pipenv uv uvx bundle pdm hatch rye yarn pnpm python python3'.split(' '),
);

const maxLine = 2000;

/** `cargo clippy` gives `cargo` and `cargo clippy`. */
export function programsIn(line: string): readonly string[] {
  if (line.length > maxLine) return [];
  return [...new Set(line.split(/&&|\|\||[;|\n]/).flatMap(programsOfStep))];
}

function programsOfStep(step: string): readonly string[] {
  const words = step
    .trim()
    .split(/\s+/)
    .filter((word) => !/^[A-Za-z_]\w*=/.test(word));
  const found: string[] = [];
  for (const [index, word] of words.entries()) {
    const name = bareName(word);
    if (name === undefined) return found;
    if (starters.has(name)) {
      if (tellingStarters.has(name)) found.push(name);
      continue;
    }
    const next = bareName(words[index + 1] ?? '');
    return [...found, name, ...(next === undefined ? [] : [`${name} ${next}`])];
  }
  return found;
}

/** `./node_modules/.bin/jest` is jest; options, variables and quotes are no names. */
function bareName(word: string): string | undefined {
  const name = word.slice(word.lastIndexOf('/') + 1).replace(/@[\w.]+$/, '');
  return /^(?:-[-my]|[A-Za-z][\w.:+-]{0,60})$/.test(name) ? name : undefined;
}

/** The rest of the line is not kept: people write passwords after options. */
export function commandFacts(script: string, where: Pick<Fact, 'file' | 'line'>): readonly Fact[] {
  return script
    .split('\n')
    .flatMap((line) =>
      programsIn(line).map((name): Fact => ({ kind: 'command', name, seen: name, ...where })),
    );
}
