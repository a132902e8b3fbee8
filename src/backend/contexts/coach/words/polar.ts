/** The first word of what is answered by yes or no; German leaves an e out: "hab ich". */
export const polar =
  /^(?:did|do|does|have|has|had|is|are|was|were|am|hat|hats|hatte|hab|habe|haben|hast|ist|sind|bin|bist|war|waren|lag|lagen|liegt|liegen|wurden?|gibt|gibts)$/;
