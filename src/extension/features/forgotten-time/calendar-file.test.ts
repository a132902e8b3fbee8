import assert from 'node:assert/strict';
import { inEnglish } from '../../../pages/words.ts';
import { readCalendarFile } from './calendar-file.ts';

function fileOf(content: string, size = content.length) {
  const file = {
    reads: 0,
    path: '/home/max/work.ics',
    stat: async () => ({ size }),
    read: async () => {
      file.reads += 1;
      return new TextEncoder().encode(content);
    },
  };
  return file;
}

const tooLarge =
  'The calendar /home/max/work.ics is larger than 5 MB and left out: export less of it, such as one year.';

describe('the calendar file', () => {
  it('is sent as it is', async () => {
    assert.deepEqual(await readCalendarFile(fileOf('BEGIN:VCALENDAR\r\n'), inEnglish), {
      calendar: 'BEGIN:VCALENDAR\r\n',
    });
  });

  it('is left out unread where it is larger than what the records take, and that is said', async () => {
    const file = fileOf('', 5_000_001);

    assert.deepEqual([await readCalendarFile(file, inEnglish), file.reads], [{ problem: tooLarge }, 0]);
  });

  it('is left out, too, where it becomes larger on its way than a request may be', async () => {
    assert.deepEqual(await readCalendarFile(fileOf('\0'.repeat(2_000_000)), inEnglish), {
      problem: tooLarge,
    });
  });

  it('is named where it cannot be read', async () => {
    const stat = async () => Promise.reject(new Error('FileNotFound'));

    assert.deepEqual(await readCalendarFile({ ...fileOf(''), stat }, inEnglish), {
      problem:
        'The calendar /home/max/work.ics cannot be read: the setting vireo.time.calendarFile names it.',
    });
  });
});
