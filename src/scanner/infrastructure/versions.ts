const form = /(?:^|[^\d.])v?(\d{1,9}(?:\.\d{1,9}){0,3})/i;

function numbersOf(version: string): number[] | undefined {
  const found = form.exec(version)?.[1];
  return found?.split('.').map(Number);
}

/** Below zero when `a` comes before `b`, by their numbers alone; undefined when one is no version. */
export function compareVersions(a: string, b: string): number | undefined {
  const left = numbersOf(a);
  const right = numbersOf(b);
  if (left === undefined || right === undefined) return undefined;
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  // `1.2` names every 1.2.x: it is not before 1.2.3.
  return 0;
}
