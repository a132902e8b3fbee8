/**
 * A calendar (RFC 5545) of what was worked, for any program that shows one. What a calendar has no name for is in a
 * property of our own, by which it is read back.
 */
import { createHash } from 'node:crypto';
import type { ExportedRow, Written } from './exported-row.ts';
import { findUndecided } from './find-undecided.ts';

export const ownProperty = 'X-VIREO-ENTRY';

/** RFC 5545, 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

export function unescapeText(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_all, mark: string) => (/n/i.test(mark) ? '\n' : mark));
}

const lineBytes = 73;

/** Lines of 75 bytes at most, never broken within a character (RFC 5545, 3.1). */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > lineBytes) {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}

function toUtc(instant: string): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function toEvent(row: ExportedRow, at: number): string[] {
  const own = JSON.stringify(row);
  const uid = createHash('sha256').update(`${at} ${own}`).digest('hex').slice(0, 32);
  const title = [row.client, row.project, row.task].filter(Boolean).join(' / ');
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@vireo`,
    `DTSTAMP:${toUtc(row.endedAt)}`,
    `DTSTART:${toUtc(row.startedAt)}`,
    `DTEND:${toUtc(row.endedAt)}`,
    `SUMMARY:${escapeText(title)}`,
    ...(row.note === '' ? [] : [`DESCRIPTION:${escapeText(row.note)}`]),
    ...(row.tags.length === 0 ? [] : [`CATEGORIES:${row.tags.map(escapeText).join(',')}`]),
    `${ownProperty}:${escapeText(own)}`,
    'END:VEVENT',
  ];
}

export function writeIcs(rows: readonly ExportedRow[]): Written {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vireo//Time//EN',
    'CALSCALE:GREGORIAN',
    ...rows.flatMap(toEvent),
    'END:VCALENDAR',
  ];
  return { text: `${lines.map(fold).join('\r\n')}\r\n`, losses: findUndecided(rows) };
}
