/** What can be done with documents. */
import type { DocumentAct } from '../../../../domain/documents/document.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { Created } from '../../../platform/http/created.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import type {
  CreateDocument,
  CreateDocumentComment,
  Document,
  DocumentComment,
  DocumentVersion,
  ExportDocument,
  ListDocuments,
  PatchDocument,
} from './documents.schema.ts';
import type { DocumentFile } from './export-document.ts';

export interface OnDocument {
  readonly id: string;
  readonly act: DocumentAct;
  readonly reason?: string | undefined;
  readonly expected?: number | undefined;
}

export interface DocumentsService
  extends ResourceService<Document, ListDocuments, CreateDocument, PatchDocument> {
  /** Throws `conflict` where it cannot be done in the state that the document is in. */
  act(caller: Caller, on: OnDocument): Promise<Document>;
  /** Undoes a deletion; throws `not_found` for what was not deleted, or too long ago. */
  restore(caller: Caller, id: string): Promise<Document>;
  /** Throws `invalid` where the text has letters that a PDF cannot show. */
  exportFile(caller: Caller, id: string, query: ExportDocument): Promise<DocumentFile>;
  versions(caller: Caller, id: string): Promise<readonly DocumentVersion[]>;
  versionText(
    caller: Caller,
    id: string,
    number: number,
  ): Promise<DocumentVersion & { readonly content: string }>;
  comments(caller: Caller, id: string): Promise<readonly DocumentComment[]>;
  comment(caller: Caller, id: string, input: CreateDocumentComment): Promise<Created<DocumentComment>>;
  resolve(
    caller: Caller,
    on: { readonly id: string; readonly commentId: string; readonly isResolved: boolean },
  ): Promise<DocumentComment>;
}
