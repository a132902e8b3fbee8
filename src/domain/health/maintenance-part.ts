/**
 * Maintenance, from the history: hot spots, how many people know the code, and whether anybody still works on it.
 *
 * A hot spot is code that is hard to change and changed often (Tornhill, Your Code as a Crime Scene, 2015: revisions ×
 * complexity). Indentation stands for complexity, as there and in Hindle, Godfrey & Holt, Reading Beside the Lines
 * (ICPC 2008): it needs no grammar. What is judged is the share of the work that went into hard files, so that hard
 * code which nobody touches costs nothing, and size alone nothing either. People: Avelino et al., A novel approach for
 * estimating Truck Factors (ICPC 2016): how few wrote more than half. Activity: Scorecard's check Maintained looks at 90
 * days, too.
 */
import { byKeys, type Cause, clamp, count, group, type PartRule, percent, worstPlaces } from './cause.ts';
import type { ChangedFile, MaintenanceFacts } from './model.ts';
import type { HealthThresholds } from './settings.ts';

const shares = { hotSpots: 0.6, people: 0.2, activity: 0.2 } as const;

/** Where half of all work goes into hard files, nothing of this share is left. */
const worstHotShare = 0.5;
/** What is left of the share of people when one of them made every commit: it works, until they are ill. */
const leftAlone = 0.4;
const activeDays = 90;
const abandonedDays = 730;
const shownHotSpots = 10;

export const maintenanceRule: PartRule<MaintenanceFacts> = {
  score: (facts, thresholds) =>
    shares.hotSpots * hotSpotScore(facts.files, thresholds) +
    shares.people * peopleScore(facts.commitsByAuthor) +
    shares.activity * activityScore(facts.daysSinceLastCommit),
  causes: (facts, thresholds) => [...hotSpots(facts, thresholds), ...fewPeople(facts), ...abandoned(facts)],
};

/** From 0 (easy) to 1,000 (hard): whole, so that no order of adding changes a sum. */
function hardness(
  { indentation }: ChangedFile,
  { easyIndentation, hardIndentation }: HealthThresholds,
): number {
  const span = Math.max(1, hardIndentation - easyIndentation);
  return Math.round(clamp((indentation - easyIndentation) / span) * 1000);
}

function sumChanges(files: readonly ChangedFile[]): number {
  return files.reduce((sum, { changes }) => sum + changes, 0);
}

function hotSpotScore(files: readonly ChangedFile[], thresholds: HealthThresholds): number {
  const changes = sumChanges(files);
  if (changes === 0) return 1;
  const hard = files.reduce((sum, file) => sum + file.changes * hardness(file, thresholds), 0);
  return clamp(1 - hard / 1000 / changes / worstHotShare);
}

function topShare(commits: readonly number[]): number {
  const all = commits.reduce((sum, each) => sum + each, 0);
  return all === 0 ? 0 : Math.max(...commits) / all;
}

function peopleScore(commits: readonly number[]): number {
  return 1 - (1 - leftAlone) * clamp((topShare(commits) - 0.5) / 0.5);
}

function activityScore(days: number): number {
  return 1 - clamp((days - activeDays) / (abandonedDays - activeDays));
}

function hotSpots(
  { files }: MaintenanceFacts,
  thresholds: HealthThresholds,
): readonly Cause<MaintenanceFacts>[] {
  const heat = (file: ChangedFile): number => file.changes * hardness(file, thresholds);
  const all = sumChanges(files);
  return files
    .filter((file) => heat(file) > 0)
    .sort(byKeys((file) => [-heat(file), file.file]))
    .slice(0, shownHotSpots)
    .map((hot) => ({
      id: `hot-spot:${hot.file}`,
      text: `${hot.file} is hard to change (${count(hot.lines, 'line')}, ${group(hot.indentation)} levels of indentation) and was changed ${count(hot.changes, 'time')}, ${percent(hot.changes / all)} of the work on code.`,
      remedy: `Split ${hot.file}, or flatten its deepest parts.`,
      count: hot.changes,
      places: worstPlaces([{ file: hot.file, line: 1 }]),
      effort: 'days',
      mend: (before) => ({
        ...before,
        files: before.files.map((each) =>
          each.file === hot.file
            ? { ...each, indentation: Math.min(each.indentation, thresholds.easyIndentation) }
            : each,
        ),
      }),
    }));
}

function fewPeople({ commitsByAuthor }: MaintenanceFacts): readonly Cause<MaintenanceFacts>[] {
  const share = topShare(commitsByAuthor);
  if (peopleScore(commitsByAuthor) >= 1) return [];
  const all = commitsByAuthor.reduce((sum, each) => sum + each, 0);
  return [
    {
      id: 'few-people',
      text: `One person made ${percent(share)} of the last ${count(all, 'commit')}: without them, nobody knows the code.`,
      remedy: 'Let a second person work on it, and review it.',
      count: 1,
      places: [],
      effort: 'days',
      mend: (before) => ({ ...before, commitsByAuthor: [1, 1] }),
    },
  ];
}

function abandoned({ daysSinceLastCommit }: MaintenanceFacts): readonly Cause<MaintenanceFacts>[] {
  if (activityScore(daysSinceLastCommit) >= 1) return [];
  return [
    {
      id: 'no-commits',
      text: `The last commit is ${count(daysSinceLastCommit, 'day')} old.`,
      remedy: 'Bring dependencies and code up to date, or say that it is no longer maintained.',
      count: 1,
      places: [],
      effort: 'hours',
      mend: (before) => ({ ...before, daysSinceLastCommit: 0 }),
    },
  ];
}
