/** What the form of a rule is given. */
import type { RemindersContent } from './messages.ts';
import type { RemindersPart } from './reminders-parts.ts';
import type { RuleDraft, RuleRefusal, ShownTexts } from './rule-messages.ts';

export interface RuleForm {
  readonly draft: RuleDraft;
  /** It is a client's first. */
  readonly isNew: boolean;
  readonly refusal: RuleRefusal | undefined;
  /** Of the draft as it is now; undefined once something was typed. */
  readonly texts: ShownTexts | undefined;
}

export interface RuleFormPart extends RemindersPart {
  readonly content: RemindersContent;
  readonly form: RuleForm;
  readonly change: (draft: RuleDraft) => void;
  readonly chooseClient: (clientId: string) => void;
  readonly showTexts: () => void;
  readonly save: () => void;
  readonly cancel: () => void;
  readonly isBusy: boolean;
}
