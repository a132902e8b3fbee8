/** What is said of an image outside of its Dockerfile: its port, its user, the folders that it writes to. */
import type { ServiceFacts } from '../facts/service-facts.ts';

/** Everything runs as this user and group: above the ids that a machine gives to people. */
export const userId = 10_001;

/** On which the image listens; undefined for a worker. */
export function portOf({ role, port }: ServiceFacts): number | undefined {
  return role === 'static' ? 8080 : port?.value;
}

export function workdirOf({ folder, isMember }: ServiceFacts): string {
  return isMember ? `/app/${folder}` : '/app';
}

/** By their names as volumes: where a program writes while the rest of its image is read-only. */
export function scratchOf(service: ServiceFacts): Readonly<Record<string, string>> {
  const cache = service.output === '.next' ? { 'next-cache': `${workdirOf(service)}/.next/cache` } : {};
  return { tmp: '/tmp', ...cache };
}
