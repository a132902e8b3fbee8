/** The status of each control, and what it stands on. Nothing found is told as just that. */
import type { RuleInfo } from '../../../../../scanner/model.ts';
import { byWeight, type RanRules } from '../report/mapping.ts';
import type { ReportedFinding, SecurityFacts } from '../report/security-facts.ts';
import type { Control, ControlList, ControlState, Subject } from './control.ts';

export interface AssessedControl {
  readonly control: Control;
  readonly state: ControlState;
  /** The worst first. */
  readonly findings: readonly ReportedFinding[];
  /** How many rules looked. */
  readonly rules: number;
  /** Some of its rules did not run. */
  readonly isInPart: boolean;
}

export interface AssessedList {
  readonly list: ControlList;
  readonly controls: readonly AssessedControl[];
}

/** What stands in the project; undefined where that was not learnt. */
export type Subjects = ReadonlySet<Subject> | undefined;

export function assessControls(
  list: ControlList,
  facts: Pick<SecurityFacts, 'findings'>,
  { ran, left, subjects }: RanRules & { readonly subjects: Subjects },
): AssessedList {
  const [ranIds, leftIds] = [idsOf(ran), idsOf(left)];
  const ordered = facts.findings.toSorted(byWeight);
  const controls = list.controls.map((control): AssessedControl => {
    const findings = ordered.filter(({ path, finding }) => speaksAgainst(control, path, finding.ruleId));
    const rules = control.rules.filter((id) => ranIds.has(id)).length;
    const state = stateOf(control, { found: findings.length > 0, rules, subjects });
    return { control, state, findings, rules, isInPart: control.rules.some((id) => leftIds.has(id)) };
  });
  return { list, controls };
}

function idsOf(rules: readonly RuleInfo[]): ReadonlySet<string> {
  return new Set(rules.map(({ id }) => id));
}

const compose = /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i;

/** Rules of containers look at Compose files and at manifests of Kubernetes alike: each list is about its own. */
function speaksAgainst({ subject, rules }: Control, path: string, ruleId: string): boolean {
  if (!rules.includes(ruleId)) return false;
  if (subject === 'containers') return compose.test(path);
  return subject !== 'kubernetes' || !compose.test(path);
}

interface Seen {
  readonly found: boolean;
  readonly rules: number;
  readonly subjects: Subjects;
}

function stateOf({ subject, rules: named }: Control, { found, rules, subjects }: Seen): ControlState {
  if (found) return 'not-met';
  if (subjects !== undefined && !subjects.has(subject)) return 'not-applicable';
  if (named.length === 0) return 'person';
  return rules > 0 && subjects !== undefined ? 'nothing-found' : 'not-assessed';
}

/** By what the project is made of; code is what rules read by its language. */
export function subjectsOf({ stack, dependencies, scan }: SecurityFacts): Subjects {
  if (stack.kind === 'not-assessed') return undefined;
  const { languages, technologies } = stack.facts;
  const has = (id: string, kind?: string): boolean =>
    technologies.some(
      (each) => each.id === id && (kind === undefined || each.evidence.some((one) => one.kind === kind)),
    );
  const speaks = (...names: string[]): boolean =>
    languages.some(({ name, files }) => names.includes(name) && files > 0);
  const packages = dependencies.kind === 'measured' && dependencies.facts.packages > 0;
  const all: readonly (readonly [Subject, boolean])[] = [
    ['code', scan.stats.files > 0 && speaks('TypeScript', 'TSX', 'JavaScript', 'JSX', 'Python')],
    ['image', speaks('Dockerfile')],
    ['containers', has('docker-compose', 'file')],
    ['kubernetes', has('kubernetes', 'setting')],
    ['aws', has('aws', 'provider')],
    ['packages', packages],
  ];
  return new Set(all.flatMap(([subject, isThere]) => (isThere ? [subject] : [])));
}
