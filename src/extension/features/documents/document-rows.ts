/** The node "Documents" below a project, and its rows. Pure. */
import type { Document } from '../../../api-client/index.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import { documentTypes } from '../../../domain/documents/document.ts';
import { joinFacts, tellByTime } from '../../../pages/practice/told-apart.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Row } from '../../platform/row.ts';
import { isSentBack, stateWord, typeIcons, typeWord } from './document-words.ts';

/** Who wrote the newest version, and when. */
export interface Written {
  readonly by: string | undefined;
  readonly at: string;
}

export interface DocumentNodePorts {
  readonly t: Translate;
  readonly loadRows: (documents: readonly Document[]) => Promise<readonly Row[]>;
}

/** Always there: without documents it offers to add one. */
export function documentsNode(
  projectId: string,
  documents: readonly Document[],
  { t, loadRows }: DocumentNodePorts,
): Row {
  const waiting = documents.filter(({ state }) => state === 'in-review').length;
  const shared: Row = {
    id: `documents/${projectId}`,
    record: { kind: 'project', ids: [projectId] },
    label: t('Documents'),
    icon: 'files',
    kind: 'documents',
  };
  if (documents.length === 0) return { ...shared, children: hintRows(projectId, t) };
  return {
    ...shared,
    description: waiting === 0 ? String(documents.length) : t('{0} in review', waiting),
    loadChildren: () => loadRows(documents),
    // A search of the view would load them all.
    foreign: true,
  };
}

function hintRows(projectId: string, t: Translate): readonly Row[] {
  const record: RecordLink = { kind: 'project', ids: [projectId] };
  return [
    {
      id: `documents/${projectId}/add`,
      record,
      kind: 'hint',
      icon: 'add',
      label: t('New Document…'),
      open: 'vireo.newDocument',
    },
    {
      id: `documents/${projectId}/ask`,
      record,
      kind: 'hint',
      icon: 'hubot',
      agent: 'planning',
      label: t('Ask the Planning Agent…'),
      open: 'vireo.askAgent',
    },
  ];
}

export interface DocumentRowPorts {
  readonly t: Translate;
  readonly locale: string;
  readonly writtenOf: (document: Document) => Written | undefined;
  readonly formatInstant: (instant: string) => string;
}

export function buildDocumentRows(documents: readonly Document[], ports: DocumentRowPorts): readonly Row[] {
  const apart = tellByTime(documents, ports, ({ title, state }) => `${title} ${state}`);
  return [...documents].sort(byTypeAndTitle).map((document) => {
    const row = documentRow(document, ports);
    const told = apart.get(document);
    return told
      ? { ...row, description: joinFacts(row.description, told), spoken: joinFacts(row.spoken, told) }
      : row;
  });
}

function byTypeAndTitle(one: Document, other: Document): number {
  return (
    documentTypes.indexOf(one.type) - documentTypes.indexOf(other.type) ||
    one.title.localeCompare(other.title)
  );
}

function documentRow(document: Document, ports: DocumentRowPorts): Row {
  const { t } = ports;
  const state = stateWord(document, t);
  return {
    id: `document/${document.id}`,
    record: { kind: 'document', ids: [document.id] },
    label: document.title,
    description: state,
    spoken: [document.title, typeWord(document.type, t), state].join(', '),
    icon: typeIcons[document.type],
    ...(isSentBack(document) ? { iconColor: 'problemsWarningIcon.foreground' } : {}),
    kind: kindOf(document),
    tooltip: tooltipOf(document, ports),
    open: 'vireo.openDocument',
  };
}

/** `document.draft.older.approved`: menus ask for parts of it. */
export function kindOf({ state, number, approvedNumber }: Document): string {
  const hasOlderApproved = approvedNumber !== null && approvedNumber < number;
  return [
    `document.${state}`,
    number > 1 && 'older',
    hasOlderApproved && 'olderApproved',
    approvedNumber !== null && 'kept',
  ]
    .filter(Boolean)
    .join('.');
}

function tooltipOf(document: Document, { t, writtenOf, formatInstant }: DocumentRowPorts): string {
  const { type, number, approvedNumber, reason, title } = document;
  const written = writtenOf(document);
  const facts = [
    t('Version {0}', number),
    ...(written === undefined ? [] : [formatInstant(written.at), written.by]),
  ];
  return [
    title,
    [typeWord(type, t), stateWord(document, t)].filter((word) => word !== title).join(' · '),
    facts.filter(Boolean).join(' · '),
    approvedNumber !== null && approvedNumber < number && t('Approved: version {0}', approvedNumber),
    reason !== null && t('Sent back: {0}', reason),
  ]
    .filter(Boolean)
    .join('\n');
}
