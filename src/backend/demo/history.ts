/** The demo project's history: which commit brings which files, and when it was made. */
import { findInstant } from '../../domain/zones.ts';

export interface DemoCommit {
  /** Sections of a template that say `from N` appear with commit N. */
  readonly number: number;
  readonly message: string;
  /** Files of the template that exist from this commit on. */
  readonly files: readonly string[];
  readonly branch: string;
}

const main = 'main';
const returns = 'feature/label-status';

const steps: readonly (readonly [message: string, files: readonly string[], branch?: string])[] = [
  [
    'Start the order service',
    [
      'README.md',
      '.gitignore',
      'api/requirements.txt',
      'api/app/__init__.py',
      'api/app/main.py',
      'api/app/database.py',
    ],
  ],
  ['Add customers and orders', ['api/app/customers.py', 'api/app/orders.py']],
  [
    'Add the first test and a workflow that runs it',
    ['api/tests/test_orders.py', '.github/workflows/test.yml'],
  ],
  ['Search orders by article', []],
  ['Import and export as files', ['api/app/exports.py', 'api/app/imports.py']],
  ['Let customers log in', ['api/app/security.py']],
  [
    'Start the web front end',
    [
      'web/package.json',
      'web/tsconfig.json',
      'web/index.html',
      'web/src/main.ts',
      'web/src/api.ts',
      'web/src/order-list.ts',
    ],
  ],
  ['Search from the front end', ['web/src/search.ts']],
  ['Build a container image', ['Dockerfile', 'deploy/settings.yaml']],
  ['List exports', []],
  ['Order labels from the carrier', ['api/app/shipping.py', 'api/app/settings.py']],
  ['Count quantities, test what is not found', []],
  ['Let suppliers send a price formula', []],
  ['Show the total quantity, describe the service', ['CHANGELOG.md', 'docs/orders.md']],
  ['Serve files and thumbnails beside the API', ['web/server/proxy.ts']],
  ['Ask the carrier for the state of a label', [], returns],
];

export const demoCommits: readonly DemoCommit[] = steps.map(([message, files, branch = main], index) => ({
  number: index + 1,
  message,
  files,
  branch,
}));

const dayMs = 86_400_000;
/** Three working days between commits: the history spans ten weeks. */
const workingDaysApart = 3;

/** The working days on which the commits were made, oldest first; the newest is the last working day before `today`. */
export function commitDays(today: string, count: number = demoCommits.length): readonly string[] {
  const days: string[] = [];
  let seen = 0;
  for (let time = Date.parse(today) - dayMs; days.length < count; time -= dayMs) {
    const weekday = new Date(time).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    if (seen % workingDaysApart === 0) days.unshift(new Date(time).toISOString().slice(0, 10));
    seen += 1;
  }
  return days;
}

/** As many of the newest commits were made after the last entry of their day: they are there to be found as forgotten time. */
const inTheEvening = 3;

/** While a piece of the practice's day on this project was running, from Monday. */
const workingHours = [10, 10, 15, 11, 10] as const;

/** As git takes it: within the work on the project, another minute each time; the newest ones when the practice's day is over. */
export function commitTime(day: string, number: number, zone: string): string {
  const clock = clockTime(day, number);
  const instant = findInstant(day, clock, { zone, repeated: 'earlier' });
  if (!instant.ok) throw new Error(`${day} has no ${clock} in ${zone}.`);
  return new Date(instant.value).toISOString();
}

function clockTime(day: string, number: number): string {
  if (number > demoCommits.length - inTheEvening) return `19:${10 + number}`;
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return `${workingHours[weekday] ?? 10}:${String(20 + ((number * 17) % 30))}`;
}
