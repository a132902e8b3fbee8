/** Where it is nine in the morning now: the hours of a test are of one working day then, whenever it is run. */
export function zoneInTheMorning(): string {
  const ahead = ((9 - new Date().getUTCHours() + 36) % 24) - 12;
  // As POSIX has it: west of Greenwich is more.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
