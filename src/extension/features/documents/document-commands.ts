/** Commands of documents, by their names without `vireo.`. */

export const documentActs = [
  'newDocument',
  'openDocument',
  'submitDocument',
  'withdrawDocument',
  'approveDocument',
  'sendBackDocument',
  'compareDocument',
  'compareDocumentVersions',
  'compareDocumentApproved',
  'renameDocument',
  'deleteDocument',
  'exportDocument',
  'addDocumentComment',
  'resolveDocumentComment',
  'reopenDocumentComment',
] as const;
export type DocumentAct = (typeof documentActs)[number];
