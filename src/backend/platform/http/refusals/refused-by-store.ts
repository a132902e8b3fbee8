/** What the data's own rules refused, told by the field: a schema let pass what a CHECK, NOT NULL or reference does not. */

import { text } from '../../../../words/text.ts';
import type { DatabaseError } from '../../db/database-error.ts';
import { ApiError } from '../api-error.ts';

/** The reply to a violated CHECK (422), NOT NULL (422) or foreign key (409); undefined for any other error. */
export function fromRefusal(error: DatabaseError): ApiError | undefined {
  if (error.code === 'check') return refuseCheck(error);
  if (error.code === 'not-null') return refuseNull(error);
  return error.code === 'foreign-key' ? refuseReference(error) : undefined;
}

function refuseNull(error: DatabaseError): ApiError {
  const field = toField(error.column);
  const message = text`${field ?? 'A field'} must have a value. Nothing was changed.`;
  return new ApiError('invalid', message, detailsOf(field, 'must have a value'), error);
}

function refuseCheck(error: DatabaseError): ApiError {
  const field = toField(error.column);
  if (field !== undefined) {
    const message = text`${field} is outside what can be stored. Nothing was changed.`;
    return new ApiError('invalid', message, detailsOf(field, 'is outside what can be stored'), error);
  }
  const rule = /^\w+$/.test(error.constraint ?? '') ? ` (${error.constraint?.replaceAll('_', ' ')})` : '';
  const message = text`The request breaks a rule of the stored data${rule}. Nothing was changed.`;
  return new ApiError('invalid', message, [], error);
}

function refuseReference(error: DatabaseError): ApiError {
  const field = toField(error.column);
  const message =
    field === undefined
      ? 'Other records depend on this one, or one that it names no longer exists. Nothing was changed.'
      : text`${field} names a record that does not exist. Nothing was changed.`;
  return new ApiError('conflict', message, detailsOf(field, 'names a record that does not exist'), error);
}

function detailsOf(field: string | undefined, issue: string): { field: string; issue: string }[] {
  return field === undefined ? [] : [{ field, issue }];
}

/** `owner_id` is `ownerId` on the wire. */
function toField(column: string | undefined): string | undefined {
  return column?.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
