/** Loads that overlap: the result of one is taken where no later one has begun since, so that nothing old stays. */
export function takeNewest<Loaded>(
  load: () => Promise<Loaded | undefined>,
  take: (loaded: Loaded) => void,
): () => Promise<void> {
  let turn = 0;
  return async () => {
    turn += 1;
    const own = turn;
    const loaded = await load();
    if (own === turn && loaded !== undefined) take(loaded);
  };
}
