/** What other features use of documents. */
export { documentsNode } from './document-rows.ts';
export { loadDocumentRows, loadDocumentsByProject } from './load-document-rows.ts';
