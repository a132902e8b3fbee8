/** How the fields of an entry are said on the command line. */

/** `--tag` may be given again. */
export function collectTags(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** The one line in which an entry is typed. */
export const typedHelp = `
The line that says it all, in any order; in a shell it stands in quotes, since # begins a comment there:
  2h  1:30  90m  5 Minuten      how long; before or after the note
  2  1,5                        in hours; before the note, where it says no other time
  9-11:30  9am-11am             from when to when; also from 9 to 11, von 9 bis 11
  9:30 … 15m  9am … 1h          from when, and how long; 9:30 alone is a duration
  #acme  #nord/api  #"API v2"   the project, in short; refused where it may be more than one
  @build                        a task of it
  +urgent  +"code review"       a tag
  yesterday  gestern  20.11.    the day (default: today), anywhere in the line
  20 Nov  Monday  Montag        (24/11 may be two days, and is refused)
  mon  last friday  2026-11-19  a weekday is the last such day
  !                             not billable
  anything else                 the note; \\# \\@ \\+ \\! for a word that begins so (!word is refused), and \\24/11
A bare weekday is the day before the time (mon 2h call) or as the last word (2h call mon); in "Sun screen bug 1h" and
"2h plan for Mon" it is a word of the note. What was taken as the day is reported; --on says it apart from the note.
In "2h 12 tickets" the 12 is of the note, and is reported where it could be minutes; 2h12 and "2h 12m" are 2:12.
A duration without a clock time ends now where that is free, else it lies in the last gap of today before; where today has no room, it
ends now. On another day it follows that day's last entry, or begins when the working day does, or lies in the day's last gap; where
a day that is said has no room, times are asked for.`;
