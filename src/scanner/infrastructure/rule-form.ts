/** The shape of an infrastructure rule after scripts/rules.ts has compiled its YAML: JSON, and nothing that runs. */
import type { Confidence, RuleInfo, Severity } from '../model.ts';
import type { ConfigFormat } from './tree.ts';

/** What a value may be compared with. */
export type Constant = string | number | boolean;

/** What the value at a place must be. All tests that are given must hold; one that a run decides never holds, nor does its opposite. */
export interface ConfigTest {
  /** Something other than null stands there. */
  readonly present?: true;
  /** Nothing, or null, stands there. */
  readonly absent?: true;
  /** Equal to this, or to one of these; case and quotes do not count, `"true"` is true. */
  readonly is?: Constant | readonly Constant[];
  /** A string, number or boolean whose text this regular expression finds something in (case is ignored). */
  readonly matches?: string;
  readonly above?: number;
  readonly below?: number;
  /** A version (an optional `v`, numbers parted by dots) before this one. */
  readonly olderThan?: string;
  /** An empty string, list or map. */
  readonly empty?: true;
  /** Only a run decides what stands there. */
  readonly unknown?: true;
  /** An expression, known or not, whose source this regular expression finds something in (case is ignored). */
  readonly source?: string;
  /** All of these hold for the value, each seen from it. */
  readonly where?: readonly ConfigCondition[];
}

/** How another resource hangs together with this one. */
export interface ResourceLink {
  /** Path in this resource; its reference (`type.name`) or name when not given. */
  readonly own?: string;
  /** Path in the other resource. */
  readonly other: string;
  /**
   * `equal`: same value, a missing one being `default`; `labels`: the own map is part of the other;
   * `selects`: the other map is part of the own; `reference`: the other expression names this resource.
   */
  readonly by: 'equal' | 'labels' | 'selects' | 'reference';
  readonly default?: string;
}

/** Other resources of the file. */
export interface RelatedCondition {
  readonly types: readonly string[];
  readonly link?: readonly ResourceLink[];
  readonly where?: readonly ConfigCondition[];
}

/**
 * A place and what must be there. A path is keys parted by dots from the value at hand: `spec.containers[*].image`;
 * `[*]` is each item of a list (a map is a list of one), `[0]` one, `{*}` each value of a map, `{~regex}` those whose
 * key fits, `"a.b"` a key with dots. `/…` starts at the resource, `^…` at what the resource stands in. Of several
 * paths the first at which something stands counts.
 */
export interface ConfigCondition extends ConfigTest {
  readonly path?: string | readonly string[];
  /** Taken for the value where nothing stands. */
  readonly default?: Constant;
  /** Each value at the path must pass, and one must be there; else one is enough. */
  readonly every?: true;
  readonly any?: readonly ConfigCondition[];
  readonly all?: readonly ConfigCondition[];
  readonly not?: ConfigCondition;
  /** Some other resource of the file is like this. */
  readonly some?: RelatedCondition;
  /** No other resource of the file is like this. */
  readonly none?: RelatedCondition;
  /** The path of the file fits. */
  readonly file?: string;
  /** The resource also goes by one of these types. */
  readonly type?: readonly string[];
  /** A named test in code, for what no pattern says. */
  readonly check?: string;
}

/** What to write. Exactly one of `set`, `remove`, `replace` is given. */
export interface ConfigFix {
  readonly title: string;
  /** Path of a key that gets the value `to`; missing maps on the way are added. */
  readonly set?: string;
  /** Path of a key or an item that is taken out, with its line. */
  readonly remove?: string;
  /** Path of a value that is replaced by `to`; `.` is the place reported. */
  readonly replace?: string;
  /** As written in the file; `{value}` is what stood there. */
  readonly to?: string;
}

/** One way to match: the resources asked for, and what must hold for them. */
export interface ConfigMatcher {
  readonly format: ConfigFormat;
  readonly resource: readonly string[];
  /** Look at each value here by itself: conditions start from it, and each is reported. */
  readonly each?: string;
  readonly where?: readonly ConfigCondition[];
  readonly unless?: readonly ConfigCondition[];
  /** Place to report; where the first condition held when not given. */
  readonly at?: string;
  /** What is said here in place of the rule's message. */
  readonly message?: string;
  /** The most that this way of the weakness can do, where that is less than the rule's own. */
  readonly impact?: Severity;
  readonly confidence?: Confidence;
  readonly fix?: ConfigFix;
}

/** One rule of infrastructure. `{name}` in a message is the resource, `{key}` and `{value}` what was found, `{variable}` its name. */
export interface ConfigRule extends RuleInfo {
  readonly message: string;
  readonly match: readonly ConfigMatcher[];
}
