/**
 * Every command of the extension: its name, what it takes, and how the manifest shows it.
 * `scripts/manifest.ts` writes package.json from this table; `registerCommand` and `runCommand` of the extension
 * accept nothing else. A command string is written here and nowhere else in the sources.
 */
import type { RecordLink } from './coach/record-link.ts';

/** What a command is about. Rows of a view are targets, and so is what a link in an answer names. */
export interface CommandTarget {
  readonly record: RecordLink;
  /** A page shows what comes of it, and the way back: no notification is laid over that. */
  readonly isOnPage?: boolean;
  /** Of the week as that page shows it: what it is by now goes out only if it is the same. */
  readonly revision?: string;
  /** Name of the agent that is meant; without it the user picks one. */
  readonly agent?: string;
}

/** Command → its arguments. Without a target (from the palette) a command asks what it is about. */
export interface CommandArguments {
  'vireo.startTimer': [target?: CommandTarget];
  'vireo.startTimerHere': [];
  'vireo.resumeTimer': [target?: CommandTarget];
  'vireo.stopTimer': [];
  'vireo.toggleTimer': [];
  'vireo.switchTimer': [];
  'vireo.editTimerNote': [];
  'vireo.discardTimer': [];
  'vireo.answerTimerQuestion': [answer?: unknown, questionId?: unknown];
  'vireo.addClient': [];
  'vireo.importClients': [file?: unknown];
  'vireo.addProject': [target?: CommandTarget];
  'vireo.editOrganization': [];
  'vireo.editInvoiceLook': [];
  'vireo.editClient': [target?: CommandTarget];
  'vireo.editProject': [target?: CommandTarget];
  'vireo.openProject': [target?: CommandTarget];
  'vireo.openOnGitHub': [target?: CommandTarget];
  'vireo.linkFolder': [target?: CommandTarget];
  'vireo.archiveProject': [target?: CommandTarget];
  'vireo.newDocument': [target?: unknown];
  'vireo.openDocument': [target?: unknown];
  'vireo.submitDocument': [target?: unknown];
  'vireo.withdrawDocument': [target?: unknown];
  'vireo.approveDocument': [target?: unknown];
  'vireo.sendBackDocument': [target?: unknown];
  'vireo.compareDocument': [target?: unknown];
  'vireo.compareDocumentVersions': [target?: unknown];
  'vireo.compareDocumentApproved': [target?: unknown];
  'vireo.renameDocument': [target?: unknown];
  'vireo.deleteDocument': [target?: unknown];
  'vireo.exportDocument': [target?: unknown];
  'vireo.addDocumentComment': [reply?: unknown];
  'vireo.resolveDocumentComment': [thread?: unknown];
  'vireo.reopenDocumentComment': [thread?: unknown];
  'vireo.addEntry': [];
  'vireo.editEntry': [target?: CommandTarget];
  'vireo.copyEntry': [target?: CommandTarget, selected?: unknown];
  'vireo.deleteEntry': [target?: CommandTarget, selected?: unknown];
  'vireo.deleteFocusedEntry': [];
  'vireo.mergeEntries': [target?: CommandTarget, selected?: unknown];
  'vireo.addTags': [target?: CommandTarget, selected?: unknown];
  'vireo.removeTags': [target?: CommandTarget, selected?: unknown];
  'vireo.makeBillable': [target?: CommandTarget, selected?: unknown];
  'vireo.makeNotBillable': [target?: CommandTarget, selected?: unknown];
  'vireo.findForgottenTime': [date?: unknown];
  'vireo.importTime': [file?: unknown];
  'vireo.undoImport': [];
  'vireo.submitTimesheet': [target?: CommandTarget, selected?: unknown];
  'vireo.withdrawTimesheet': [target?: CommandTarget, selected?: unknown];
  'vireo.approveTimesheet': [target?: CommandTarget, selected?: unknown];
  'vireo.rejectTimesheet': [target?: CommandTarget, selected?: unknown];
  'vireo.reopenTimesheet': [target?: CommandTarget];
  'vireo.commentTimesheet': [target?: CommandTarget];
  'vireo.showTimesheetChanges': [target?: CommandTarget];
  'vireo.approveEntry': [target?: CommandTarget, selected?: unknown];
  'vireo.rejectEntry': [target?: CommandTarget, selected?: unknown];
  'vireo.openApprovals': [];
  'vireo.copyTimesheet': [target?: CommandTarget, selected?: unknown];
  'vireo.openInvoices': [];
  'vireo.createInvoice': [target?: CommandTarget, selected?: unknown];
  'vireo.previewInvoice': [target?: CommandTarget];
  'vireo.issueInvoice': [target?: CommandTarget];
  'vireo.deleteInvoice': [target?: CommandTarget];
  'vireo.creditInvoice': [target?: CommandTarget];
  'vireo.correctInvoice': [target?: CommandTarget];
  'vireo.duplicateInvoice': [target?: CommandTarget];
  'vireo.exportInvoice': [target?: CommandTarget];
  'vireo.markInvoiceSent': [target?: CommandTarget];
  'vireo.emailInvoice': [target?: CommandTarget];
  'vireo.recordPayment': [target?: CommandTarget];
  'vireo.copyInvoiceNumber': [target?: CommandTarget];
  'vireo.askAgent': [target?: CommandTarget];
  'vireo.setAgentAutonomy': [target?: CommandTarget];
  'vireo.showAllowedCommands': [];
  'vireo.newAgentFile': [];
  'vireo.cancelRequest': [target?: CommandTarget];
  'vireo.openRequest': [target?: CommandTarget];
  'vireo.reviewRequest': [target?: CommandTarget];
  'vireo.setCodeHostToken': [];
  'vireo.retryRequest': [target?: CommandTarget];
  'vireo.replayRequest': [target?: CommandTarget];
  'vireo.restoreRequest': [target?: CommandTarget];
  'vireo.fixRequestFindings': [target?: CommandTarget];
  'vireo.addRequestTime': [target?: CommandTarget];
  'vireo.openReport': [target?: CommandTarget];
  'vireo.saveReport': [target?: CommandTarget];
  'vireo.scanFile': [];
  'vireo.scanWorkspace': [];
  'vireo.openScanner': [];
  'vireo.openPlace': [place?: unknown];
  'vireo.openDashboard': [];
  'vireo.showRates': [target?: CommandTarget];
  'vireo.openReports': [];
  'vireo.openWeek': [target?: CommandTarget];
  'vireo.showStack': [];
  'vireo.openFinding': [target?: unknown];
  'vireo.explainFinding': [target?: unknown];
  'vireo.copyFinding': [target?: unknown];
  'vireo.fixFinding': [target?: unknown];
  'vireo.suppressFinding': [target?: unknown];
  'vireo.acceptFinding': [target?: unknown, selected?: unknown];
  'vireo.dismissFinding': [target?: unknown, selected?: unknown];
  'vireo.reopenFinding': [target?: unknown, selected?: unknown];
  'vireo.resolveFinding': [target?: unknown, selected?: unknown];
  'vireo.assignFinding': [target?: unknown, selected?: unknown];
  'vireo.commentFinding': [target?: unknown];
  'vireo.filterFindings': [];
  'vireo.searchFindings': [];
  'vireo.clearFindingFilter': [];
  'vireo.groupFindings': [];
  'vireo.sortFindings': [];
  'vireo.showNewFindings': [];
  'vireo.showAllFindings': [];
  'vireo.showMoreFindings': [target?: unknown];
  'vireo.showHealth': [target?: CommandTarget];
  /** `preset` names a provider that is known; without it the user is asked. */
  'vireo.addModelProvider': [preset?: unknown];
  'vireo.openModels': [];
  'vireo.reviewProposals': [];
  /** The id of a conversation to show, or a question for the composer of a new one; without either the one that is shown. */
  'vireo.openCoach': [asked?: unknown];
  'vireo.openCoachInEditor': [];
  'vireo.checkIn': [];
  'vireo.openGoals': [];
  'vireo.newCoachSession': [];
  'vireo.openRecord': [target?: CommandTarget];
  'vireo.showStorage': [];
  'vireo.showLog': [];
  'vireo.installCommand': [];
  'vireo.reconnect': [];
  'vireo.startEmpty': [];
  'vireo.openMovedDatabase': [];
  'vireo.backUpNow': [];
  'vireo.restoreBackup': [];
  'vireo.openWalkthrough': [];
  'vireo.openDemo': [];
  'vireo.leaveDemo': [];
}

export type CommandId = keyof CommandArguments;

/** How the manifest shows a command. */
export interface CommandContribution {
  /** English; an ellipsis where a question follows. */
  readonly title: string;
  /** Codicon without its `$( )`. */
  readonly icon?: string;
  /** When the palette offers it; `false` for those that make sense on a row or a link alone. */
  readonly palette?: string | false;
}

const mayWrite = 'vireo.documents.write';
const mayDecide = 'vireo.documents.decide';

/** Command → how the manifest shows it. Order here is the order in the manifest. */
export const commands: Readonly<Record<CommandId, CommandContribution>> = {
  'vireo.startTimer': { title: 'Start Timer…', icon: 'play-circle' },
  'vireo.startTimerHere': { title: 'Start Timer on Project of This Folder', icon: 'play-circle' },
  'vireo.resumeTimer': { title: 'Resume Timer', icon: 'debug-restart' },
  'vireo.stopTimer': { title: 'Stop Timer…', icon: 'stop-circle', palette: 'vireo.timerRunning' },
  'vireo.toggleTimer': { title: 'Start or Stop Timer…' },
  'vireo.switchTimer': { title: 'Switch Timer…', icon: 'arrow-swap', palette: 'vireo.timerRunning' },
  'vireo.editTimerNote': { title: 'Edit Note of Timer…', icon: 'edit', palette: 'vireo.timerRunning' },
  'vireo.discardTimer': { title: 'Discard Timer', icon: 'trash', palette: 'vireo.timerRunning' },
  'vireo.answerTimerQuestion': {
    title: 'Answer Timer Question…',
    icon: 'question',
    palette: 'vireo.timerQuestion',
  },
  'vireo.addClient': { title: 'Add Client…', icon: 'organization' },
  'vireo.importClients': { title: 'Import Clients…', icon: 'cloud-download' },
  'vireo.addProject': { title: 'Add Project…', icon: 'add' },
  'vireo.editOrganization': { title: 'Edit Your Business…', icon: 'account' },
  'vireo.editInvoiceLook': { title: 'Edit Invoice Look…', icon: 'symbol-color' },
  'vireo.editClient': { title: 'Edit Client…', icon: 'edit' },
  'vireo.editProject': { title: 'Edit Project…', icon: 'edit' },
  'vireo.openProject': { title: 'Open Folder of Project', icon: 'folder-opened' },
  'vireo.openOnGitHub': { title: 'Open on GitHub', icon: 'github' },
  'vireo.linkFolder': { title: 'Link Project to This Folder', icon: 'link' },
  'vireo.archiveProject': { title: 'Archive Project…', icon: 'archive' },
  'vireo.newDocument': { title: 'New Document…', icon: 'new-file', palette: mayWrite },
  'vireo.openDocument': { title: 'Open Document…', icon: 'go-to-file' },
  'vireo.submitDocument': { title: 'Submit for Approval', icon: 'send', palette: mayWrite },
  'vireo.withdrawDocument': { title: 'Withdraw Document', icon: 'discard', palette: mayWrite },
  'vireo.approveDocument': { title: 'Approve Document', icon: 'pass', palette: mayDecide },
  'vireo.sendBackDocument': { title: 'Send Document Back…', icon: 'reply', palette: mayDecide },
  'vireo.compareDocument': { title: 'Compare With Previous Version', icon: 'diff' },
  'vireo.compareDocumentVersions': { title: 'Compare Versions…', icon: 'compare-changes' },
  'vireo.compareDocumentApproved': { title: 'Compare With Approved Version', icon: 'diff-multiple' },
  'vireo.renameDocument': { title: 'Rename Document…', icon: 'edit', palette: mayWrite },
  'vireo.deleteDocument': { title: 'Delete Document', icon: 'trash', palette: mayWrite },
  'vireo.exportDocument': { title: 'Export Document…', icon: 'export' },
  'vireo.addDocumentComment': { title: 'Comment', palette: false },
  'vireo.resolveDocumentComment': { title: 'Resolve', icon: 'check', palette: false },
  'vireo.reopenDocumentComment': { title: 'Reopen', icon: 'discard', palette: false },
  'vireo.addEntry': { title: 'Add Entry…', icon: 'add' },
  'vireo.editEntry': { title: 'Edit Entry…', icon: 'edit', palette: false },
  'vireo.copyEntry': { title: 'Copy', icon: 'copy', palette: false },
  'vireo.deleteEntry': { title: 'Delete', icon: 'trash', palette: false },
  'vireo.deleteFocusedEntry': { title: 'Delete Focused Entry', icon: 'trash', palette: false },
  'vireo.mergeEntries': { title: 'Merge Entries', icon: 'merge', palette: false },
  'vireo.addTags': { title: 'Add Tags…', icon: 'tag', palette: false },
  'vireo.removeTags': { title: 'Remove Tags…', icon: 'tag', palette: false },
  'vireo.makeBillable': { title: 'Make Billable', icon: 'check', palette: false },
  'vireo.makeNotBillable': { title: 'Make Not Billable', icon: 'circle-slash', palette: false },
  'vireo.findForgottenTime': { title: 'Find Forgotten Time…', icon: 'history' },
  'vireo.importTime': { title: 'Import Time…', icon: 'cloud-download' },
  'vireo.undoImport': { title: 'Undo Import of Time…', icon: 'discard' },
  'vireo.submitTimesheet': { title: 'Submit Timesheet', icon: 'check' },
  'vireo.withdrawTimesheet': { title: 'Withdraw Timesheet', icon: 'discard' },
  'vireo.approveTimesheet': { title: 'Approve Timesheet', icon: 'pass' },
  'vireo.rejectTimesheet': { title: 'Reject Timesheet…', icon: 'close' },
  'vireo.reopenTimesheet': { title: 'Reopen Timesheet…', icon: 'unlock' },
  'vireo.commentTimesheet': { title: 'Comment on Timesheet…', icon: 'comment' },
  'vireo.showTimesheetChanges': { title: 'Show Changes since Last Time', icon: 'history' },
  'vireo.approveEntry': { title: 'Approve Entry', icon: 'pass', palette: false },
  'vireo.rejectEntry': { title: 'Reject Entry…', icon: 'close', palette: false },
  'vireo.openApprovals': { title: 'Open Approvals', icon: 'checklist' },
  'vireo.copyTimesheet': { title: 'Copy Timesheet', icon: 'copy', palette: false },
  'vireo.openInvoices': { title: 'Open Invoices Overview', icon: 'graph' },
  'vireo.createInvoice': { title: 'Create Invoice…', icon: 'add' },
  'vireo.previewInvoice': { title: 'Preview Invoice…', icon: 'open-preview' },
  'vireo.issueInvoice': { title: 'Issue Invoice…', icon: 'lock' },
  'vireo.deleteInvoice': { title: 'Delete Draft…', icon: 'trash', palette: false },
  'vireo.creditInvoice': { title: 'Credit…', icon: 'references', palette: false },
  'vireo.correctInvoice': { title: 'Credit and Make a New Draft…', icon: 'edit', palette: false },
  'vireo.duplicateInvoice': { title: 'Duplicate', icon: 'copy', palette: false },
  'vireo.exportInvoice': { title: 'Export Invoice…', icon: 'export' },
  'vireo.markInvoiceSent': { title: 'Mark as Sent…', icon: 'check' },
  'vireo.emailInvoice': { title: 'Open as Email Draft…', icon: 'mail' },
  'vireo.recordPayment': { title: 'Record Payment…', icon: 'credit-card' },
  'vireo.copyInvoiceNumber': { title: 'Copy Invoice Number', icon: 'copy', palette: false },
  'vireo.askAgent': { title: 'Ask an Agent…', icon: 'hubot' },
  'vireo.setAgentAutonomy': { title: "Agents' Autonomy…", icon: 'shield' },
  'vireo.showAllowedCommands': { title: "Agents' Allowed Commands…", icon: 'terminal' },
  'vireo.newAgentFile': { title: 'New Agent File…', icon: 'new-file' },
  'vireo.cancelRequest': { title: 'Cancel Request', icon: 'stop-circle', palette: false },
  'vireo.openRequest': { title: 'Open Agent Request', icon: 'window' },
  'vireo.reviewRequest': { title: 'Review Agent Request…', icon: 'checklist' },
  'vireo.setCodeHostToken': { title: 'Set Token of GitHub or GitLab…' },
  'vireo.retryRequest': { title: 'Retry Request', icon: 'refresh', palette: false },
  'vireo.replayRequest': { title: 'Replay Request', icon: 'debug-restart', palette: false },
  'vireo.restoreRequest': { title: 'Undo or Redo Changes', icon: 'discard', palette: false },
  'vireo.fixRequestFindings': { title: 'Fix Findings…', icon: 'wrench', palette: false },
  'vireo.addRequestTime': { title: 'Add Time…', icon: 'watch', palette: false },
  'vireo.openReport': { title: 'Open Report', icon: 'open-preview', palette: false },
  'vireo.saveReport': { title: 'Save Report As…', icon: 'save-as' },
  'vireo.scanFile': { title: 'Scan This File', icon: 'search' },
  'vireo.scanWorkspace': { title: 'Scan Workspace', icon: 'search' },
  'vireo.openScanner': { title: 'Open Scanner', icon: 'graph' },
  'vireo.openPlace': { title: 'Open Place', icon: 'go-to-file', palette: false },
  'vireo.openDashboard': { title: 'Open Dashboard', icon: 'dashboard' },
  'vireo.showRates': { title: 'Show Rates', icon: 'symbol-number' },
  'vireo.openReports': { title: 'Open Reports', icon: 'graph' },
  'vireo.openWeek': { title: 'Open Week', icon: 'calendar' },
  'vireo.showStack': { title: 'Show Stack', icon: 'layers' },
  'vireo.openFinding': { title: 'Open Finding', icon: 'go-to-file', palette: false },
  'vireo.explainFinding': { title: 'Explain Finding', icon: 'info', palette: 'editorIsOpen' },
  'vireo.copyFinding': { title: 'Copy Finding as Markdown', icon: 'copy', palette: 'editorIsOpen' },
  'vireo.fixFinding': { title: 'Fix Finding', icon: 'wrench', palette: false },
  'vireo.suppressFinding': { title: 'Suppress Finding…', icon: 'bell-slash', palette: 'editorIsOpen' },
  'vireo.acceptFinding': { title: 'Accept Finding', icon: 'pass', palette: false },
  'vireo.dismissFinding': { title: 'Dismiss Finding…', icon: 'close', palette: 'editorIsOpen' },
  'vireo.reopenFinding': { title: 'Reopen Finding', icon: 'discard', palette: false },
  'vireo.resolveFinding': { title: 'Mark Finding as Resolved', icon: 'check', palette: false },
  'vireo.assignFinding': { title: 'Assign Finding…', icon: 'person', palette: false },
  'vireo.commentFinding': { title: 'Comment on Finding…', icon: 'comment', palette: false },
  'vireo.filterFindings': { title: 'Filter Findings…', icon: 'filter' },
  'vireo.searchFindings': { title: 'Search Findings…', icon: 'search' },
  'vireo.clearFindingFilter': {
    title: 'Clear Filter of Findings',
    icon: 'clear-all',
    palette: 'vireo.findings.filtered',
  },
  'vireo.groupFindings': { title: 'Group Findings…', icon: 'group-by-ref-type' },
  'vireo.sortFindings': { title: 'Sort Findings…', icon: 'sort-precedence' },
  'vireo.showNewFindings': {
    title: 'Show New Findings Only',
    icon: 'eye-closed',
    palette: 'vireo.findings.baseline && !vireo.findings.onlyNew',
  },
  'vireo.showAllFindings': {
    title: 'Include Baseline Findings',
    icon: 'eye',
    palette: 'vireo.findings.baseline && vireo.findings.onlyNew',
  },
  'vireo.showMoreFindings': { title: 'Show More Findings', palette: false },
  'vireo.showHealth': { title: 'Show Health of Project', icon: 'shield' },
  'vireo.addModelProvider': { title: 'Set Up a Model…', icon: 'add' },
  'vireo.openModels': { title: 'Open Models and Spending', icon: 'credit-card' },
  'vireo.reviewProposals': { title: 'Review Proposals', icon: 'checklist' },
  'vireo.openCoach': { title: 'Open Coach', icon: 'comment-discussion' },
  'vireo.openCoachInEditor': { title: 'Open Coach in Editor', icon: 'link-external' },
  'vireo.checkIn': { title: 'Check In on Last Week', icon: 'calendar' },
  'vireo.openGoals': { title: 'Open Goals and Check-ins', icon: 'target' },
  'vireo.newCoachSession': { title: 'New Coach Session', icon: 'add' },
  'vireo.openRecord': { title: 'Open Record', palette: false },
  'vireo.showStorage': { title: 'Show What Vireo Stores', icon: 'database' },
  'vireo.showLog': { title: 'Show Log', icon: 'output' },
  'vireo.installCommand': { title: "Install 'vireo' Command" },
  'vireo.reconnect': { title: 'Reconnect to Vireo Service', icon: 'refresh' },
  'vireo.startEmpty': {
    title: 'Start with Empty Practice…',
    palette: 'vireo.backend == failed && vireo.problem == store_set_aside',
  },
  'vireo.openMovedDatabase': {
    title: 'Open Folder of Moved Database',
    palette: 'vireo.backend == failed && vireo.problem == store_set_aside',
  },
  'vireo.backUpNow': { title: 'Back Up Now', icon: 'archive' },
  'vireo.restoreBackup': { title: 'Restore Backup…' },
  'vireo.openWalkthrough': { title: 'Get Started', icon: 'compass' },
  'vireo.openDemo': { title: 'Open the Demo', icon: 'beaker' },
  'vireo.leaveDemo': { title: 'Leave Demo', icon: 'home', palette: 'vireo.demo' },
};
