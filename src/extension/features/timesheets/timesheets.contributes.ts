import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { alone, onRow, onTitle, together } from '../../platform/feature/menu-items.ts';

interface TimesheetsCommands {
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
  'vireo.submitTimesheet': [target?: CommandTarget, selected?: unknown];
  /** What an invoice needs; tells whether some are approved by it. */
  'vireo.submitOwnWeeks': [];
  'vireo.withdrawTimesheet': [target?: CommandTarget, selected?: unknown];
  'vireo.approveTimesheet': [target?: CommandTarget, selected?: unknown];
  'vireo.rejectTimesheet': [target?: CommandTarget, selected?: unknown];
  'vireo.reopenTimesheet': [target?: CommandTarget];
  'vireo.commentTimesheet': [target?: CommandTarget];
  'vireo.showTimesheetChanges': [target?: CommandTarget];
  'vireo.approveEntry': [target?: CommandTarget, selected?: unknown];
  'vireo.rejectEntry': [target?: CommandTarget, selected?: unknown];
  'vireo.copyTimesheet': [target?: CommandTarget, selected?: unknown];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends TimesheetsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Views {
    'vireo.timesheets': 'tree';
  }
}

const hasFocus = 'focusedView == vireo.timesheets && !inputFocus';

export const contributes = defineFeature<TimesheetsCommands>({
  after: 'rates',
  starts: true,
  commands: {
    'vireo.addEntry': { title: 'Add Entry…', needs: 'time:write', icon: 'add' },
    'vireo.editEntry': { title: 'Edit Entry…', needs: 'time:write', icon: 'edit', palette: false },
    'vireo.copyEntry': { title: 'Copy', icon: 'copy', palette: false },
    'vireo.deleteEntry': { title: 'Delete', needs: 'time:write', icon: 'trash', palette: false },
    'vireo.deleteFocusedEntry': {
      title: 'Delete Focused Entry',
      needs: 'time:write',
      icon: 'trash',
      palette: false,
    },
    'vireo.mergeEntries': { title: 'Merge Entries', needs: 'time:write', icon: 'merge', palette: false },
    'vireo.addTags': { title: 'Add Tags…', needs: 'time:write', icon: 'tag', palette: false },
    'vireo.removeTags': { title: 'Remove Tags…', needs: 'time:write', icon: 'tag', palette: false },
    'vireo.makeBillable': { title: 'Make Billable', needs: 'time:write', icon: 'check', palette: false },
    'vireo.makeNotBillable': {
      title: 'Make Not Billable',
      needs: 'time:write',
      icon: 'circle-slash',
      palette: false,
    },
    'vireo.submitTimesheet': { title: 'Submit Timesheet', needs: 'timesheet:submit', icon: 'check' },
    'vireo.submitOwnWeeks': {
      title: 'Submit Weeks to Invoice',
      needs: 'timesheet:submit',
      icon: 'check',
      palette: false,
    },
    'vireo.withdrawTimesheet': { title: 'Withdraw Timesheet', needs: 'timesheet:submit', icon: 'discard' },
    'vireo.approveTimesheet': { title: 'Approve Timesheet', needs: 'timesheet:decide', icon: 'pass' },
    'vireo.rejectTimesheet': { title: 'Reject Timesheet…', needs: 'timesheet:decide', icon: 'close' },
    'vireo.reopenTimesheet': { title: 'Reopen Timesheet…', needs: 'timesheet:decide', icon: 'unlock' },
    'vireo.commentTimesheet': { title: 'Comment on Timesheet…', needs: 'timesheet:comment', icon: 'comment' },
    'vireo.showTimesheetChanges': { title: 'Show Changes since Last Time', icon: 'history' },
    'vireo.approveEntry': { title: 'Approve Entry', needs: 'timesheet:decide', icon: 'pass', palette: false },
    'vireo.rejectEntry': { title: 'Reject Entry…', needs: 'timesheet:decide', icon: 'close', palette: false },
    'vireo.copyTimesheet': { title: 'Copy Timesheet', icon: 'copy', palette: false },
  },
  menus: [
    ...onRow('vireo.timesheets', 'timesheet\\.(draft|rejected).*', {
      'vireo.submitTimesheet': ['inline@1', 'act@1'],
    }),
    // Where submit was under the pointer, a second click must not reject: that is in the context menu alone.
    ...onRow('vireo.timesheets', 'timesheet\\.submitted.*', {
      'vireo.approveTimesheet': ['inline@1', 'act@1'],
      'vireo.rejectTimesheet': 'act@2',
      'vireo.withdrawTimesheet': 'act@3',
    }),
    ...onRow('vireo.timesheets', 'timesheet\\..*', { 'vireo.copyTimesheet': 'copy@1' }),
    ...onRow(
      'vireo.timesheets',
      'timesheet\\..*',
      { 'vireo.showTimesheetChanges': 'open@2', 'vireo.commentTimesheet': 'act@4' },
      alone,
    ),
    ...onRow(
      'vireo.timesheets',
      'timesheet\\.(approved|(draft|rejected)\\.approved)',
      { 'vireo.reopenTimesheet': 'act@2' },
      alone,
    ),
    ...onRow('vireo.timesheets', 'entry\\.submitted', {
      'vireo.approveEntry': 'act@1',
      'vireo.rejectEntry': 'act@2',
    }),
    ...onRow(
      'vireo.timesheets',
      'day\\.submitted',
      { 'vireo.approveEntry': 'act@1', 'vireo.rejectEntry': 'act@2' },
      together,
    ),
    ...onRow('vireo.timesheets', 'entry\\.open', { 'vireo.editEntry': ['inline@2', 'open@1'] }, alone),
    ...onRow('vireo.timesheets', '(entry|day)\\.open', {
      'vireo.addTags': 'act@2',
      'vireo.removeTags': 'act@3',
      'vireo.makeBillable': 'act@4',
      'vireo.makeNotBillable': 'act@5',
    }),
    ...onRow('vireo.timesheets', 'day\\.open', { 'vireo.mergeEntries': 'act@6' }),
    ...onRow('vireo.timesheets', 'entry\\.(open|locked|submitted)', { 'vireo.copyEntry': 'copy@1' }),
    ...onRow('vireo.timesheets', 'entry\\.open', { 'vireo.deleteEntry': 'danger@1' }),
    // A range over several days takes the rows of days along.
    ...onRow('vireo.timesheets', 'entry\\.open', { 'vireo.mergeEntries': 'act@6' }, together),
    ...onRow('vireo.timesheets', 'day\\.(open|locked|submitted)', { 'vireo.copyEntry': 'copy@1' }, together),
    ...onRow('vireo.timesheets', 'day\\.open', { 'vireo.deleteEntry': 'danger@1' }, together),
    ...onTitle('vireo.timesheets', { 'vireo.addEntry': 'navigation@1' }),
  ],
  views: [{ id: 'vireo.timesheets', container: 'vireo', name: 'Timesheets' }],
  welcomes: [
    {
      view: 'vireo.timesheets',
      name: 'timesheets',
      sentence: 'No time in the last weeks. Start the timer or add an entry.',
      readOnly: 'No time in the last weeks.',
      buttons: [
        ['Start Timer', 'vireo.startTimer'],
        ['Add Entry', 'vireo.addEntry'],
      ],
    },
  ],
  keybindings: [
    // As in the explorer. The menu names this key; with no row to be about, the command says so.
    {
      command: 'vireo.deleteEntry',
      key: 'delete',
      mac: 'cmd+backspace',
      when: `${hasFocus} && !listHasSelectionOrFocus`,
    },
    // Which row has the focus the editor tells nobody: it is what the toggle adds to the selection, at the very key press.
    {
      command: 'runCommands',
      args: { commands: ['list.toggleSelection', 'vireo.deleteFocusedEntry'] },
      key: 'delete',
      mac: 'cmd+backspace',
      when: `${hasFocus} && listHasSelectionOrFocus`,
    },
  ],
  opens: {
    timesheet: { place: 'vireo.timesheets' },
    entries: { place: 'vireo.timesheets' },
    // Weeks of long ago have no row.
    entry: { place: 'vireo.timesheets', command: 'vireo.editEntry' },
    timer: { command: 'vireo.editEntry' },
  },
  bundles: {
    'entry-actions.js': './entry-actions.ts',
    'many-entries.js': './many-entries.ts',
    'sheet-actions.js': './sheet-actions.ts',
    'load-sheet-rows.js': './load-sheet-rows.ts',
  },
});
