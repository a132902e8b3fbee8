/** How the fields of an entry are said on the command line. */

/** `--tag` may be given again. */
export function collectTags(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** The one line in which an entry is typed. */
export const typedHelp = `
The line that says it all, in any order:
  2h  1:30  1,5  90m  9-11:30   how long, or from when to when; before or after the note
  #acme  #nord/api  #"API v2"   the project, in short; refused where it may be more than one
  @build                        a task of it
  +urgent  +"code review"       a tag
  yesterday  mon  2026-11-19    the day (default: today); a weekday is the last such day
  !                             not billable
  anything else                 the note; \\# \\@ \\+ \\! for a word that begins so
A length without a clock time ends now; on a day it follows that day's last entry, or begins at 9:00, or lies in the day's last
gap; where that day has no room, times are asked for.`;
