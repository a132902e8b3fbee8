/** Sizes beyond which the engine leaves something out and says so. */
export const limits = {
  /** UTF-16 code units of a file. */
  fileLength: 1_000_000,
  /** UTF-16 code units of a text that, with a syntax error in it, is parsed as a whole after each edit. */
  reparsedAtOnce: 8_000,
  /** Nodes of one function for data flow. */
  flowNodes: 20_000,
  /** Expressions and statements that the flow of one unit may visit. */
  flowVisits: 400_000,
  /** How often a function inside a function is followed: as often as this, or until so many of its nodes were visited. */
  closureRuns: { least: 2, nodes: 1_000 },
  /** Nesting that the flow follows. */
  flowDepth: 300,
  /** How often summaries are passed on between functions of a file: calls of calls of calls. */
  summaryRounds: 6,
} as const;
