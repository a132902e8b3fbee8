import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow, onTitle } from '../../platform/feature/menu-items.ts';
import type { InvoiceLetter } from './settling/invoice-letter.ts';

interface InvoicesCommands {
  'vireo.createInvoice': [target?: CommandTarget, selected?: unknown];
  'vireo.previewInvoice': [target?: CommandTarget];
  'vireo.issueInvoice': [target?: CommandTarget];
  'vireo.deleteInvoice': [target?: CommandTarget];
  'vireo.creditInvoice': [target?: CommandTarget];
  'vireo.correctInvoice': [target?: CommandTarget];
  'vireo.duplicateInvoice': [target?: CommandTarget];
  'vireo.exportInvoice': [target?: CommandTarget];
  'vireo.markInvoiceSent': [target?: CommandTarget];
  'vireo.mailInvoice': [target?: CommandTarget];
  'vireo.emailInvoice': [target?: CommandTarget];
  'vireo.recordPayment': [target?: CommandTarget];
  'vireo.copyInvoiceNumber': [target?: CommandTarget];
  'vireo.writeInvoiceMail': [letter: InvoiceLetter];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends InvoicesCommands {}
}

declare module '../../../contract/views.ts' {
  interface Views {
    'vireo.invoices': 'tree';
  }
  interface Panels {
    'vireo.invoice': true;
    'vireo.letter': true;
  }
}

export const contributes = defineFeature<InvoicesCommands>({
  after: 'mail',
  starts: true,
  commands: {
    'vireo.createInvoice': { title: 'Create Invoice…', needs: 'invoice:write', icon: 'add' },
    'vireo.previewInvoice': { title: 'Preview Invoice…', needs: 'invoice:read', icon: 'open-preview' },
    'vireo.issueInvoice': { title: 'Issue Invoice…', needs: 'invoice:issue', icon: 'lock' },
    'vireo.deleteInvoice': { title: 'Delete Draft…', needs: 'invoice:write', icon: 'trash', palette: false },
    'vireo.creditInvoice': { title: 'Credit…', needs: 'invoice:issue', icon: 'references', palette: false },
    'vireo.correctInvoice': {
      title: 'Credit and Make a New Draft…',
      needs: 'invoice:issue',
      icon: 'edit',
      palette: false,
    },
    'vireo.duplicateInvoice': { title: 'Duplicate', needs: 'invoice:write', icon: 'copy', palette: false },
    'vireo.exportInvoice': { title: 'Export Invoice…', needs: 'invoice:read', icon: 'export' },
    'vireo.markInvoiceSent': { title: 'Mark as Sent…', needs: 'invoice:send', icon: 'check' },
    'vireo.mailInvoice': { title: 'Send Invoice…', needs: 'invoice:send', icon: 'send' },
    'vireo.emailInvoice': { title: 'Open as Email Draft…', needs: 'invoice:send', icon: 'mail' },
    'vireo.recordPayment': { title: 'Record Payment…', needs: 'payment:write', icon: 'credit-card' },
    'vireo.copyInvoiceNumber': { title: 'Copy Invoice Number', icon: 'copy', palette: false },
    'vireo.writeInvoiceMail': { title: 'Edit the Mail of an Invoice', palette: false },
  },
  menus: [
    ...onRow('vireo.timesheets', 'timesheet\\.approved', { 'vireo.createInvoice': ['inline@1', 'act@1'] }),
    ...onRow('vireo.projects', 'client', { 'vireo.createInvoice': 'act@3' }),
    ...onRow('vireo.invoices', 'invoice\\..*', {
      'vireo.previewInvoice': ['inline@1', 'open@1'],
      'vireo.exportInvoice': 'act@1',
    }),
    ...onRow('vireo.invoices', 'invoice\\.draft', {
      'vireo.issueInvoice': ['inline@1', 'act@1'],
      'vireo.deleteInvoice': 'danger@1',
    }),
    ...onRow('vireo.invoices', 'invoice\\.issued\\.open.*', { 'vireo.recordPayment': ['inline@2', 'act@2'] }),
    ...onRow('vireo.invoices', 'invoice\\.(issued.*|final)', {
      'vireo.mailInvoice': 'act@3',
      'vireo.emailInvoice': 'act@4',
      'vireo.markInvoiceSent': 'act@5',
      'vireo.copyInvoiceNumber': 'copy@1',
    }),
    ...onRow('vireo.invoices', 'invoice\\.issued.*', {
      'vireo.creditInvoice': 'act@8',
      'vireo.correctInvoice': 'act@9',
    }),
    ...onRow('vireo.invoices', 'invoice\\.(draft|issued.*)', { 'vireo.duplicateInvoice': 'act@10' }),
    ...onTitle('vireo.invoices', { 'vireo.createInvoice': 'navigation@1' }),
  ],
  views: [
    {
      id: 'vireo.invoices',
      container: 'vireo',
      name: 'Invoices',
      visibility: 'collapsed',
      needs: 'invoice:read',
    },
  ],
  welcomes: [
    {
      view: 'vireo.invoices',
      name: 'invoices',
      sentence: 'Approve time to invoice it, or invoice an amount.',
      readOnly: 'No invoices yet.',
      buttons: [
        ['Approve Timesheet', 'vireo.approveTimesheet'],
        ['Create Invoice', 'vireo.createInvoice'],
      ],
    },
  ],
  panels: ['vireo.invoice', 'vireo.letter'],
  opens: { invoice: { command: 'vireo.previewInvoice' } },
  bundles: {
    'load-invoice-rows.js': './load-invoice-rows.ts',
    'invoice-acts.js': './invoice-acts.ts',
    'invoice-actions.js': './invoice-actions.ts',
    'add-missing-week.js': './add-missing-week.ts',
    'create-invoice.js': './create-invoice.ts',
    'correct-invoice.js': './correct-invoice.ts',
    'record-payment.js': './settling/record-payment.ts',
    'email-invoice.js': './settling/email-invoice.ts',
    'mail-invoice.js': './settling/mail-invoice.ts',
    'mark-sent.js': './settling/mark-sent.ts',
    'export-invoice.js': './export-invoice.ts',
    'invoice-panel.js': './invoice-panel.ts',
    'letter-panel.js': './settling/letter-panel.ts',
  },
});
