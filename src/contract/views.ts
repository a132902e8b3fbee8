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

/** The type under which the editor restores the panel that explains a finding. */
export const explainPanelType = 'vireo.explain';

/** The editor of pages of Markdown: reports, the health of a project, what is stored. */
export const pageEditorType = 'vireo.page';
/** Schemes of the addresses of such pages. */
export const pageSchemes = ['vireo-report', 'vireo-health', 'vireo-storage', 'vireo-import'] as const;

/** The type under which the editor restores the Scanner page. */
export const scannerPanelType = 'vireo.scanner';

/** The type under which the editor restores the Stack page. */
export const stackPanelType = 'vireo.stack';

/** The type under which the editor restores the Reports page. */
export const reportsPanelType = 'vireo.reports';
/** The type under which the editor restores the Week. */
export const weekPanelType = 'vireo.week';

/** The type under which the editor restores the Dashboard. */
export const dashboardPanelType = 'vireo.dashboard';

/** The type under which the editor restores the Invoices page. */
export const moneyPanelType = 'vireo.money';

/** The type under which the editor restores the page Models and Spending. */
export const modelsPanelType = 'vireo.models';

/** The type under which the editor restores the coach in a tab. */
export const coachPanelType = 'vireo.coachPanel';
/** The type under which the editor restores the page Goals and Check-ins. */
export const goalsPanelType = 'vireo.goals';

/** The type under which the editor restores the page Your Business. */
export const businessPanelType = 'vireo.business';

/** The type under which the editor restores the page Client. */
export const clientPanelType = 'vireo.client';

/** The type under which the editor restores the Invoice Look page. */
export const lookPanelType = 'vireo.look';

/** The type under which the editor restores the pages of requests. */
export const runPanelType = 'vireo.run';

/** The type under which the editor restores the Rates page. */
export const ratesPanelType = 'vireo.rates';

/** The type under which the editor restores the page of weeks that wait for a decision. */
export const approvalsPanelType = 'vireo.approvals';

export const containers = { main: 'vireo', coach: 'vireoCoach' } as const;

export const walkthroughId = 'vireo.start';

/** The steps of the walkthrough; each completes when its `vireo.done.…` context key turns true. */
export const walkthroughSteps = ['project', 'timer', 'finding', 'coach', 'invoice'] as const;
export type WalkthroughStep = (typeof walkthroughSteps)[number];

/** How often a window asks the walkthrough to look at its steps. */
export const walkthroughLooks = 2;
