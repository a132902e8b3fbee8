/** Lists of keys that a program refuses, known by their names: `specialProperties.has(key)`, of another file, too. */
export const refusing =
  /(?:[sS]pecial|[fF]orbidden|[dD]angerous|[rR]eserved|[bB]locked|[dD]isallowed)\w{0,30}\.(?:has|includes)\(/;
