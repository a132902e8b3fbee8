import type { CommandId } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { type MenuItem, onRow, type RowPlace, rowGroup } from '../../platform/feature/menu-items.ts';

interface DocumentsCommands {
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
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends DocumentsCommands {}
}

type Act = readonly [kind: string, command: CommandId, place: RowPlace];

/** What is done with a document, by its kind; in its row's menu and in that of its editor. */
const acts: readonly Act[] = [
  ['document\\..*older.*', 'vireo.compareDocument', 'open@2'],
  ['document\\..*olderApproved.*', 'vireo.compareDocumentApproved', 'open@3'],
  ['document\\..*older.*', 'vireo.compareDocumentVersions', 'open@4'],
  ['document\\.draft.*', 'vireo.submitDocument', 'act@1'],
  ['document\\.in-review.*', 'vireo.approveDocument', 'act@1'],
  ['document\\.in-review.*', 'vireo.sendBackDocument', 'act@2'],
  ['document\\.in-review.*', 'vireo.withdrawDocument', 'act@3'],
  ['document\\..*', 'vireo.renameDocument', 'act@4'],
  ['document\\..*', 'vireo.exportDocument', 'copy@1'],
];

/** The act that waits; where submit was under the pointer, a second click must not send back. */
const waitingActs: readonly Act[] = [
  ['document\\.draft.*', 'vireo.submitDocument', 'inline@1'],
  ['document\\.in-review.*', 'vireo.approveDocument', 'inline@1'],
];

const rowActs: readonly Act[] = [
  ...waitingActs,
  ['document\\..*', 'vireo.openDocument', 'open@1'],
  ...acts,
  ['document\\.((?!kept).)*', 'vireo.deleteDocument', 'danger@1'],
];

const inEditor = ([kind, command, place]: Act): MenuItem => ({
  menu: 'editor/title',
  command,
  when: `resourceScheme == vireo-document && vireo.document =~ /^${kind}$/`,
  group: rowGroup(place).replace('inline', 'navigation'),
});

const ownComments = 'commentController == vireo.documents';

/** The button below what is typed, and those of a thread's title. */
const commentMenus: readonly MenuItem[] = [
  {
    menu: 'comments/commentThread/context',
    command: 'vireo.addDocumentComment',
    when: ownComments,
    group: 'inline',
  },
  ...(
    [
      ['open', 'vireo.resolveDocumentComment'],
      ['resolved', 'vireo.reopenDocumentComment'],
    ] as const
  ).map(([state, command]) => ({
    menu: 'comments/commentThread/title' as const,
    command,
    when: `${ownComments} && commentThread == ${state}`,
    group: 'navigation',
  })),
];

export const contributes = defineFeature<DocumentsCommands>({
  after: 'records',
  starts: true,
  commands: {
    'vireo.newDocument': { title: 'New Document…', icon: 'new-file', needs: 'document:write' },
    'vireo.openDocument': { title: 'Open Document…', icon: 'go-to-file' },
    'vireo.submitDocument': { title: 'Submit for Approval', icon: 'send', needs: 'document:write' },
    'vireo.withdrawDocument': {
      title: 'Withdraw Document',
      icon: 'discard',
      needs: 'document:write',
    },
    'vireo.approveDocument': { title: 'Approve Document', icon: 'pass', needs: 'document:decide' },
    'vireo.sendBackDocument': {
      title: 'Send Document Back…',
      icon: 'reply',
      needs: 'document:decide',
    },
    'vireo.compareDocument': { title: 'Compare With Previous Version', icon: 'diff' },
    'vireo.compareDocumentVersions': { title: 'Compare Versions…', icon: 'compare-changes' },
    'vireo.compareDocumentApproved': { title: 'Compare With Approved Version', icon: 'diff-multiple' },
    'vireo.renameDocument': { title: 'Rename Document…', icon: 'edit', needs: 'document:write' },
    'vireo.deleteDocument': { title: 'Delete Document', icon: 'trash', needs: 'document:write' },
    'vireo.exportDocument': { title: 'Export Document…', icon: 'export' },
    'vireo.addDocumentComment': { title: 'Comment', palette: false, needs: 'document:write' },
    'vireo.resolveDocumentComment': {
      title: 'Resolve',
      icon: 'check',
      palette: false,
      needs: 'document:write',
    },
    'vireo.reopenDocumentComment': {
      title: 'Reopen',
      icon: 'discard',
      palette: false,
      needs: 'document:write',
    },
  },
  menus: [
    ...onRow('vireo.projects', 'documents', { 'vireo.newDocument': ['inline@1', 'act@1'] }),
    ...rowActs.flatMap(([kind, command, place]) => onRow('vireo.projects', kind, { [command]: place })),
    ...[...waitingActs, ['document\\..*older.*', 'vireo.compareDocument', 'inline@2'] as const, ...acts].map(
      inEditor,
    ),
    ...commentMenus,
  ],
  // An editor of the last session asks for its document.
  activationEvents: ['onFileSystem:vireo-document'],
  opens: { document: { command: 'vireo.openDocument' } },
  bundles: {
    'documents-host.js': './documents-host.ts',
    'document-rows.js': './load-document-rows.ts',
  },
});
