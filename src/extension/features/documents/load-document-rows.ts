/** Reads the documents that stand below each project of the Projects view, and who wrote their newest versions. */
import type { Document } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import { loadPeople } from '../../platform/practice/people.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { buildDocumentRows, documentsNode, type Written } from './document-rows.ts';

/** More are told without their author: each is a request. */
const mostAsked = 30;

/** What a version is does not change; kept by its document and number. */
const known = new Map<string, { readonly writtenBy: string; readonly createdAt: string }>();
const keyOf = ({ id, number }: Document) => `${id}/${number}`;

/** Of each project its node; the documents come without their texts, and none for a role that reads no documents. */
export async function loadDocumentNodes(services: Services): Promise<(project: Row) => readonly Row[]> {
  const { backend, t } = services;
  const documents = await loadAll((cursor) =>
    backend.ask((api, options) => api.listDocuments({ ...options, query: { limit: 500, ...cursor } })),
  );
  const byProject = Map.groupBy(documents, ({ projectId }) => projectId);
  const loadRows = (listed: readonly Document[]) => loadDocumentRows(services, listed);
  return ({ record: { ids } }) =>
    ids.map((id) => documentsNode(id, byProject.get(id) ?? [], { t, loadRows }));
}

async function loadDocumentRows(services: Services, documents: readonly Document[]): Promise<readonly Row[]> {
  const asked = documents.filter((document) => !known.has(keyOf(document))).slice(0, mostAsked);
  const [people] = await Promise.all([loadPeople(services), ...asked.map((one) => learn(services, one))]);
  const writtenOf = (document: Document): Written | undefined => {
    const version = known.get(keyOf(document));
    // Whoever works alone knows by whom it is.
    const by = people.size > 1 ? people.get(version?.writtenBy ?? '')?.name : undefined;
    return version && { by, at: version.createdAt };
  };
  const { t, locale } = services;
  return buildDocumentRows(documents, {
    t,
    locale,
    writtenOf,
    formatInstant: (instant) => formatInstant(instant, locale),
  });
}

async function learn({ backend, log }: Services, document: Document): Promise<void> {
  const path = { id: document.id };
  try {
    const { items } = await backend.ask((api, options) => api.listDocumentVersions({ ...options, path }));
    const version = items.find(({ number }) => number === document.number);
    if (version !== undefined) known.set(keyOf(document), version);
  } catch (error) {
    // Deleted in the meantime, or a tooltip short of its author: the row is shown anyway.
    log.warn(`Versions of ${document.id}: ${String(error)}`);
  }
}

export function formatInstant(instant: string, locale: string): string {
  return new Date(instant).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}
