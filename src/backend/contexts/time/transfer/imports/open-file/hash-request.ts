import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../../../domain/canonical-json.ts';
import type { CreateTimeImport } from '../imports.schema.ts';

/** By which a request is known again. */
export function hashRequest(content: Omit<CreateTimeImport, 'id'>): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
