/** The order of features: a later one may use those before it. */

export interface PlacedFeature {
  readonly name: string;
  readonly after?: string | null | undefined;
}

/** Each right after the one that it names, by name where several do; those that name none last. @throws Error on a name of none, or a circle */
export function sortFeatures(features: readonly PlacedFeature[]): readonly string[] {
  const followers = Map.groupBy(features, ({ after }) => after);
  const walk = (after: string | null | undefined): readonly string[] =>
    (followers.get(after) ?? [])
      .map(({ name }) => name)
      .sort()
      .flatMap((name) => [name, ...walk(name)]);
  const sorted = [...walk(null), ...walk(undefined)];
  const lost = features.find(({ name }) => !sorted.includes(name));
  if (lost)
    throw new Error(`The feature ${lost.name} comes after ${lost.after}, which is none, or comes after it.`);
  return sorted;
}
