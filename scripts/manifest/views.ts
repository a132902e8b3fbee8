/** Containers, views, what an empty view says, and the walkthrough. */
import type { CommandId } from '../../src/contract/commands.ts';
import type { EmptyFindings, ProblemCode } from '../../src/contract/context-keys.ts';
import {
  coachViewId,
  containers,
  type TreeViewId,
  treeViews,
  type WalkthroughStep,
  walkthroughId,
  walkthroughLooks,
  walkthroughSteps,
} from '../../src/contract/views.ts';
import type { Words } from './words.ts';

const icon = 'media/vireo.svg';

const viewNames: Readonly<Record<keyof typeof treeViews, string>> = {
  projects: 'Projects',
  timesheets: 'Timesheets',
  agentTasks: 'Agent Tasks',
  findings: 'Findings',
  invoices: 'Invoices',
};

export function buildViewContainers(words: Words) {
  return {
    activitybar: [{ id: containers.main, title: 'Vireo', icon }],
    secondarySidebar: [{ id: containers.coach, title: words.add('view.coach', 'Coach'), icon }],
  };
}

export function buildViews(words: Words) {
  const trees = Object.entries(treeViews).map(([name, id]) => ({
    id,
    name: words.add(`view.${name}`, viewNames[name as keyof typeof treeViews]),
    icon,
    ...(name === 'findings' || name === 'invoices' ? { visibility: 'collapsed' } : {}),
  }));
  const coach = { id: coachViewId, name: words.add('view.coach', 'Coach'), type: 'webview', icon };
  return { [containers.main]: trees, [containers.coach]: [coach] };
}

/** A command of ours, or one of the editor's with its argument. */
type Button = readonly [
  label: string,
  command: CommandId | `workbench.action.openSettings?${string}` | `extension.open?${string}`,
];

interface Welcome {
  readonly view: TreeViewId;
  readonly name: string;
  /** English. */
  readonly sentence: string;
  readonly buttons: readonly Button[];
  readonly when?: string;
}

const reached = 'vireo.backend != failed';

const whenEmpty = (reason: EmptyFindings): string => `${reached} && vireo.findings.empty == ${reason}`;

const findingButtons: readonly Button[] = [
  ['Scan Workspace', 'vireo.scanWorkspace'],
  ['Open Scanner', 'vireo.openScanner'],
  ['Ask the Security Agent', 'vireo.askAgent'],
];

const welcomes: readonly Welcome[] = [
  {
    view: treeViews.projects,
    name: 'projects',
    sentence: 'Time is kept on projects, and projects belong to clients.',
    buttons: [
      ['Add Your First Client and Project', 'vireo.addProject'],
      ['Open the Demo', 'vireo.openDemo'],
      ['Open the Walkthrough', 'vireo.openWalkthrough'],
    ],
  },
  {
    view: treeViews.timesheets,
    name: 'timesheets',
    sentence: 'No time in the last weeks. Start the timer or add an entry.',
    buttons: [
      ['Start Timer', 'vireo.startTimer'],
      ['Add Entry', 'vireo.addEntry'],
    ],
  },
  {
    view: treeViews.agentTasks,
    name: 'agentTasks',
    sentence:
      'Agents work on a project and bring back a report and findings. Nothing is changed without you.',
    buttons: [['Ask an Agent', 'vireo.askAgent']],
    when: `${reached} && vireo.trusted`,
  },
  {
    view: treeViews.agentTasks,
    name: 'agentTasksRestricted',
    sentence:
      'Agents do not work in Restricted Mode. Trust this workspace to ask one; time is kept in any case.',
    buttons: [],
    when: `${reached} && !vireo.trusted`,
  },
  {
    view: treeViews.findings,
    name: 'findings',
    sentence: 'Nothing found in open files or in the last scan.',
    buttons: findingButtons,
    when: whenEmpty('clean'),
  },
  {
    view: treeViews.findings,
    name: 'findingsUnscanned',
    sentence: 'Not scanned yet. Vireo checks open files as you type; a scan checks them all.',
    buttons: findingButtons,
    when: whenEmpty('unscanned'),
  },
  {
    view: treeViews.invoices,
    name: 'invoices',
    sentence: 'Approve time to invoice it, or invoice an amount.',
    buttons: [
      ['Approve Timesheet', 'vireo.approveTimesheet'],
      ['Create Invoice', 'vireo.createInvoice'],
    ],
  },
];

interface ProblemText {
  readonly sentence: string;
  readonly buttons: readonly Button[];
}

const retry: Button = ['Try Again', 'vireo.reconnect'];
const log: Button = ['Show Log', 'vireo.showLog'];

const problems: Readonly<Record<Exclude<ProblemCode, 'ended'>, ProblemText>> = {
  cannot_start: {
    sentence: 'The Vireo service does not start. The log says why.',
    buttons: [retry, log],
  },
  no_answer: {
    sentence: 'An older Vireo is running and does not end. Close its windows, then try again.',
    buttons: [retry, log],
  },
  newer_backend: {
    sentence: 'A newer Vireo is running that this version cannot talk to. Update this one.',
    buttons: [['Show Extension', 'extension.open?%22vireo.vireo%22'], retry],
  },
  data_directory: {
    sentence: 'The folder for your data cannot be used. Make it writable, or choose another one.',
    buttons: [['Choose Another Folder', 'workbench.action.openSettings?%22vireo.dataDirectory%22'], retry],
  },
  database: {
    sentence: 'Your data cannot be opened. The log says why; a full disk is the usual reason.',
    buttons: [retry, log],
  },
  store_set_aside: {
    sentence: 'Your database could not be opened, or is missing. Nothing is recorded until you decide.',
    buttons: [
      ['Restore Backup…', 'vireo.restoreBackup'],
      ['Open Folder', 'vireo.openMovedDatabase'],
      ['Start Empty…', 'vireo.startEmpty'],
    ],
  },
  unknown: { sentence: 'Your data cannot be reached. The log says why.', buttons: [retry, log] },
};

/** A text is replaced by the user's language as a whole or not at all, so buttons are part of it. */
export function buildWelcomes(words: Words) {
  const own = welcomes.map(({ view, name, sentence, buttons, when = reached }) => ({
    view,
    contents: words.add(`welcome.${name}`, withButtons(sentence, buttons)),
    when,
  }));
  const failed = Object.values(treeViews).flatMap((view) =>
    Object.entries(problems).map(([code, { sentence, buttons }]) => ({
      view,
      contents: words.add(`welcome.failed.${code}`, withButtons(sentence, buttons)),
      when: `vireo.backend == failed && vireo.problem == ${code}`,
    })),
  );
  // The Projects view names it itself: there it is the second thing to do.
  const others = Object.values(treeViews).filter((view) => view !== treeViews.projects);
  const demo = others.map((view) => ({
    view,
    contents: words.add(
      'welcome.demo',
      withButtons('See Vireo at work first: a practice with a year of data, apart from yours.', [
        ['Open the Demo', 'vireo.openDemo'],
      ]),
    ),
    when: `${reached} && !vireo.demo`,
  }));
  return [...own, ...demo, ...failed];
}

function withButtons(sentence: string, buttons: readonly Button[]): string {
  return [sentence, ...buttons.map(([label, command]) => button(label, command))].join('\n');
}

function button(label: string, command: Button[1]): string {
  return `[${label}](command:${command})`;
}

interface Step {
  readonly title: string;
  readonly description: string;
  readonly buttons: readonly Button[];
  /** What the picture shows, for who does not see it. */
  readonly picture: string;
}

const steps: Readonly<Record<WalkthroughStep, Step>> = {
  project: {
    title: 'Add a client and a project',
    description:
      'Time, findings and invoices belong to a project. Add your first, or look around in the demo.',
    buttons: [
      ['Add Client', 'vireo.addClient'],
      ['Add Project', 'vireo.addProject'],
      ['Open the Demo', 'vireo.openDemo'],
    ],
    picture: 'The Projects view: a client with two projects, each with its hours and its budget.',
  },
  timer: {
    title: 'Start the timer',
    description: 'It runs in the status bar. Click it to stop. It keeps running when you close the window.',
    buttons: [['Start Timer', 'vireo.startTimer']],
    picture: 'The status bar with the timer: Nordwind, Orders service, 1:24.',
  },
  finding: {
    title: 'See a finding and fix it',
    description:
      'Open a TypeScript, JavaScript or Python file. Findings are underlined as you type. The light bulb fixes, explains or suppresses them.',
    buttons: [['Scan Workspace', 'vireo.scanWorkspace']],
    picture:
      'A line of Python with an underlined call, and the menu of the light bulb: fix, explain, suppress.',
  },
  coach: {
    title: 'Ask the coach',
    description:
      'It answers from your own data, without a model or a network. Each figure opens the entries behind it.',
    buttons: [['Open Coach', 'vireo.openCoach']],
    picture: 'A question to the coach, how many hours last week, and its answer with a figure as a link.',
  },
  invoice: {
    title: 'Preview an invoice',
    description:
      'See the page that your client will see. Approved time becomes its lines. Say once who sends it.',
    buttons: [
      ['Create Invoice', 'vireo.createInvoice'],
      ['Preview Invoice', 'vireo.previewInvoice'],
      ['Edit Your Business', 'vireo.editOrganization'],
    ],
    picture: 'The page of an invoice with two lines and a total.',
  },
};

export function buildWalkthroughs(words: Words) {
  return [
    {
      id: walkthroughId,
      title: words.add('walkthrough.title', 'Run your practice from the editor'),
      description: words.add(
        'walkthrough.description',
        'Five short steps. Everything stays on this machine.',
      ),
      icon,
      steps: walkthroughSteps.map((id) => {
        const step = steps[id];
        return {
          id,
          title: words.add(`walkthrough.${id}.title`, step.title),
          description: words.add(
            `walkthrough.${id}.description`,
            withButtons(step.description, step.buttons),
          ),
          media: {
            svg: `media/walkthrough/${id}.svg`,
            altText: words.add(`walkthrough.${id}.picture`, step.picture),
          },
          // The editor ticks no step whose key was set when it registered the walkthrough, which may be when it opens it.
          completionEvents: Array.from(
            { length: walkthroughLooks },
            (_, look) => `onContext:vireo.done.${id} && vireo.walkthroughLooks > ${look}`,
          ),
        };
      }),
    },
  ];
}
