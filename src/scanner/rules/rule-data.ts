/** The shape of rules and models after scripts/rules.ts has compiled the YAML: JSON, and nothing that runs. */
import type { ConfigRule } from '../infrastructure/rule-form.ts';
import type { CodeLanguage, Confidence, RuleInfo, Severity } from '../model.ts';
import type { SecretFormat } from './secret-data.ts';

/** What the value at a selected place must be. All tests that are given must hold. */
export interface Test {
  /** Equal to this constant. */
  readonly is?: string | number | boolean | null;
  /** A constant string, or a literal regular expression's text, that this expression finds something in (case is ignored). */
  readonly matches?: string;
  /** True: nothing is there. False: something is. */
  readonly missing?: boolean;
  /** Whether the value is known without running the program. */
  readonly constant?: boolean;
  /** Resolved name of the expression is one of these. */
  readonly name?: readonly string[];
  /** The expression is a call of one of these. */
  readonly calls?: readonly string[];
  /** A constant number below this. */
  readonly below?: number;
  /** A constant number in which one of these bits is set: `2` is "others may write" in a file's mode. */
  readonly bits?: number;
  /** The constant at this place has at least this many characters. */
  readonly minLength?: number;
  /** An ID token as the token endpoint has just answered it: `tokens.id_token`. */
  readonly directToken?: boolean;
}

/** A place and what must be there; or a question about the surroundings. */
export interface Condition extends Test {
  /** Positional argument, from zero; together with `keyword`, whichever is given. */
  readonly arg?: number;
  /** Keyword argument (Python), or property of an object literal among the arguments (JavaScript). */
  readonly keyword?: string;
  /** What the called member belongs to: `key` of `key.encode()`. */
  readonly receiver?: true;
  /** Way into the object literal at the place. */
  readonly path?: readonly string[];
  /** Of `a || b` and `a ?? b` at the place, what stands in when there is no `a`; nothing else fits then. */
  readonly fallback?: true;
  /** The value of the property or assignment that matched. */
  readonly value?: true;
  /** Some identifier or string of the statement, or the name of a function round it, fits. */
  readonly mentions?: string;
  /** Some string written in a function round it, or in the module when there is none, fits. */
  readonly around?: string;
  /** Some name that is used in a function round it, or in the module when there is none, fits. */
  readonly within?: string;
  /** The function round it makes the same call once more. */
  readonly repeats?: true;
  /** A call of one of these names, a check of the same value, has failed before it. */
  readonly afterFailed?: readonly string[];
  /** What the call makes is handed to others only beside a constant: a parser that reads nothing but our own text. */
  readonly besideConstants?: true;
  /** The file imports a module whose name fits. */
  readonly imports?: string;
  /** The same object is given a member of this name beside it, and what that is nobody knows from here: a setting says it. */
  readonly setBeside?: string;
  /** What an assigned member belongs to, as it is written, fits: `self` of `self.verify_mode = …`. */
  readonly owner?: string;
  /** The expression at the place is a call, here or where its name gets its only value, for which this holds. */
  readonly called?: Condition;
  readonly any?: readonly Condition[];
  readonly all?: readonly Condition[];
  readonly not?: Condition;
}

/**
 * An edit that a rule's match implies: exactly one of `replace`, `remove`, `swap` and `set`. `replace` and `remove` name
 * a place of the match; `with` may hold `{q}`, `{module}` and `{args}`.
 */
export interface FixTemplate {
  readonly title: string;
  readonly replace?: string;
  readonly with?: string;
  /** What stands in place of all of `node.toString(36).slice(2)`, where the script makes a text of the match or keeps it. */
  readonly withText?: string;
  readonly remove?: string;
  /** By what is written at the place `in`, what stands there instead: the first that is found. */
  readonly swap?: Readonly<Record<string, string>>;
  /** Keys and their values, of the options at the place `in`, or of a Python call's keyword arguments. */
  readonly set?: Readonly<Record<string, string>>;
  readonly in?: string;
}

/** One way to match. Exactly one of `call`, `property`, `assign`, `node` is set. */
export interface Matcher {
  /** Resolved names of what is called or constructed. */
  readonly call?: readonly string[];
  /** Keys: of an object literal, a keyword argument, a dictionary, an assigned attribute or setting. */
  readonly property?: readonly string[];
  /** What the name of an assigned variable, field, property or keyword argument must fit. */
  readonly assign?: string;
  /** Bare node kinds. */
  readonly node?: readonly string[];
  /** Families this way applies to; all of the rule's when not given. */
  readonly languages?: readonly ('script' | 'python')[];
  readonly where?: readonly Condition[];
  readonly unless?: readonly Condition[];
  /** Place to report; the whole match when not given. */
  readonly at?: string;
  /** Said in place of the rule's message. */
  readonly message?: string;
  readonly confidence?: Confidence;
  /** The most that this way can do, where that is less than the rule's own. */
  readonly impact?: Severity;
  readonly fix?: FixTemplate;
}

/**
 * What counts of a function that is a library's face, one that nothing in its Python file calls or that its script
 * exports: whoever calls it may hand in what a stranger sent.
 */
export interface CallerRule {
  /** Sink classes that its parameters must not reach. */
  readonly sinks: readonly string[];
  /** Sources that weigh no more than a caller does: the command line of whoever starts the program. */
  readonly sources?: readonly string[];
  /** Only where the function makes the text from parts; handing on the caller's own is the caller's matter. True, or the families that this holds for. */
  readonly built?: true | readonly ('script' | 'python')[];
  /** Only what the function finds inside of what it is given: a key that `path.split('.')` gave. */
  readonly found?: true;
  /** Families that this holds for; all of the rule's when not given. */
  readonly languages?: readonly ('script' | 'python')[];
  readonly confidence: Confidence;
}

/** Which sources and which sink class make a finding. */
export interface FlowRule {
  readonly sources: readonly string[];
  readonly sinks: readonly string[];
  /** Labels of sources that may do this: whoever writes a template chooses what it reads. */
  readonly spares?: readonly string[];
  readonly callers?: CallerRule;
  /** By sink class: what is said in place of the rule's message. */
  readonly messages?: Readonly<Record<string, string>>;
}

/** One rule. */
export interface RuleData extends RuleInfo {
  readonly languages: readonly CodeLanguage[];
  /** Text of the finding; `{name}` is the called or assigned name, `{code}` the setting as it is written; for flow `{value}` as it is written where it comes from, `{source}` and `{sink}`. */
  readonly message: string;
  readonly match?: readonly Matcher[];
  readonly flow?: FlowRule;
  /** Name of an algorithm in checks/, for what no pattern can say. */
  readonly check?: string;
  readonly options?: Readonly<Record<string, number>>;
  /** Tests, samples and fixtures do this rightly: files that are named so are left out. */
  readonly outsideTests?: true;
  /** Rules that say more of the same place: where one of them reports, this one is silent. */
  readonly yieldsTo?: readonly string[];
  /** Where a condition round the match asks for a word that fits, the program's user chose it. */
  readonly chosen?: string;
  /** Where such a condition asks for a word that fits, a setting may have chosen it. */
  readonly mayBeChosen?: string;
  /** The setting is one of a connection, and as grave as its peer: all but under these names, which hold everywhere. */
  readonly ofConnection?: { readonly but: readonly string[] };
}

/** Where values that others control come in. */
export interface SourceModel {
  readonly class: string;
  readonly label: string;
  /** Names whose value is tainted when read. */
  readonly read?: readonly string[];
  /** Names whose call gives a tainted value. */
  readonly call?: readonly string[];
  /** Decorators of parameters that a framework fills from outside. */
  readonly decorator?: readonly string[];
  /** What is read counts only when these hold there. */
  readonly where?: readonly Condition[];
  /** Only the whole of it counts, not one of its members: an answer that holds all of `process.env`. */
  readonly whole?: true;
  /** Sink classes that what comes in cannot harm: a header is a text, never an object. */
  readonly cleans?: readonly string[];
}

/** Functions that a framework calls, and what it hands them. */
export interface HandlerModel {
  /** The function is an argument of one of these calls. */
  readonly call?: readonly string[];
  /** Functions inside of an object among the arguments count too, and methods of an object of a class of the file. */
  readonly inside?: true;
  /** The function carries one of these decorators. */
  readonly decorator?: readonly string[];
  /** The function's parameters have names that fit, in order. */
  readonly names?: readonly string[];
  /** The function is a method of a class that is derived from one of these; `exported` then lists the methods. */
  readonly bases?: readonly string[];
  /** The function is given this attribute where it is defined. */
  readonly marked?: string;
  /** The function is exported under one of these names. */
  readonly exported?: readonly string[];
  /** Only in files that import a module whose name fits. */
  readonly imports?: string;
  /** Only when these hold at the decorator's call, or at the call that takes the function. */
  readonly where?: readonly Condition[];
  /** Only when the function's own text fits: a view answers with a response. */
  readonly says?: string;
  /** Parameters whose names fit are not tainted. */
  readonly spares?: string;
  /** Names of the parameters' types, in order. */
  readonly types?: readonly string[];
  /** Parameters without a type of their own are tainted, with this label. */
  readonly tainted?: string;
  /** Class of the source that they are; `web` when not given. */
  readonly class?: string;
  /** What the function returns is sent: as this sink class. */
  readonly returns?: string;
  /** Way into what is returned, to the part that is sent so. */
  readonly at?: readonly string[];
}

/** Where a tainted value does harm. */
export interface SinkModel {
  readonly class: string;
  readonly call?: readonly string[];
  readonly args?: readonly number[];
  readonly keywords?: readonly string[];
  /** Way into an object literal argument, e.g. `url` of a request's options. */
  readonly path?: readonly string[];
  /** What stands in the fields of an argument counts as the argument does: `find({ name })`. */
  readonly deep?: true;
  /** Fields that do no harm there: `$eq` takes its operand for a value, whatever it is. */
  readonly except?: readonly string[];
  /** The receiver does the harm, not an argument: `path.read_text()`. */
  readonly self?: true;
  /** For unresolved receivers: what the receiver's own name must fit. */
  readonly receiver?: string;
  /** Assigned members, e.g. `*.innerHTML`; `flask.session[]` is any entry of it, and then its key counts as well. */
  readonly assign?: readonly string[];
  /** What a caller of an exported function hands in does not count: a function or an object of their own does as well. */
  readonly strangersOnly?: true;
  /** It sends objects as JSON: only text harms. */
  readonly textOnly?: true;
  /** Only what became part of a text that the program puts together: a line, not what is written as it came; false: only the latter. */
  readonly pieced?: boolean;
  /** Attributes of JSX elements. */
  readonly jsx?: readonly string[];
  /** The sink counts only when these hold at the call. */
  readonly where?: readonly Condition[];
  readonly confidence?: Confidence;
  /** The most that a value in this sink can do, where that is less than the rule's own. */
  readonly impact?: Severity;
}

/** Calls whose result is safe for some sink classes (`all`: for each; `-name`: but for that one). */
export interface SanitizerModel {
  readonly cleans: readonly string[];
  readonly call?: readonly string[];
  /** Members that are safe whatever holds them. */
  readonly read?: readonly string[];
  /** The call counts only when these hold. */
  readonly where?: readonly Condition[];
}

/** Calls whose result carries the taint of their arguments, or of their receiver. */
export interface PropagatorModel {
  readonly call: readonly string[];
  /** Argument positions; all when not given. */
  readonly args?: readonly number[];
  /** The taint goes into the receiver, as with `list.append`; or into the argument at this position. */
  readonly into?: true | number;
  /** Sink classes that what passes this way is safe for. */
  readonly cleans?: readonly string[];
  /** Sink classes that what passes may harm again, whatever was done before: `html.unescape`. */
  readonly restores?: readonly string[];
}

/**
 * Calls that, when true, prove an argument or the receiver to be safe; with `when: false`, when false; with
 * `when: returned`, when they come back at all: `int(text)` raises for anything else.
 */
export interface GuardModel {
  readonly cleans: readonly string[];
  readonly call: readonly string[];
  /** The proven value: an argument position, or the receiver. */
  readonly proves: number | 'receiver';
  /** Where the regular expression stands that must be anchored at both ends to prove anything. */
  readonly anchored?: number | 'receiver';
  readonly when?: false | 'returned';
  /** The guard counts only when these hold at the call. */
  readonly where?: readonly Condition[];
}

/** What is known of one library, or of a language's core. `safeTypes` cannot carry an attack. */
export interface ModelData {
  readonly name: string;
  readonly family: 'script' | 'python';
  readonly sources?: readonly SourceModel[];
  readonly handlers?: readonly HandlerModel[];
  readonly sinks?: readonly SinkModel[];
  readonly sanitizers?: readonly SanitizerModel[];
  readonly propagators?: readonly PropagatorModel[];
  readonly guards?: readonly GuardModel[];
  readonly safeTypes?: readonly string[];
  /** Properties that are numbers or the like whatever holds them. */
  readonly safeProperties?: readonly string[];
  /** Sink classes that a fixed beginning (scheme, host and slash) makes safe. */
  readonly prefixClasses?: readonly string[];
  /** Sink classes that a text cannot harm, only an object that somebody else made. */
  readonly textClasses?: readonly string[];
  /** Objects of a framework that one handler fills and the next one reads: `res.locals`. */
  readonly carriers?: readonly string[];
  /** Calls that never return: they raise, or end the program. */
  readonly ends?: readonly string[];
  /** Parameter defaults that say that the framework injects the value. */
  readonly injected?: readonly string[];
}

/** All that scripts/rules.ts writes. */
export interface RuleSet {
  readonly version: string;
  readonly rules: readonly RuleData[];
  readonly models: readonly ModelData[];
  /** Rules for infrastructure. */
  readonly infrastructure?: readonly ConfigRule[];
  /** Formats of secrets; each is a rule of its own. */
  readonly secrets?: readonly SecretFormat[];
}
