/** The time as epoch milliseconds (UTC); handed in, so that tests decide what time it is. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
