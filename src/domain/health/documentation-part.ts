/**
 * Documentation: a README that says something, a licence, a changelog, documents beside it, and doc comments of what is
 * exported. OpenSSF Scorecard asks for the licence (check License), its Best Practices badge for documentation of how to
 * install and use it and for notes of each release (criteria documentation_basics, release_notes).
 */
import {
  byKeys,
  type Cause,
  clamp,
  count,
  effortOf,
  group,
  type PartRule,
  percent,
  worstPlaces,
} from './cause.ts';
import type { DocumentationFacts, ExportFacts } from './model.ts';
import type { HealthThresholds } from './settings.ts';

const shares = { readme: 0.35, licence: 0.15, changelog: 0.15, docs: 0.15, exports: 0.2 } as const;

/** Ours: what it is, how to install it and how to use it take about as much. */
const readmeWords = 200;
const docsWords = 500;

export const documentationRule: PartRule<DocumentationFacts> = {
  score(facts, thresholds) {
    const known = exportsScore(facts.exports, thresholds);
    const rest =
      shares.readme * clamp((facts.readme?.words ?? 0) / readmeWords) +
      shares.licence * (facts.licence === undefined ? 0 : 1) +
      shares.changelog * (facts.changelog === undefined ? 0 : 1) +
      shares.docs * clamp(wordsBeside(facts) / docsWords);
    return known === undefined ? rest / (1 - shares.exports) : rest + shares.exports * known;
  },
  causes: (facts, thresholds) => [
    ...poorReadme(facts),
    ...absent(facts),
    ...fewDocs(facts),
    ...undocumented(facts, thresholds),
  ],
};

/** A long README stands for documents of its own. */
function wordsBeside({ docsWords: words, readme }: DocumentationFacts): number {
  return words + Math.max(0, (readme?.words ?? 0) - readmeWords);
}

function exportsScore(
  exports: ExportFacts | undefined,
  { documentedExports }: HealthThresholds,
): number | undefined {
  if (exports === undefined || exports.total === 0) return undefined;
  return documentedExports === 0 ? 1 : clamp(exports.documented / exports.total / documentedExports);
}

function poorReadme({ readme }: DocumentationFacts): readonly Cause<DocumentationFacts>[] {
  const words = readme?.words ?? 0;
  if (words >= readmeWords) return [];
  const text =
    readme === undefined
      ? 'There is no README.'
      : `The README has ${count(words, 'word')}; what it is, how to install and how to use it take about ${readmeWords}.`;
  return [
    {
      id: readme === undefined ? 'no-readme' : 'short-readme',
      text,
      remedy: 'Say in the README what this is, how to install and how to use it.',
      count: 1,
      places: readme === undefined ? [] : [{ file: readme.file, line: 1 }],
      effort: 'hours',
      mend: (before) => ({ ...before, readme: { file: 'README.md', words: readmeWords } }),
    },
  ];
}

function absent({ licence, changelog }: DocumentationFacts): readonly Cause<DocumentationFacts>[] {
  const one = { count: 1, places: [], effort: 'minutes' } as const;
  const causes: Cause<DocumentationFacts>[] = [];
  if (licence === undefined) {
    causes.push({
      ...one,
      id: 'no-licence',
      text: 'Nothing says under which licence this may be used.',
      remedy: 'Add a LICENSE file, or name the licence in the manifest.',
      mend: (before) => ({ ...before, licence: 'LICENSE' }),
    });
  }
  if (changelog === undefined) {
    causes.push({
      ...one,
      id: 'no-changelog',
      text: 'There is no changelog.',
      remedy: 'Start a CHANGELOG.md, and keep in it what users notice.',
      mend: (before) => ({ ...before, changelog: 'CHANGELOG.md' }),
    });
  }
  return causes;
}

function fewDocs(facts: DocumentationFacts): readonly Cause<DocumentationFacts>[] {
  const words = wordsBeside(facts);
  if (words >= docsWords) return [];
  return [
    {
      id: 'few-documents',
      text: `Documents beside the README hold ${count(words, 'word')}; ${docsWords} would be enough to say how it works.`,
      remedy: 'Write down how it is built and why, in docs/.',
      count: 1,
      places: [],
      effort: 'hours',
      mend: (before) => ({ ...before, docsWords: Math.max(before.docsWords, docsWords) }),
    },
  ];
}

function undocumented(
  { exports }: DocumentationFacts,
  thresholds: HealthThresholds,
): readonly Cause<DocumentationFacts>[] {
  if (exports === undefined || (exportsScore(exports, thresholds) ?? 1) >= 1) return [];
  const { total, documented } = exports;
  const missing = total - documented;
  const files = [...exports.undocumented].sort(byKeys((each) => [-each.count, each.file, each.line]));
  return [
    {
      id: 'undocumented-exports',
      text: `Without a doc comment: ${group(missing)} of ${count(total, 'export')}; ${percent(thresholds.documentedExports)} with one would be enough.`,
      remedy: `Write doc comments for ${count(Math.ceil(total * thresholds.documentedExports) - documented, 'more export')}.`,
      count: missing,
      places: worstPlaces(files),
      effort: effortOf(missing * 3),
      mend: (before) => ({ ...before, exports: { ...exports, documented: total } }),
    },
  ];
}
