/** Findings in the words that a reader sees; loaded after activation. */
import { nameOfRule } from '../rule-name.ts';
import { loadRuleTexts, type RuleTexts } from './rule-texts.ts';
import { titleOfFinding } from './title-of-finding.ts';

/** What lists, trees and pages show of a finding. */
export interface ShownFinding {
  /** What was found: the message's first sentence, where that names a value. */
  readonly title: string;
  /** The rule's title. */
  readonly rule: string;
  readonly message: string;
}

interface KeptFinding {
  readonly ruleId: string;
  readonly message: string;
  /** The rule's title as another tool gives it. */
  readonly ruleTitle?: string | null | undefined;
}

export class ShownFindings {
  private readonly titles: ReadonlyMap<string, string>;
  private readonly texts: RuleTexts;

  constructor(titles: ReadonlyMap<string, string>, texts: RuleTexts) {
    this.titles = titles;
    this.texts = texts;
  }

  ruleTitle(ruleId: string): string {
    return this.titles.get(ruleId) ?? nameOfRule(ruleId);
  }

  of({ ruleId, message, ruleTitle }: KeptFinding): ShownFinding {
    const rule = ruleTitle ?? this.texts.title(ruleId, this.ruleTitle(ruleId));
    const shown = this.texts.message(ruleId, message);
    return { title: titleOfFinding(shown, rule), rule, message: shown };
  }
}

/** For the editor's language. */
export async function loadShownFindings(locale: string): Promise<ShownFindings> {
  const [{ ruleTitles }, texts] = await Promise.all([
    import('../rule-titles.generated.ts'),
    loadRuleTexts(locale),
  ]);
  return new ShownFindings(ruleTitles, texts);
}
