/** Programs that recipes of Makefiles and justfiles start. */
import { commandFacts } from '../commands.ts';
import type { FactReader } from '../fact.ts';

export const makeFacts: FactReader = {
  matches: (name) => /^(?:GNUm|M|m)akefile$/.test(name) || name.endsWith('.mk') || /^[jJ]ustfile$/.test(name),
  read: ({ file, text }) => ({
    facts: text
      .split('\n')
      .flatMap((line, index) =>
        /^\s/.test(line) ? commandFacts(recipeOf(line), { file, line: index + 1 }) : [],
      ),
  }),
};

/** Without the signs that say how make runs it. */
function recipeOf(line: string): string {
  const recipe = line.trimStart();
  let start = 0;
  while ('@-+'.includes(recipe[start] ?? ' ')) start += 1;
  return recipe.slice(start);
}
