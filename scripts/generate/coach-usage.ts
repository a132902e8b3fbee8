/**
 * Writes how words are used of intents, for the built-in coach's reading beside its grammar, from the phrasings in
 * test/fixtures/coach. One in ten of the bank is left out: what is understood of those is what a stranger meets.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { labelOf, noneOfOurs } from '../../src/backend/contexts/coach/coach/built-in/learned/labels.ts';
import { featuresOf, toSymbols } from '../../src/backend/contexts/coach/coach/built-in/learned/symbols.ts';
import { createNameIndex, type NamedRecord } from '../../src/backend/contexts/coach/coach/built-in/names.ts';
import { readSpans } from '../../src/backend/contexts/coach/coach/built-in/reading.ts';
import { spellAll } from '../../src/backend/contexts/coach/coach/built-in/spelling/spell-out.ts';
import { tokenize } from '../../src/backend/contexts/coach/coach/built-in/tokens.ts';
import { isCommonWord } from '../../src/backend/contexts/coach/coach/built-in/vocabulary.ts';
import { projectRoot } from '../paths.ts';
import { type Example, train } from './coach-usage/train.ts';

const folder = path.join(projectRoot, 'test/fixtures/coach');
const target = path.join(projectRoot, 'src/backend/contexts/coach/coach/built-in/learned/usage.generated.ts');
const phrasings = ['blind', 'everyday', 'framed', 'later', 'phrasings.en', 'phrasings.de', 'third'];
const banks = ['bank.en', 'bank.de'];
const declined = ['blind-declined', 'not-answered', 'declined', 'third-declined', 'conditions'];

const phrased = z.array(z.object({ text: z.string(), intent: z.string() }));
const named = z.object({ id: z.string(), name: z.string() });
const practiceSchema = z.object({
  clients: z.array(named),
  projects: z.array(named.extend({ clientId: z.string() })),
});
const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));

function readNames(): readonly NamedRecord[] {
  const { clients, projects } = practiceSchema.parse(readJson('practice'));
  return [
    ...clients.map(({ id, name }) => ({ kind: 'client' as const, id, name })),
    ...projects.map(({ id, name, clientId }) => ({
      kind: 'project' as const,
      id,
      name,
      clientName: clients.find((client) => client.id === clientId)?.name ?? '',
    })),
  ];
}

/** "Support" is the project of two clients: declined for its name, not for its words. */
function readDeclined(): readonly string[] {
  const texts = declined.flatMap((name) =>
    z.array(z.union([z.string(), z.object({ text: z.string() })])).parse(readJson(name)),
  );
  return texts
    .map((one) => (typeof one === 'string' ? one : one.text))
    .filter((text) => !/support/i.test(text));
}

function readExamples(): readonly Example[] {
  const names = createNameIndex(readNames(), isCommonWord);
  const toExample = (text: string, intent: string): Example => {
    const spans = readSpans(spellAll(tokenize(text), names), { names, today: '2026-11-20' });
    const symbols = toSymbols(spans);
    const label = intent === noneOfOurs ? intent : labelOf(intent, symbols.row);
    return { label, features: featuresOf(symbols) };
  };
  const said = phrasings.flatMap((name) => phrased.parse(readJson(name)));
  const banked = banks.flatMap((name) =>
    phrased.parse(readJson(name)).filter((_, index) => index % 10 !== 0),
  );
  return [
    ...[...said, ...banked].map(({ text, intent }) => toExample(text, intent)),
    // Few, but each weighs more: what is answered wrongly costs more than what is asked.
    ...[1, 2, 3].flatMap(() => readDeclined().map((text) => toExample(text, noneOfOurs))),
  ];
}

const { labels, biases, weights } = train(readExamples());
const header =
  '// Written by scripts/generate/coach-usage.ts from test/fixtures/coach; never by hand.\n' +
  "import type { UsageData } from './usage.ts';\n\n";
writeFileSync(
  target,
  `${header}export const usageData: UsageData = ${JSON.stringify({ labels, biases, weights }, undefined, 2)};\n`,
);
