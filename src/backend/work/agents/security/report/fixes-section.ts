/** How many findings have a fix, and how it is applied. */
import { code, heading, type Page, paragraph } from './document.ts';
import type { SecurityFacts } from './security-facts.ts';
import { plural } from './words.ts';

export function fixesSection({ fixes }: SecurityFacts): Page {
  if (fixes === undefined) return [];
  const { count, ...input } = fixes;
  const are = count === 1 ? 'has' : 'have';
  const paragraphs = [
    heading(3, 'What can be fixed for you'),
    paragraph(
      `${plural(count, 'finding')} ${are} a fix. In the editor, "Fix Findings…" of this run asks the development agent for it; you review each change before it is applied.`,
    ),
    paragraph(
      'On the command line, with the project in place of P, and --trusted where you trust its folder: ',
      code(`echo '${quoted(JSON.stringify(input))}' | vireo agent run development --project P --input -`),
    ),
  ];
  return paragraphs;
}

/** Within single quotes of a shell. */
function quoted(json: string): string {
  return json.replaceAll("'", String.raw`'\''`);
}
