import assert from 'node:assert/strict';
import type { Client, Project } from '../../../api-client/index.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import {
  describeLine,
  describeLineFault,
  hasTime,
  type LinePorts,
  matchTask,
  readLine,
} from './typed-line.ts';

const project = (id: string, name: string, clientId: string, archivedAt: string | null = null) =>
  [id, { id, name, clientId, archivedAt } as Project] as const;
const directory = {
  clients: new Map([
    ['c1', { id: 'c1', name: 'Nordwind' } as Client],
    ['c2', { id: 'c2', name: 'Acme' } as Client],
  ]),
  projects: new Map([
    project('p1', 'API rewrite', 'c1'),
    project('p2', 'Shop', 'c2'),
    project('p3', 'Support', 'c2'),
    project('p4', 'Old shop', 'c2', '2026-01-01T00:00:00Z'),
  ]),
};
const tasks = [
  { id: 't1', name: 'Build' },
  { id: 't2', name: 'Build server' },
];

/** Typed on a Friday. */
function understood(text: string, known: Partial<LinePorts> = {}): string {
  const today = '2026-11-20';
  const read = readLine(text, { today, directory });
  if (!read.ok) return describeLineFault(read.error, text, t);
  const placed = hasTime(read.value.typed.time)
    ? { date: read.value.typed.date ?? today, span: '14:30–16:30' }
    : undefined;
  return describeLine(read.value, { t, today, formatDay: (date) => date, placed, tasks, ...known });
}

describe('one line for a new entry', () => {
  it('is told as it was understood, with the project that is meant', () => {
    assert.equal(
      understood('2h review #api @build +urgent yesterday !'),
      '14:30–16:30 (2:00) · 2026-11-19 · Nordwind · API rewrite · Build · +urgent · not billable · “review”',
    );
    const placed = { date: '2026-11-20', span: '9:30–9:45' };
    assert.equal(
      understood('9:30 call 15m #shop', { placed }),
      '9:30–9:45 (0:15) · today · Acme · Shop · “call”',
    );
  });

  it('is refused where its end is of the other half of the day, with what was probably meant', () => {
    for (const line of ['9-5 work #shop', 'work yesterday 9 - 5']) {
      assert.match(understood(line), /wrong way round\? Did you mean 9:00-17:00\?$/);
    }
    assert.match(understood('12:30-12:10 work'), /wrong way round\?$/);
  });

  it('says when the time is put, and that today is meant where no day is said', () => {
    assert.equal(
      understood('1,5h #shop mon write docs'),
      '14:30–16:30 (1:30) · today · Acme · Shop · “mon write docs”',
    );
    // Half an hour past midnight.
    const placed = { date: '2026-11-19', span: '23:30–0:30' };
    assert.equal(understood('1h call #shop', { placed }).split(' · ')[1], '2026-11-19');
  });

  it('asks for the times where the day has no room', () => {
    assert.equal(
      understood('2h call #shop yesterday', { placed: undefined }),
      '2:00 · 2026-11-19 · Acme · Shop · “call” — Asked next: Times.',
    );
  });

  it('says what will be asked, and why', () => {
    assert.equal(understood('review'), '“review” — Asked next: Project, Times.');
    assert.equal(
      understood('2h #acme'),
      '14:30–16:30 (2:00) · today · “acme” is 2 projects — Asked next: Project, Note.',
    );
    assert.equal(
      understood('2h call #nobody'),
      '14:30–16:30 (2:00) · today · no project “nobody” · “call” — Asked next: Project.',
    );
    assert.equal(understood('+15m call #shop'), 'Acme · Shop · “call” — Asked next: Times.');
    assert.equal(understood(''), 'Asked next: Project, Times, Note.');
  });

  it('takes no project that is archived, and names a task as it was typed until its project is clear', () => {
    assert.equal(
      understood('1h call #old'),
      '14:30–16:30 (1:00) · today · no project “old” · “call” — Asked next: Project.',
    );
    assert.equal(
      understood('1h call #shop @bu', { tasks: undefined }),
      '14:30–16:30 (1:00) · today · Acme · Shop · @bu · “call”',
    );
    assert.equal(
      understood('1h call #shop @paint'),
      '14:30–16:30 (1:00) · today · Acme · Shop · no task “paint” · “call”',
    );
  });

  it('says what is wrong with it in place of that', () => {
    assert.equal(understood('2h #shop #support'), 'Two projects are named with #: an entry is of one.');
    assert.equal(understood('31.11. 2h call'), 'The day is not in the calendar: there is no such date.');
  });
});

describe('a task by a part of its name', () => {
  it('is the one that is meant, none by its word, and not guessed between two', () => {
    assert.equal(matchTask(tasks, 'build')?.id, 't1');
    assert.equal(matchTask(tasks, 'none'), null);
    assert.equal(matchTask(tasks, 'bu'), undefined);
    assert.equal(matchTask(tasks, 'paint'), undefined);
  });
});
