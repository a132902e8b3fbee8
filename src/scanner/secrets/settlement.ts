/** Settles what the rules for code and infrastructure say of credentials with what the search for secrets says. */
import { hashText } from '../hash.ts';
import { type Finding, isLessSure, type RuleInfo } from '../model.ts';
import { weakLinks, weighed } from '../severity.ts';
import { sha256 } from './digest.ts';
import { maskOf } from './mask.ts';

/** What there is to settle. */
export interface Credentials {
  /** Findings of the code engine. */
  readonly code: readonly Finding[];
  /** Findings of the other analyses, the search for secrets among them. */
  readonly others: readonly Finding[];
}

interface Settings {
  readonly infos: readonly RuleInfo[];
  readonly salt: string;
}

function overlaps(a: Finding, b: Finding): boolean {
  return a.range.startOffset < b.range.endOffset && b.range.startOffset < a.range.endOffset;
}

function holds(outer: Finding, inner: Finding): boolean {
  const { startOffset, endOffset, startLine, endLine } = outer.range;
  const isInside = startOffset <= inner.range.startOffset && inner.range.endOffset <= endOffset;
  return isInside && startLine === endLine;
}

/** A setting that is known by its name alone, about which a rule for its place says more. */
function isPlain({ ruleId }: Finding): boolean {
  return ruleId === 'plain-password' || ruleId === 'plain-secret';
}

class Settlement {
  private readonly text: string;
  private readonly salt: string;
  private readonly secrets: readonly Finding[];
  private readonly taken = new Set<Finding>();
  private readonly guarding = new Set<Finding>();
  private readonly counts = new Map<string, number>();

  constructor(text: string, salt: string, secrets: readonly Finding[]) {
    this.text = text;
    this.salt = salt;
    this.secrets = secrets;
  }

  /** What stays of a finding of the code engine: nothing where the search says it too. */
  settleCode(finding: Finding): readonly Finding[] {
    const here = this.secrets.filter((secret) => overlaps(secret, finding));
    if (here.length === 0 && this.isSaidWhereItStands(finding)) return [];
    // What few get to see must not hide what all are told.
    const isSurer = here.every((each) => isPlain(each) && isLessSure(each.confidence, finding.confidence));
    // The code says what a secret guards that is otherwise known by its name alone.
    if (!isSurer) this.noteGuarding(finding, here);
    if (!isSurer) return [];
    for (const secret of here) this.taken.add(secret);
    // A name that stands for the value gives nothing away, and would be covered wherever the code says it.
    const value = this.valueOf(finding);
    return [this.masked(finding, /["'`]/.test(value) ? maskOf(value) : undefined)];
  }

  /** `client_secret=self.CLIENT_SECRET`: the value is reported where it is written, under that very name. */
  private isSaidWhereItStands(finding: Finding): boolean {
    const [, name] =
      /^(?:[^=:()]{0,80}[=:]\s{0,4})?(?:\w{1,40}\.){0,3}(\w{1,80})$/.exec(this.valueOf(finding)) ?? [];
    const written = this.secrets.filter(
      (secret) => name !== undefined && secret.within === name && secret.confidence !== 'low',
    );
    this.noteGuarding(finding, written);
    return written.length > 0;
  }

  private noteGuarding(finding: Finding, secrets: readonly Finding[]): void {
    // A name in the code is no more than a name in the text.
    if (weakLinks(finding.evidence).length > 0) return;
    for (const secret of secrets) this.guarding.add(secret);
  }

  /** A secret whose name the code hands to what it guards is known by more than its name. */
  proven(finding: Finding, impact: Finding['severity']): Finding {
    const { evidence } = finding;
    if (!this.guarding.has(finding) || evidence?.kind !== 'secret' || evidence.proof !== 'name')
      return finding;
    const guards = { ...evidence, proof: 'guards' } as const;
    return { ...finding, ...weighed(impact, guards) };
  }

  /** What stays of a finding about a place where a secret should not be: it takes over what is known by its name alone. */
  settlePlace(finding: Finding): readonly Finding[] {
    const here = this.secrets.filter((secret) => overlaps(secret, finding));
    const [first] = here;
    if (first === undefined) return [finding];
    if (!here.every((secret) => isPlain(secret) && holds(finding, secret))) {
      return finding.range.startLine === finding.range.endLine ? [] : [this.masked(finding, undefined)];
    }
    // What few get to see must not hide what all are told.
    if (here.some((secret) => isLessSure(finding.confidence, secret.confidence))) return [];
    for (const secret of here) this.taken.add(secret);
    return [this.masked(finding, first.mask)];
  }

  isTaken(finding: Finding): boolean {
    return this.taken.has(finding);
  }

  private valueOf({ range }: Finding): string {
    return this.text.slice(range.startOffset, range.endOffset);
  }

  /** The same with a mask, and with a name that tells nothing of the value to whoever lacks the salt. */
  private masked(finding: Finding, mask: string | undefined): Finding {
    const digest = this.salt === '' ? '' : sha256(`${this.salt}\u0000${this.valueOf(finding)}`);
    const key = `${finding.ruleId}\u0000${finding.within ?? ''}\u0000${digest}`;
    const ordinal = this.counts.get(key) ?? 0;
    this.counts.set(key, ordinal + 1);
    const fingerprint = hashText(`${key}\u0000${ordinal}`);
    return { ...finding, fingerprint, ...(mask === undefined ? {} : { mask }) };
  }
}

const aboutSecrets = new WeakMap<Settings, ReadonlySet<string>>();

/** Ids of the rules about secrets; made once for an engine. */
function rulesAbout(settings: Settings): ReadonlySet<string> {
  const known = aboutSecrets.get(settings);
  if (known !== undefined) return known;
  const about = settings.infos.filter(({ tags }) => tags.includes('secrets') || tags.includes('secret'));
  const ids = new Set(about.map(({ id }) => id));
  aboutSecrets.set(settings, ids);
  return ids;
}

/** All findings, each place said once, and masked where it holds a secret. Rules about secrets carry the tag `secrets` (or, for one place, `secret`). */
export function settleCredentials(
  settings: Settings,
  { text }: { readonly text: string },
  { code, others }: Credentials,
): readonly Finding[] {
  const about = rulesAbout(settings);
  const isAbout = ({ ruleId }: Finding) => about.has(ruleId);
  if (![...code, ...others].some(isAbout)) return [...code, ...others];
  const settlement = new Settlement(
    text,
    settings.salt,
    others.filter(({ mask }) => mask !== undefined),
  );
  const settledCode = code.flatMap((each) => (isAbout(each) ? settlement.settleCode(each) : [each]));
  const settledOthers = others.flatMap((each) =>
    isAbout(each) && each.mask === undefined ? settlement.settlePlace(each) : [each],
  );
  const left = settledOthers.filter((each) => !settlement.isTaken(each));
  const impacts = new Map(settings.infos.map(({ id, severity }) => [id, severity]));
  return [
    ...settledCode,
    ...left.map((each) => settlement.proven(each, impacts.get(each.ruleId) ?? each.severity)),
  ];
}
