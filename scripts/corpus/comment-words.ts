/**
 * What the inserted comments say: words of the scanner's own rules, models and checks, and lines of the good cases
 * beside a bad one. Those are the words by which a check that reads source text would take a comment for a proof.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What decides: proofs are regular expressions and lists of names in the code of the checks. */
const deciding = 'src/scanner/{checks/security,checks,flow,match,names,secrets,infrastructure}/**/*.ts';
const regexes = /\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/[gimsuy]*[.,;)\s]/g;
const strings = /'([^'\\\n]{2,60})'/g;
const models = 'src/scanner/rules/{security,models,infrastructure,secrets}/**/*.yml';
/** Names with what joins them: `el.setAttribute`, `st_uid`, `super(`, `__proto__`. */
const word = /[A-Za-z_$][\w$]*(?:[.:-][A-Za-z_$][\w$]*)*\(?/g;
/** They end a comment, or make it a directive or a secret. */
const unfit = /vireo|@generated|do not edit|\*\/|"""|'''|«|\\|-->/i;
const longestLine = 120;

export interface Vocabulary {
  /** Words of the checks' own expressions and lists. */
  readonly deciding: readonly string[];
  /** Words of rules and models. */
  readonly others: readonly string[];
}

/** Every word of the scanner's vocabulary once, in order. */
export function readVocabulary(root: string): Vocabulary {
  const code = filesOf(root, deciding).flatMap((text) => [
    ...text.matchAll(regexes),
    ...text.matchAll(strings),
  ]);
  const own = wordsOf(code.map(([, found = '']) => found.replaceAll(/\\[bsdwBSDW]/g, ' ')));
  const known = new Set(own);
  const others = wordsOf(filesOf(root, models)).filter((each) => !known.has(each));
  return { deciding: own, others };
}

function filesOf(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
    .map((file) => readFileSync(path.join(root, file), 'utf8'));
}

function wordsOf(texts: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const text of texts)
    for (const [found] of text.matchAll(word)) if (found.length > 2 && !unfit.test(found)) words.add(found);
  return [...words].sort();
}

/** Lines of a text that can stand in a comment of any format. */
export function linesForComments(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length > 3 && line.length <= longestLine && !unfit.test(line));
}
