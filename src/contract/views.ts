/** Ids of what the extension adds to the workbench; the manifest and the code that fills it share them. */

/** Tree views in the activity bar's container. */
export const treeViews = {
  projects: 'vireo.projects',
  timesheets: 'vireo.timesheets',
  agentTasks: 'vireo.agentTasks',
  findings: 'vireo.findings',
  invoices: 'vireo.invoices',
} as const;
export type TreeViewId = (typeof treeViews)[keyof typeof treeViews];

/** The webview in the side panel. */
export const coachViewId = 'vireo.coach';

/** The type under which the editor restores invoice panels. */
export const invoicePanelType = 'vireo.invoice';

export const containers = { main: 'vireo', coach: 'vireoCoach' } as const;

export const walkthroughId = 'vireo.start';

/** The steps of the walkthrough; each completes when its `vireo.done.…` context key turns true. */
export const walkthroughSteps = ['project', 'timer', 'finding', 'coach', 'invoice'] as const;
export type WalkthroughStep = (typeof walkthroughSteps)[number];
