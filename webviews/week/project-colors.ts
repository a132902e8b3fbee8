/** Which colour of the theme's charts the bars of a project have on a day; pure. */

/** As many as the style sheet has: `color-0` and on. */
const colorCount = 6;

/**
 * By its place among the projects of the week, so that it keeps its colour from day to day, or the next that no other has that
 * day. Colours come again where a day has more projects: the bars name them, too.
 */
export function colorProjects(day: readonly string[], week: readonly string[]): ReadonlyMap<string, number> {
  const colors = new Map<string, number>();
  const ordered = [...new Set(week)];
  for (const [index, id] of ordered.entries()) {
    if (!day.includes(id)) continue;
    const taken = new Set(colors.values());
    const turns = Array.from({ length: colorCount }, (_, turn) => (index + turn) % colorCount);
    colors.set(id, turns.find((color) => !taken.has(color)) ?? index % colorCount);
  }
  return colors;
}
