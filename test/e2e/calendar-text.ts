/** A calendar file as other programs write it: one meeting a block. */

export type Meeting = readonly [summary: string, from: Date, to: Date];

export function toCalendar(meetings: readonly Meeting[]): string {
  const blocks = meetings.map(([summary, from, to], index) =>
    [
      'BEGIN:VEVENT',
      `UID:${index}@example.org`,
      `DTSTAMP:${toStamp(from)}`,
      `DTSTART:${toStamp(from)}`,
      `DTEND:${toStamp(to)}`,
      `SUMMARY:${summary}`,
      'END:VEVENT',
    ].join('\r\n'),
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...blocks, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

function toStamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
