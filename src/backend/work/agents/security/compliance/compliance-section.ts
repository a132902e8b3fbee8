/** The status by control, and what changed since the last run, as parts of the report. */
import {
  code,
  heading,
  type Line,
  link,
  list,
  type Page,
  paragraph,
  strong,
  table,
} from '../report/document.ts';
import { plural } from '../report/words.ts';
import type { AssessedControl, AssessedList } from './assess-controls.ts';
import type { Changes } from './changes.ts';
import type { ControlState } from './control.ts';

const placesAtMost = 3;
const listedAtMost = 20;

const stateWords: Readonly<Record<ControlState, string>> = {
  'not-met': 'not met',
  'nothing-found': 'nothing found against it',
  person: 'a person has to look',
  'not-assessed': 'not assessed',
  'not-applicable': 'does not apply',
};

export function complianceSection(lists: readonly AssessedList[]): Page {
  const shown = lists.filter(({ controls }) => controls.some(({ state }) => state !== 'not-applicable'));
  if (shown.length === 0) return [];
  return [
    heading(2, 'Compliance'),
    paragraph(
      'What can be told from the files. "Nothing found" is no proof: it says that rules looked for what breaks the requirement, and found none.',
    ),
    ...table(
      [
        { title: 'List' },
        ...(['not-met', 'nothing-found', 'person', 'not-assessed'] as const).map((state) => ({
          title: stateWords[state],
          isNumber: true,
        })),
      ],
      shown.map(({ list: { name, href }, controls }) => [
        [link(name, href)],
        ...(['not-met', 'nothing-found', 'person', 'not-assessed'] as const).map((state) => [
          String(controls.filter((each) => each.state === state).length),
        ]),
      ]),
    ),
    ...shown.flatMap(listSection),
  ];
}

function listSection({ list: { name }, controls }: AssessedList): Page {
  const of = (state: ControlState) => controls.filter((each) => each.state === state);
  const [broken, silent, open] = [of('not-met'), of('nothing-found'), of('person')];
  return [
    heading(3, name),
    ...table(
      [{ title: 'Requirement' }, { title: 'Findings', isNumber: true }, { title: 'Evidence' }],
      broken.map((each) => [[titleOf(each)], [String(each.findings.length)], placesOf(each)]),
    ),
    ...(silent.length === 0 ? [] : [paragraph(strong('Nothing found against'), ':')]),
    ...list(
      silent.map(
        (each): Line => [
          `${titleOf(each)} (${plural(each.rules, 'rule')}${each.isInPart ? ', not all of them ran' : ''}: `,
          ...each.control.rules.flatMap((id, index) => [...(index === 0 ? [] : [', ']), code(id)]),
          ')',
        ],
      ),
    ),
    ...(open.length === 0 ? [] : [paragraph(strong('A person has to look'), ':')]),
    ...list(open.map((each): Line => [titleOf(each)])),
  ];
}

function titleOf({ control }: AssessedControl): string {
  return `${control.id} ${control.title}`;
}

function placesOf({ findings }: AssessedControl): Line {
  const places = findings
    .slice(0, placesAtMost)
    .flatMap(
      ({ path, finding }, index): Line => [
        ...(index === 0 ? [] : [', ']),
        code(`${path}:${finding.range.startLine + 1}`),
        ` ${finding.ruleId}`,
      ],
    );
  const rest = findings.length - placesAtMost;
  return rest > 0 ? [...places, ` and ${plural(rest, 'more place')}`] : places;
}

export function changesSection(changes: Changes | undefined): Page {
  if (changes === undefined) return [];
  const { since, added, gone, kept, controls } = changes;
  const when = `${since.slice(0, 16).replace('T', ' ')} UTC`;
  return [
    heading(2, 'Since the last run'),
    paragraph(
      `Compared with the run of ${when}: ${plural(added.length, 'new finding')}, ${gone.length} gone or set aside, ${kept} as before.`,
    ),
    ...told('New', added),
    ...told('Gone or set aside', gone),
    ...list(
      controls.map(
        ({ name, before, now }): Line => [
          strong(name.replace('/', ' · ')),
          `: ${stateWords[before]} → ${stateWords[now]}`,
        ],
      ),
    ),
  ];
}

function told(title: string, findings: Changes['added']): Page {
  if (findings.length === 0) return [];
  const rest = findings.length - listedAtMost;
  return [
    paragraph(strong(title), ':'),
    ...list([
      ...findings
        .slice(0, listedAtMost)
        .map(({ path, line, rule, severity }): Line => [code(`${path}:${line}`), ` ${rule} (${severity})`]),
      ...(rest > 0 ? [[`and ${plural(rest, 'more')}`.replace(/s$/, '')]] : []),
    ]),
  ];
}
