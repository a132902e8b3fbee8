import type { DocumentSource, DocumentState, DocumentType } from '../../../../domain/documents/document.ts';

export interface DocumentTable {
  id: string;
  organization_id: string;
  project_id: string;
  type: DocumentType;
  title: string;
  state: DocumentState;
  /** Of the newest version, from 1. */
  number: number;
  approved_number: number | null;
  /** Why it was sent back last. */
  reason: string | null;
  created_at: number;
  updated_at: number;
  /** Set aside for a while, so that it can be restored. */
  deleted_at: number | null;
  version: number;
}

export interface DocumentVersionTable {
  document_id: string;
  organization_id: string;
  number: number;
  content: string;
  written_by: string;
  /** A person typed it, or an agent wrote it for them. */
  source: DocumentSource;
  /** As the agent wrote it, where one did: `content` has what people had changed, too. */
  agent_content: string | null;
  created_at: number;
}

export interface DocumentCommentTable {
  id: string;
  organization_id: string;
  document_id: string;
  author: string;
  /** Of the version that it was written on. */
  number: number;
  quote: string;
  text_before: string;
  text_after: string;
  text: string;
  resolved_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface DocumentTables {
  documents: DocumentTable;
  document_versions: DocumentVersionTable;
  document_comments: DocumentCommentTable;
}

declare module '../../../schema.ts' {
  interface Schema extends DocumentTables {}
}
