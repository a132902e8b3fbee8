/**
 * Until when versions of runtimes get security fixes. Node.js: the release schedule of its working group; Python: PEP 596,
 * 619, 664, 693, 719, 745. What is not listed is not judged.
 */
const ends: Readonly<Record<'node' | 'python', Readonly<Record<string, string>>>> = {
  node: {
    '14': '2023-04-30',
    '16': '2023-09-11',
    '18': '2025-04-30',
    '20': '2026-04-30',
    '22': '2027-04-30',
    '24': '2028-04-30',
  },
  python: {
    '3.7': '2023-06-27',
    '3.8': '2024-10-07',
    '3.9': '2025-10-31',
    '3.10': '2026-10-31',
    '3.11': '2027-10-31',
    '3.12': '2028-10-31',
    '3.13': '2029-10-31',
    '3.14': '2030-10-31',
  },
};

/** Last day, `2027-04-30`; of `22.3.1` that of 22, of `3.12.4` that of 3.12. */
export function endOfLife(runtime: 'node' | 'python', version: string): string | undefined {
  const parts = version.split('.');
  const key = runtime === 'node' ? (parts[0] ?? '') : parts.slice(0, 2).join('.');
  return Object.hasOwn(ends[runtime], key) ? ends[runtime][key] : undefined;
}
