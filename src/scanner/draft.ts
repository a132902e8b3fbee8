import type { Evidence } from './evidence.ts';
import type { Confidence, Severity, TextRange } from './model.ts';
import type { RuleData } from './rules/rule-data.ts';
import { F, K } from './syntax/kinds.ts';
import { childBy, kindAt } from './syntax/read.ts';
import type { Syntax } from './syntax/syntax.ts';

/** An edit of a draft; positions are anchors. */
export interface DraftEdit {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** A mend whose edits still move with the text; positions are anchors. */
export interface DraftFix {
  readonly title: string;
  readonly edits: readonly DraftEdit[];
}

/** A step of a flow; positions are anchors, or a finished range where the step lies in another file. */
export interface DraftStep {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly elsewhere?: { readonly path: string; readonly range: TextRange };
}

/** A finding whose positions still move with the text: what the cache of an open document keeps. */
export interface Draft {
  readonly rule: RuleData;
  readonly message: string;
  readonly confidence: Confidence;
  /** The most that this way of the weakness can do, where that is less than the rule's own. */
  readonly impact?: Severity | undefined;
  /** What stands behind it; of rules of quality none. */
  readonly evidence: Evidence | undefined;
  readonly from: number;
  readonly to: number;
  readonly steps: readonly DraftStep[];
  readonly fixes: readonly DraftFix[];
}

/** A rule's hit in offsets of the text at hand. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  /** Said in place of the rule's message. */
  readonly message?: string | undefined;
  readonly values?: Readonly<Record<string, string>>;
  readonly confidence?: Confidence | undefined;
  /** The most that this way can do, where that is less than the rule's own. */
  readonly impact?: Severity | undefined;
  /** What stands behind it, where that is not a plain setting or secret of the code. */
  readonly evidence?: Evidence | undefined;
  readonly fix?: OffsetFix | undefined;
}

/** A mend in offsets of the text at hand (UTF-16 code units, `to` exclusive). */
export interface OffsetFix {
  readonly title: string;
  readonly edits: readonly { readonly from: number; readonly to: number; readonly newText: string }[];
}

/** Fills `{name}` places of a rule's message; a pattern that knows no source and no sink speaks of a caller and of its match. */
export function fillMessage(template: string, values: Readonly<Record<string, string>>): string {
  const known: Readonly<Record<string, string | undefined>> = {
    value: 'A value',
    source: 'a caller',
    sink: values['name'],
    code: values['name'],
    ...values,
  };
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => known[key] ?? whole);
}

/** What to underline for a node: a call up to the end of its first line, a function or class by its name. */
export function reportSpan(syntax: Syntax, node: number): { readonly from: number; readonly to: number } {
  const kind = kindAt(syntax, node);
  const name = kind === K.func || kind === K.class ? childBy(syntax, node, F.name) : -1;
  const shown = name < 0 ? node : name;
  const from = syntax.start[shown] ?? 0;
  const to = syntax.end[shown] ?? 0;
  const lineEnd = syntax.text.slice(from, to).search(/[\r\n]/);
  return { from, to: lineEnd < 0 ? to : from + lineEnd };
}
