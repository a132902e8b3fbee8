/** What the tests of the search for secrets share: a short way to ask it. */
import type { Confidence } from '../model.ts';
import { ruleSet } from '../rules.generated.ts';
import { lineStarts } from '../syntax/lines.ts';
import { createSecretAnalysis } from './index.ts';

export interface FoundSecret {
  readonly ruleId: string;
  readonly confidence: Confidence;
  /** What was found, as it stands in the text. */
  readonly text: string;
  readonly mask: string | undefined;
  readonly message: string;
}

const analysis = createSecretAnalysis(ruleSet.secrets ?? []);

/** The secrets of a text; confidence low ones are off by default and left out unless wanted. */
export function findSecrets(path: string, text: string, { withLow = false } = {}): FoundSecret[] {
  const { hits } = analysis({ path, language: 'text', text, lines: lineStarts(text) });
  return hits
    .map(({ rule, confidence, from, to, mask, message }) => ({
      ruleId: rule.id,
      confidence: confidence ?? rule.confidence,
      text: text.slice(from, to),
      mask,
      message,
    }))
    .filter(({ confidence }) => withLow || confidence !== 'low');
}
