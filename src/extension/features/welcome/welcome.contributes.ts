import type { WalkthroughStep } from '../../../contract/context-keys.ts';
import type { SettingsOf } from '../../../contract/settings.ts';
import {
  defineFeature,
  defineSettings,
  reached,
  type WalkthroughStepContribution,
} from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';
import { walkthroughId, walkthroughLooks } from './walkthrough.ts';

interface WelcomeCommands {
  'vireo.showStorage': [];
  'vireo.installCommand': [];
  'vireo.openWalkthrough': [];
  'vireo.openDemo': [];
  'vireo.leaveDemo': [];
}

const settings = defineSettings({
  'vireo.welcome.openAtFirstStart': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description: 'Open the walkthrough once, at the first start, where no editor is open.',
  },
});

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends WelcomeCommands {}
}

declare module '../../../contract/settings.ts' {
  interface Settings extends SettingsOf<typeof settings> {}
}

const steps: Readonly<Record<WalkthroughStep, WalkthroughStepContribution>> = {
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

declare module '../../../contract/views.ts' {
  interface PageSchemes {
    'vireo-storage': true;
  }
}

export const contributes = defineFeature<WelcomeCommands>({
  after: 'proposals',
  starts: true,
  commands: {
    'vireo.showStorage': { title: 'Show What Vireo Stores', icon: 'database' },
    'vireo.installCommand': { title: "Install 'vireo' Command" },
    'vireo.openWalkthrough': { title: 'Get Started', icon: 'compass' },
    'vireo.openDemo': { title: 'Open the Demo', icon: 'beaker' },
    'vireo.leaveDemo': { title: 'Leave Demo', icon: 'home', palette: 'vireo.demo' },
  },
  menus: [
    ...onTitle('vireo.projects', { 'vireo.showStorage': '9_vireo@3', 'vireo.openWalkthrough': '9_vireo@6' }),
  ],
  everyTitle: [{ command: 'vireo.leaveDemo', when: 'vireo.demo', group: 'navigation@9' }],
  containers: [{ id: 'vireo', place: 'activitybar', title: 'Vireo' }],
  everyWelcome: [
    {
      name: 'demo',
      sentence: 'See Vireo at work first: a practice with a year of data, apart from yours.',
      buttons: [['Open the Demo', 'vireo.openDemo']],
      when: `${reached} && !vireo.demo`,
      // It names the demo itself: there it is the second thing to do.
      except: 'vireo.projects',
    },
  ],
  walkthrough: {
    id: walkthroughId,
    title: 'Run your practice from the editor',
    description: 'Five short steps. Everything stays on this machine.',
    looks: walkthroughLooks,
    steps,
  },
  pageSchemes: ['vireo-storage'],
  settings,
  bundles: {
    'show-storage.js': './show-storage.ts',
    'demo-window.js': './demo-window.ts',
    'install-command.js': './install-command.ts',
    'update-notes.js': './update-notes.ts',
  },
});
