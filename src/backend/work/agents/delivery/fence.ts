import { randomUUID } from 'node:crypto';
import { fenceBy } from '../../../../domain/models/fence.ts';

export function fence(kind: string, label: string, text: string): string {
  return fenceBy(randomUUID(), { kind, label, text });
}
