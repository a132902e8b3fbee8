/** Where secrets stand in what is about to leave: by the formats of the scanner. */
import { ruleSet } from '../../../../scanner/rules.generated.ts';
import { createSecretAnalysis } from '../../../../scanner/secrets/index.ts';

interface Place {
  readonly from: number;
  readonly to: number;
}

// process-local: made once, of rules that ship; on several: nothing.
let analysis: ReturnType<typeof createSecretAnalysis> | undefined;

function lineStartsOf(text: string): Uint32Array {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return Uint32Array.from(starts);
}

/** A text in which the time limit was met is judged by what was found until then: it is a chat, not a repository. */
export function findSecretsIn(text: string): readonly Place[] {
  analysis ??= createSecretAnalysis(ruleSet.secrets ?? []);
  const { hits } = analysis({ path: 'message.txt', language: 'text', text, lines: lineStartsOf(text) });
  return hits.map(({ from, to }) => ({ from, to }));
}
