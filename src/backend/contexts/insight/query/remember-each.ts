/** What one question reads more than once: a figure, and what opens behind it. */

/** As `load`, but what was asked for in the same words is read once. The question's own: it goes with its source. */
export function rememberEach<Asked extends object, Found>(
  load: (asked: Asked) => Promise<Found>,
): (asked: Asked) => Promise<Found> {
  const known = new Map<string, Promise<Found>>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key) ?? load(asked);
    known.set(key, found);
    return found;
  };
}
