/** One bad and one good example a rule and language: what is shown of the many that prove a rule. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { assetPath } from '../assets.ts';
import { type ConfigExample, type ConfigRuleSource, languageOfFormat } from './config-rule-source.ts';
import type { ExampleSet, RuleSource } from './rule-source.ts';

export interface ShownExample {
  /** Languages of the scanner that it is in. */
  readonly languages: readonly string[];
  /** What a code block of Markdown calls the language. */
  readonly fence: string;
  readonly bad: string;
  readonly good: string;
}

const fences: Readonly<Record<string, string>> = {
  typescript: 'ts',
  tsx: 'tsx',
  javascript: 'js',
  terraform: 'hcl',
};

/** Of the pairs that stand on their own, the first: it is the plainest. What a fix makes of the bad one is its good one. */
function pairOf({ bad, good, fixed }: ExampleSet): Pick<ShownExample, 'bad' | 'good'> | undefined {
  const at = bad.findIndex(({ modules }) => modules === undefined);
  const shown = bad[at]?.code;
  const mended = fixed[at] ?? good.find(({ modules }) => modules === undefined)?.code;
  return shown === undefined || mended === undefined ? undefined : { bad: shown, good: mended };
}

/** Of a rule for code. */
export function examplesOfRule({ rule, examples }: RuleSource): ShownExample[] {
  const shown: ShownExample[] = [];
  for (const language of rule.languages) {
    const set = examples.get(language);
    const pair = set && pairOf(set);
    if (pair === undefined) continue;
    const same = shown.findIndex(({ bad, good }) => bad === pair.bad && good === pair.good);
    const before = shown[same];
    if (before !== undefined) shown[same] = { ...before, languages: [...before.languages, language] };
    else shown.push({ languages: [language], fence: fences[language] ?? language, ...pair });
  }
  return shown;
}

function codeOf(example: ConfigExample | undefined): string | undefined {
  return typeof example === 'object' ? example.code : example;
}

/** Of a rule for infrastructure. */
export function examplesOfConfigRule({ rule, examples }: ConfigRuleSource): ShownExample[] {
  return rule.match.flatMap(({ format }) => {
    const set = examples[format];
    const bad = codeOf(set?.bad[0]);
    const good = set?.fixed?.[0] ?? codeOf(set?.good[0]);
    if (bad === undefined || good === undefined) return [];
    const language = languageOfFormat[format];
    return [{ languages: [language], fence: fences[language] ?? language, bad, good }];
  });
}

const examplesSchema = z.record(
  z.string(),
  z.array(z.object({ languages: z.array(z.string()), fence: z.string(), bad: z.string(), good: z.string() })),
);

/** Examples of Vireo's rules by id: an asset, made by scripts/rules.ts. */
export async function loadShippedExamples(): Promise<Readonly<Record<string, readonly ShownExample[]>>> {
  return examplesSchema.parse(JSON.parse(await readFile(assetPath('rule-examples.json'), 'utf8')));
}
