/**
 * Where commands stand in menus. Context menus read in the order open · act · copy · danger; inline actions are those
 * that a row is mostly opened for.
 */
import { type CommandId, commands } from '../../src/contract/commands.ts';
import { coachViewId, type TreeViewId, treeViews } from '../../src/contract/views.ts';

interface MenuItem {
  readonly command: CommandId;
  readonly when?: string;
  readonly group?: string;
}

const groups = { open: '1_open', act: '2_act', copy: '8_copy', danger: '9_danger' } as const;

/** Menu items of one kind of row; `kind` is a pattern over `viewItem`. */
function row(
  view: TreeViewId,
  kind: string,
  items: Readonly<Record<string, readonly CommandId[]>>,
): MenuItem[] {
  const when = `view == ${view} && viewItem =~ /^${kind}$/`;
  return Object.entries(items).flatMap(([group, ids]) =>
    ids.map((command, index) => ({ command, when, group: `${groupName(group)}@${index + 1}` })),
  );
}

/** Where patterns overlap, each item says its own place in the menu. */
function placedRow(
  view: TreeViewId,
  items: readonly (readonly [kind: string, command: CommandId, group: string])[],
): MenuItem[] {
  return items.map(([kind, command, group]) => ({
    command,
    when: `view == ${view} && viewItem =~ /^${kind}$/`,
    group,
  }));
}

/** What makes no sense on several rows that are selected together. */
function ofOne(items: readonly MenuItem[]): MenuItem[] {
  return items.map((item) => ({ ...item, when: `${item.when} && !listMultiSelection` }));
}

/** What makes no sense on a row alone. */
function ofMany(items: readonly MenuItem[]): MenuItem[] {
  return items.map((item) => ({ ...item, when: `${item.when} && listMultiSelection` }));
}

function groupName(group: string): string {
  return group === 'inline' ? 'inline' : ((groups as Readonly<Record<string, string>>)[group] ?? group);
}

function title(view: string, ids: readonly CommandId[], group: string): MenuItem[] {
  return ids.map((command, index) => ({ command, when: `view == ${view}`, group: `${group}@${index + 1}` }));
}

const mayWrite = 'vireo.documents.write';
const mayDecide = 'vireo.documents.decide';

/** What is done with a document, by its kind, and who may; in its row's menu and in that of its editor. */
const documentActs: readonly (readonly [kind: string, command: CommandId, group: string, may?: string])[] = [
  ['document\\..*older.*', 'vireo.compareDocument', `${groups.open}@2`],
  ['document\\..*olderApproved.*', 'vireo.compareDocumentApproved', `${groups.open}@3`],
  ['document\\..*older.*', 'vireo.compareDocumentVersions', `${groups.open}@4`],
  ['document\\.draft.*', 'vireo.submitDocument', `${groups.act}@1`, mayWrite],
  ['document\\.in-review.*', 'vireo.approveDocument', `${groups.act}@1`, mayDecide],
  ['document\\.in-review.*', 'vireo.sendBackDocument', `${groups.act}@2`, mayDecide],
  ['document\\.in-review.*', 'vireo.withdrawDocument', `${groups.act}@3`, mayWrite],
  ['document\\..*', 'vireo.renameDocument', `${groups.act}@4`, mayWrite],
  ['document\\..*', 'vireo.exportDocument', `${groups.copy}@1`],
];

/** The act that waits; where submit was under the pointer, a second click must not send back. */
const waitingActs: typeof documentActs = [
  ['document\\.draft.*', 'vireo.submitDocument', '1', mayWrite],
  ['document\\.in-review.*', 'vireo.approveDocument', '1', mayDecide],
];

const documentRows: readonly MenuItem[] = [
  ...waitingActs.map(([kind, command, , may]) => ({
    command,
    when: `view == ${treeViews.projects} && viewItem =~ /^${kind}$/ && ${may}`,
    group: 'inline@1',
  })),
  ...(
    [
      ['document\\..*', 'vireo.openDocument', `${groups.open}@1`],
      ...documentActs,
      ['document\\.((?!kept).)*', 'vireo.deleteDocument', `${groups.danger}@1`, mayWrite],
    ] satisfies typeof documentActs
  ).map(([kind, command, group, may]) => ({
    command,
    when: [`view == ${treeViews.projects} && viewItem =~ /^${kind}$/`, may].filter(Boolean).join(' && '),
    group,
  })),
];

const documentEditor = 'resourceScheme == vireo-document';

const editorMenus: readonly MenuItem[] = [
  ...[
    ...waitingActs.map(([kind, command, , may]) => [kind, command, 'navigation@1', may] as const),
    ['document\\..*older.*', 'vireo.compareDocument', 'navigation@2'] as const,
    ...documentActs,
  ].map(([kind, command, group, may]) => ({
    command,
    when: [`${documentEditor} && vireo.document =~ /^${kind}$/`, may].filter(Boolean).join(' && '),
    group,
  })),
];

const ownComments = 'commentController == vireo.documents';

/** The button below what is typed, and those of a thread's title. */
const commentMenus: readonly MenuItem[] = [
  { command: 'vireo.addDocumentComment', when: ownComments, group: 'inline' },
];
const threadMenus: readonly MenuItem[] = (
  [
    ['open', 'vireo.resolveDocumentComment'],
    ['resolved', 'vireo.reopenDocumentComment'],
  ] as const
).map(([state, command]) => ({
  command,
  when: `${ownComments} && commentThread == ${state} && ${mayWrite}`,
  group: 'navigation',
}));

const rowMenus: readonly MenuItem[] = [
  ...row(treeViews.projects, 'client', {
    inline: ['vireo.addProject'],
    act: ['vireo.addProject', 'vireo.editClient'],
  }),
  ...row(treeViews.projects, 'project.*idle', { inline: ['vireo.startTimer'] }),
  ...row(treeViews.projects, 'project.*running', { inline: ['vireo.stopTimer'], act: ['vireo.stopTimer'] }),
  ...row(treeViews.projects, 'project\\.folder.*', { inline: ['vireo.openProject'] }),
  ...row(treeViews.projects, 'project.*', {
    open: ['vireo.showHealth', 'vireo.showRates'],
    act: [
      ...(['vireo.startTimer', 'vireo.askAgent', 'vireo.setAgentAutonomy', 'vireo.editProject'] as const),
      'vireo.linkFolder',
    ],
    danger: ['vireo.archiveProject'],
  }),
  ...placedRow(treeViews.projects, [
    ['project\\.folder.*', 'vireo.openProject', `${groups.open}@3`],
    ['project.*\\.github.*', 'vireo.openOnGitHub', `${groups.open}@4`],
  ]),
  ...row(treeViews.projects, 'documents', { inline: ['vireo.newDocument'], act: ['vireo.newDocument'] }),
  ...documentRows,
  ...row(treeViews.projects, 'pullRequest', { open: ['vireo.openOnGitHub'] }),
  ...row(treeViews.timesheets, 'timesheet\\.(draft|rejected).*', {
    inline: ['vireo.submitTimesheet'],
    act: ['vireo.submitTimesheet'],
  }),
  ...row(treeViews.timesheets, 'timesheet\\.submitted.*', {
    // Where submit was under the pointer, a second click must not reject: that is in the context menu alone.
    inline: ['vireo.approveTimesheet'],
    act: ['vireo.approveTimesheet', 'vireo.rejectTimesheet', 'vireo.withdrawTimesheet'],
  }),
  ...row(treeViews.timesheets, 'timesheet\\.approved', {
    inline: ['vireo.createInvoice'],
    act: ['vireo.createInvoice'],
  }),
  ...row(treeViews.timesheets, 'timesheet\\..*', { copy: ['vireo.copyTimesheet'] }),
  ...ofOne(
    placedRow(treeViews.timesheets, [
      ['timesheet\\..*', 'vireo.openWeek', 'inline@9'],
      ['timesheet\\..*', 'vireo.openWeek', `${groups.open}@1`],
      ['timesheet\\..*', 'vireo.showTimesheetChanges', `${groups.open}@2`],
      ['timesheet\\.submitted.*', 'vireo.openApprovals', `${groups.open}@3`],
      ['timesheet\\.(approved|(draft|rejected)\\.approved)', 'vireo.reopenTimesheet', `${groups.act}@2`],
      ['timesheet\\..*', 'vireo.commentTimesheet', `${groups.act}@4`],
    ]),
  ),
  ...row(treeViews.timesheets, 'entry\\.submitted', { act: ['vireo.approveEntry', 'vireo.rejectEntry'] }),
  ...ofMany(
    row(treeViews.timesheets, 'day\\.submitted', { act: ['vireo.approveEntry', 'vireo.rejectEntry'] }),
  ),
  ...row(treeViews.timesheets, 'entry\\.running', { inline: ['vireo.stopTimer'], act: ['vireo.stopTimer'] }),
  ...ofOne([
    ...row(treeViews.timesheets, 'entry\\.open', {
      inline: ['vireo.resumeTimer', 'vireo.editEntry'],
      open: ['vireo.editEntry'],
    }),
    ...row(treeViews.timesheets, 'entry\\.(open|locked|submitted)', { act: ['vireo.resumeTimer'] }),
  ]),
  ...placedRow(treeViews.timesheets, [
    ['(entry|day)\\.open', 'vireo.addTags', `${groups.act}@2`],
    ['(entry|day)\\.open', 'vireo.removeTags', `${groups.act}@3`],
    ['(entry|day)\\.open', 'vireo.makeBillable', `${groups.act}@4`],
    ['(entry|day)\\.open', 'vireo.makeNotBillable', `${groups.act}@5`],
    ['day\\.open', 'vireo.mergeEntries', `${groups.act}@6`],
    ['entry\\.(open|locked|submitted)', 'vireo.copyEntry', `${groups.copy}@1`],
    ['entry\\.open', 'vireo.deleteEntry', `${groups.danger}@1`],
  ]),
  // A range over several days takes the rows of days along.
  ...ofMany(
    placedRow(treeViews.timesheets, [
      ['entry\\.open', 'vireo.mergeEntries', `${groups.act}@6`],
      ['day\\.(open|locked|submitted)', 'vireo.copyEntry', `${groups.copy}@1`],
      ['day\\.open', 'vireo.deleteEntry', `${groups.danger}@1`],
    ]),
  ),
  ...row(treeViews.agentTasks, 'request\\.waiting', {
    inline: ['vireo.reviewRequest'],
    open: ['vireo.openRequest', 'vireo.reviewRequest'],
  }),
  ...row(treeViews.agentTasks, 'request\\.(queued|running)', {
    inline: ['vireo.cancelRequest'],
    open: ['vireo.openRequest'],
  }),
  ...row(treeViews.agentTasks, 'request\\.cancelled', { open: ['vireo.openRequest'] }),
  ...row(treeViews.agentTasks, 'request\\.(queued|running|waiting)', { danger: ['vireo.cancelRequest'] }),
  ...row(treeViews.agentTasks, 'request\\.(done.*|failed)', {
    inline: ['vireo.openReport'],
    open: ['vireo.openRequest', 'vireo.openReport'],
  }),
  ...placedRow(treeViews.agentTasks, [
    ['request\\.(failed|cancelled)', 'vireo.retryRequest', `${groups.act}@1`],
    ['request\\.(done.*|failed|cancelled)', 'vireo.replayRequest', `${groups.act}@2`],
    ['request\\.done.*', 'vireo.restoreRequest', `${groups.act}@3`],
    ['request\\.done.*\\.fixes.*', 'vireo.fixRequestFindings', `${groups.act}@4`],
    ['request\\.done.*\\.time', 'vireo.addRequestTime', `${groups.act}@5`],
  ]),
  ...row(treeViews.agentTasks, 'request\\.done.*', { copy: ['vireo.saveReport'] }),
  ...placedRow(treeViews.findings, [
    ['finding\\.(open|accepted)\\..*fixable.*', 'vireo.fixFinding', 'inline@1'],
    ['finding\\.(open|accepted)\\..*live.*', 'vireo.suppressFinding', 'inline@2'],
    ['finding\\.(open|accepted)\\.gone.*', 'vireo.resolveFinding', 'inline@2'],
    ['finding\\..*', 'vireo.explainFinding', 'inline@3'],
    ['finding\\..*', 'vireo.openFinding', `${groups.open}@1`],
    ['finding\\..*', 'vireo.explainFinding', `${groups.open}@2`],
    ['finding\\.(open|accepted)\\..*fixable.*', 'vireo.fixFinding', `${groups.act}@1`],
    ['finding\\.open.*\\.recorded', 'vireo.acceptFinding', `${groups.act}@2`],
    ['finding\\.(accepted|dismissed).*', 'vireo.reopenFinding', `${groups.act}@3`],
    ['finding\\.(open|accepted).*\\.recorded', 'vireo.resolveFinding', `${groups.act}@4`],
    ['finding\\..*\\.recorded', 'vireo.assignFinding', `${groups.act}@5`],
    ['finding\\..*\\.recorded', 'vireo.commentFinding', `${groups.act}@6`],
    ['finding\\..*', 'vireo.copyFinding', `${groups.copy}@1`],
    ['finding\\..*live.*', 'vireo.suppressFinding', `${groups.danger}@1`],
    ['finding\\.(open|accepted).*\\.recorded', 'vireo.dismissFinding', `${groups.danger}@2`],
  ]),
  ...row(treeViews.invoices, 'invoice\\..*', {
    inline: ['vireo.previewInvoice'],
    open: ['vireo.previewInvoice'],
  }),
  ...row(treeViews.invoices, 'invoice\\.draft', {
    inline: ['vireo.issueInvoice'],
    act: ['vireo.issueInvoice'],
    danger: ['vireo.deleteInvoice'],
  }),
  ...row(treeViews.invoices, 'invoice\\..*', { act: ['vireo.exportInvoice'] }),
  ...placedRow(treeViews.invoices, [
    ['invoice\\.issued\\.open', 'vireo.recordPayment', 'inline@2'],
    ['invoice\\.issued\\.open', 'vireo.recordPayment', `${groups.act}@2`],
    ['invoice\\.(issued.*|final)', 'vireo.emailInvoice', `${groups.act}@3`],
    ['invoice\\.(issued.*|final)', 'vireo.markInvoiceSent', `${groups.act}@4`],
    ['invoice\\.issued.*', 'vireo.creditInvoice', `${groups.act}@8`],
    ['invoice\\.issued.*', 'vireo.correctInvoice', `${groups.act}@9`],
    ['invoice\\.(draft|issued.*)', 'vireo.duplicateInvoice', `${groups.act}@10`],
  ]),
  ...row(treeViews.invoices, 'invoice\\.(issued.*|final)', { copy: ['vireo.copyInvoiceNumber'] }),
];

const titleMenus: readonly MenuItem[] = [
  ...Object.values(treeViews).map((view) => ({
    ...({ command: 'vireo.leaveDemo', group: 'navigation@9' } as const),
    when: `view == ${view} && vireo.demo`,
  })),
  ...title(treeViews.projects, ['vireo.addProject', 'vireo.addClient', 'vireo.openDashboard'], 'navigation'),
  ...title(
    treeViews.timesheets,
    ['vireo.addEntry', 'vireo.openWeek', 'vireo.openReports', 'vireo.openApprovals'],
    'navigation',
  ),
  ...title(treeViews.timesheets, ['vireo.findForgottenTime'], '1_find'),
  ...title(treeViews.projects, ['vireo.importClients'], '8_import'),
  ...title(treeViews.timesheets, ['vireo.importTime', 'vireo.undoImport'], '8_import'),
  ...title(treeViews.agentTasks, ['vireo.askAgent'], 'navigation'),
  ...title(treeViews.agentTasks, ['vireo.showAllowedCommands', 'vireo.newAgentFile'], '8_commands'),
  ...title(treeViews.findings, ['vireo.filterFindings', 'vireo.searchFindings'], 'navigation'),
  {
    command: 'vireo.clearFindingFilter',
    when: `view == ${treeViews.findings} && vireo.findings.filtered`,
    group: 'navigation@3',
  },
  ...(['vireo.showNewFindings', 'vireo.showAllFindings'] as const).map((command) => ({
    command,
    when: `view == ${treeViews.findings} && ${commands[command].palette}`,
    group: 'navigation@4',
  })),
  ...title(treeViews.findings, ['vireo.openScanner', 'vireo.showStack', 'vireo.scanWorkspace'], '0_open'),
  ...title(treeViews.findings, ['vireo.groupFindings', 'vireo.sortFindings'], '1_arrange'),
  ...title(treeViews.invoices, ['vireo.createInvoice', 'vireo.openInvoices'], 'navigation'),
  ...title(treeViews.invoices, ['vireo.editInvoiceLook', 'vireo.editOrganization'], '9_vireo'),
  ...title(coachViewId, ['vireo.newCoachSession', 'vireo.openCoachInEditor'], 'navigation'),
  ...title(
    treeViews.projects,
    [
      'vireo.editOrganization',
      'vireo.openCoach',
      'vireo.showStorage',
      'vireo.backUpNow',
      'vireo.restoreBackup',
      'vireo.openWalkthrough',
      'vireo.showLog',
    ],
    '9_vireo',
  ),
];

/** From every row of the table that says so; commands without a word are always offered. */
function paletteMenus(): MenuItem[] {
  return Object.entries(commands).flatMap(([command, { palette }]) =>
    palette === undefined
      ? []
      : [{ command: command as CommandId, when: palette === false ? 'false' : palette }],
  );
}

export function buildMenus() {
  return {
    'view/item/context': rowMenus,
    'view/title': titleMenus,
    'editor/title': editorMenus,
    'comments/commentThread/context': commentMenus,
    'comments/commentThread/title': threadMenus,
    commandPalette: paletteMenus(),
  };
}
