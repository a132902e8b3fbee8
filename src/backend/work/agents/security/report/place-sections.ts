/** Secrets that are in the files, by their places and never by their values; and what is in tests alone. */
import { code, heading, type Line, list, type Page, paragraph } from './document.ts';
import { byWeight } from './mapping.ts';
import type { SecurityFacts } from './security-facts.ts';
import { plural } from './words.ts';

const listedAtMost = 50;

export function secretsSection({ findings, scan }: SecurityFacts): Page {
  const secrets = findings.filter(({ finding }) => finding.evidence?.kind === 'secret').toSorted(byWeight);
  if (secrets.length === 0) return [];
  const titles = new Map(scan.rules.map(({ id, title }) => [id, title]));
  const rest = secrets.length - listedAtMost;
  return [
    heading(2, 'Secrets in the files'),
    paragraph(
      `${plural(secrets.length, 'secret')} can be read in the files. Replace each where it is used, then remove it: it stays in the history of the repository.`,
    ),
    ...list([
      ...secrets
        .slice(0, listedAtMost)
        .map(
          ({ path, finding }): Line => [
            code(`${path}:${finding.range.startLine + 1}`),
            ` ${titles.get(finding.ruleId) ?? finding.ruleId} (${finding.severity})`,
          ],
        ),
      ...(rest > 0 ? [[`and ${plural(rest, 'more place')}`]] : []),
    ]),
  ];
}

export function testsSection({ inTests }: SecurityFacts): Page {
  if (inTests.length === 0) return [];
  const files = [...new Set(inTests.map(({ path }) => path))];
  const rest = files.length - listedAtMost;
  return [
    heading(2, 'In tests'),
    paragraph(
      `${plural(inTests.length, 'finding')} in ${plural(files.length, 'test file')}: tests are not what runs, so these are in none of the counts and steps above.`,
    ),
    ...list([
      ...files.slice(0, listedAtMost).map((file): Line => [code(file)]),
      ...(rest > 0 ? [[`and ${plural(rest, 'more file')}`]] : []),
    ]),
  ];
}
