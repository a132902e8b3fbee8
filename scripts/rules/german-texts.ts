/** Reads the German texts of rules, checks them against the English ones, and renders the module that holds them. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { weakLinkSentences } from '../../src/contract/findings/weak-link.ts';
import type { TranslatedRule, TranslatedTexts } from '../../src/contract/rule-texts/translated-texts.ts';
import type { RuleSet } from '../../src/scanner/rules/rule-data.ts';
import { readWords } from '../words/read-words.ts';

export const germanPath = 'src/contract/rule-texts/german.generated.ts';

const pairSchema = z.strictObject({ en: z.string(), de: z.string() });
const ruleSchema = z.strictObject({
  title: z.string().max(36),
  message: z.string(),
  ways: z.array(pairSchema).optional(),
  why: z.string(),
  fix: z.string(),
});
const sharedSchema = z.strictObject({
  messages: z.array(pairSchema),
  phrases: z.array(pairSchema),
  words: z.array(pairSchema),
});

type GermanRule = z.infer<typeof ruleSchema>;

/** What the folder of German texts says. */
export interface GermanSources {
  readonly rules: ReadonlyMap<string, GermanRule>;
  readonly shared: z.infer<typeof sharedSchema>;
}

const folder = 'src/scanner/rules/german';
const sharedFile = 'shared.yml';

export function readGerman(root: string): GermanSources {
  const read = (name: string): unknown => parse(readFileSync(path.join(root, folder, name), 'utf8'));
  const names = globSync('*.yml', { cwd: path.join(root, folder) }).sort();
  const rules = names
    .filter((name) => name !== sharedFile)
    .flatMap((name) => Object.entries(z.record(z.string(), ruleSchema).parse(read(name))));
  return { rules: new Map(rules), shared: sharedSchema.parse(read(sharedFile)) };
}

/** English templates of one rule. */
interface English {
  readonly templates: readonly string[];
  /** Its sinks may be `the response`, which is no code. */
  readonly hasFlow: boolean;
  /** `{name}` brings its own marks of code. */
  readonly isConfig: boolean;
}

function englishOf(ruleSet: RuleSet): ReadonlyMap<string, English> {
  const code = ruleSet.rules.map(({ id, message, match = [], flow }): readonly [string, English] => {
    const ways = [...Object.values(flow?.messages ?? {}), ...match.map((each) => each.message)];
    return [id, { templates: distinct([message, ...ways]), hasFlow: flow !== undefined, isConfig: false }];
  });
  const config = (ruleSet.infrastructure ?? []).map(({ id, message, match }): readonly [string, English] => {
    const templates = distinct([message, ...match.map((each) => each.message)]);
    return [id, { templates, hasFlow: false, isConfig: true }];
  });
  return new Map([...code, ...config]);
}

function distinct(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}

type Pair = readonly [english: string, german: string];

function placesIn(template: string): string {
  return [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(' ');
}

function pairsOf({ templates }: English, { message, ways = [] }: GermanRule): readonly Pair[] {
  const [first = '', ...others] = templates;
  const known = new Map(ways.map(({ en, de }) => [en, de]));
  const rest = others.flatMap((en): Pair[] => {
    const de = known.get(en);
    return de === undefined ? [] : [[en, de]];
  });
  return [[first, message], ...rest];
}

const quotedName = /`(\{name\})`/g;
const quotedSink = /`(\{(?:sink|name)\})`/g;

/** As the engine fills them: for a config rule, and where a sink has no name in the code. */
function filledForms([english, german]: Pair, { hasFlow, isConfig }: English): readonly Pair[] {
  const bare = (text: string): string => text.replace(isConfig ? quotedName : quotedSink, '$1');
  const plain: Pair = [bare(english), bare(german)];
  if (isConfig) return [plain];
  return hasFlow && plain[0] !== english ? [[english, german], plain] : [[english, german]];
}

function problemsOfRule(id: string, english: English | undefined, german: GermanRule): string[] {
  if (english === undefined) return [`german: there is no rule ${id}`];
  const { templates } = english;
  const known = new Set(german.ways?.map(({ en }) => en));
  const missing = templates.slice(1).filter((en) => !known.has(en));
  const unknown = [...known].filter((en) => !templates.includes(en));
  const differing = pairsOf(english, german).filter(([en, de]) => placesIn(en) !== placesIn(de));
  return [
    ...missing.map((en) => `german: ${id} has no German for: ${en}`),
    ...unknown.map((en) => `german: ${id} never says: ${en}`),
    ...differing.map(([en]) => `german: ${id} has other places than: ${en}`),
  ];
}

/** Labels of sources fill the places of messages: each needs its German. */
function unknownLabels(ruleSet: RuleSet, { shared }: GermanSources): string[] {
  const known = new Set(shared.phrases.map(({ en }) => en));
  const labels = JSON.stringify(ruleSet.models).matchAll(/"(?:label|tainted)":"([^"]+)"/g);
  const unknown = distinct([...labels].map(([, label]) => label)).filter((label) => !known.has(label));
  return unknown.map((label) => `german: no German for the source ${label}`);
}

export function proveGerman(ruleSet: RuleSet, german: GermanSources): string[] {
  const english = englishOf(ruleSet);
  const rules = [...german.rules].flatMap(([id, rule]) => problemsOfRule(id, english.get(id), rule));
  const shared = [...german.shared.messages, ...german.shared.phrases].filter(
    ({ en, de }) => placesIn(en) !== placesIn(de),
  );
  return [
    ...rules,
    ...shared.map(({ en }) => `german: other places than: ${en}`),
    ...unknownLabels(ruleSet, german),
  ];
}

function asPairs(pairs: readonly z.infer<typeof pairSchema>[]): Pair[] {
  return pairs.map(({ en, de }) => [en, de]);
}

/** The sentences about evidence are translated with the editor's own texts. */
function wordsOf(root: string, { shared }: GermanSources): Record<string, string> {
  const bundle = readWords(root, 'bundle');
  const sentences = Object.values(weakLinkSentences).flatMap((each): string[] => Object.values(each));
  const known = sentences.flatMap((sentence) => {
    const german = bundle[sentence];
    return german === undefined ? [] : [[sentence, german] as const];
  });
  return Object.fromEntries([...known, ...asPairs(shared.words)]);
}

export function germanTextsOf(root: string, ruleSet: RuleSet, german: GermanSources): TranslatedTexts {
  const english = englishOf(ruleSet);
  const rules = [...german.rules].flatMap(([id, own]): [string, TranslatedRule][] => {
    const of = english.get(id);
    if (of === undefined) return [];
    const messages = pairsOf(of, own).flatMap((pair) => filledForms(pair, of));
    return [[id, { title: own.title, why: own.why, fix: own.fix, messages }]];
  });
  return {
    language: 'de',
    rules: Object.fromEntries(rules.sort(([a], [b]) => (a < b ? -1 : 1))),
    shared: asPairs(german.shared.messages),
    phrases: asPairs(german.shared.phrases),
    words: wordsOf(root, german),
  };
}

/** Text of the module; read only where texts are shown in German. */
export function renderGerman(texts: TranslatedTexts): string {
  return `// Generated by scripts/rules.ts from src/scanner/rules/german; do not edit.
import type { TranslatedTexts } from './translated-texts.ts';

export const germanTexts: TranslatedTexts = ${JSON.stringify(texts, undefined, 1)};\n`;
}
