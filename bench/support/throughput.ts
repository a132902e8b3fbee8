/**
 * One engine over the corpus, in a process of its own: beside others it would share the compiler's assumptions with
 * code that no user runs with it. Prints the least CPU milliseconds of some turns, once it is warm.
 */
import { createScanner } from '../../src/scanner/index.ts';
import { ruleSet } from '../../src/scanner/rules.generated.ts';
import { leastOf } from '../cpu-time.ts';
import { createPeer, readCorpus, readGrammarFiles, type SourceFile } from '../scanner/scanner-corpus.ts';

const turns = 4;

type Scan = (file: SourceFile) => void;

async function ours(withFlow: boolean): Promise<Scan> {
  const rules = ruleSet.rules.filter((rule) => withFlow || rule.flow === undefined);
  const scanner = await createScanner(readGrammarFiles(), { ruleSet: { ...ruleSet, rules } });
  return ({ path, text }) => void scanner.scan(path, 'typescript', text);
}

const engines: Readonly<Record<string, () => Scan | Promise<Scan>>> = {
  flow: () => ours(true),
  // Every rule that does not follow values: what a tool without data flow would run.
  patterns: () => ours(false),
  peer: createPeer,
};

const [name = '', size = ''] = process.argv.slice(2);
const scan = await engines[name]?.();
if (scan === undefined) throw new Error(`There is no engine "${name}".`);
const files = readCorpus(Number(size));
const scanAll = () => files.forEach(scan);
scanAll();
console.log(leastOf(turns, scanAll));
