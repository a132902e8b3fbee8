/** From the roundest price of an hour to the least round. */
const rateSteps = [10_000, 5_000, 1_000, 500, 100, 50, 25, 10, 5, 1];

/** The roundest rate near amount ÷ time that gives the amount, all in minor units; undefined when none does. */
export function findRoundRate(amountMinor: number, seconds: number): number | undefined {
  const nearest = (amountMinor * 3600) / seconds;
  const gives = (rate: number) => Math.round((rate * seconds) / 3600) === amountMinor;
  return rateSteps.map((step) => Math.round(nearest / step) * step).find(gives);
}
