/**
 * What rules say, in the language of who reads it. Findings are kept in English: a filled message is read back by the
 * rule's own English templates and filled again in the other language. What has no translation stays English.
 */
import { type FilledValue, matchTemplate } from './match-template.ts';
import type { TranslatedRule, TranslatedTexts } from './translated-texts.ts';

export interface RuleWords {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

/** The argument of a module's call stands before what is said of the module. */
const ofModule = /^(`[^`]{1,200}`: )(.+)$/s;

export class RuleTexts {
  private readonly texts: TranslatedTexts | undefined;

  /** Without texts all is said in English. */
  constructor(texts: TranslatedTexts | undefined) {
    this.texts = texts;
  }

  get language(): string {
    return this.texts?.language ?? 'en';
  }

  message(ruleId: string, message: string): string {
    if (this.texts === undefined) return message;
    const own = this.texts.rules[ruleId]?.messages ?? [];
    const whole = this.translate([...own, ...this.texts.shared], message);
    if (whole !== undefined) return whole;
    const [, head = '', rest = ''] = ofModule.exec(message) ?? [];
    const part = rest === '' ? undefined : this.translate(own, rest);
    return part === undefined ? message : head + part;
  }

  title(ruleId: string, title: string): string {
    return this.texts?.rules[ruleId]?.title ?? title;
  }

  /** The rule with its texts translated; the same object where they are not. */
  rule<Rule extends RuleWords>(rule: Rule): Rule {
    const own = this.texts?.rules[rule.id];
    return own === undefined ? rule : { ...rule, title: own.title, why: own.why, fix: own.fix };
  }

  /** A word or sentence that rules share, such as the name of a severity. */
  word(english: string): string {
    return this.texts?.words[english] ?? english;
  }

  private translate(templates: TranslatedRule['messages'], message: string): string | undefined {
    for (const [english, translated] of templates) {
      const values = matchTemplate(english, message);
      if (values !== undefined) return upperFirst(this.fill(translated, values));
    }
    return undefined;
  }

  private fill(template: string, values: ReadonlyMap<string, FilledValue>): string {
    return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values.get(name);
      if (value === undefined) return whole;
      return value.isCode ? value.text : this.phrase(value.text);
    });
  }

  private phrase(text: string): string {
    for (const [english, translated] of this.texts?.phrases ?? []) {
      const values = matchTemplate(english, text) ?? matchTemplate(english, lowerFirst(text));
      if (values !== undefined) return this.fill(translated, values);
    }
    return text;
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Whether texts are read in German: `de`, `de-AT`. */
export function isGermanLocale(locale: string | undefined): boolean {
  return /^de(?:[-_]|$)/i.test(locale ?? '');
}

/** The texts for a locale; German ones are read when they are first asked for. */
export async function loadRuleTexts(locale: string | undefined): Promise<RuleTexts> {
  if (!isGermanLocale(locale)) return new RuleTexts(undefined);
  const { germanTexts } = await import('./german.generated.ts');
  return new RuleTexts(germanTexts);
}
