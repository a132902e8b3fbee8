import { useEffect } from 'react';

const destinations: Record<string, string> = { docs: '/docs', help: '/support' };

export function Continue() {
  useEffect(() => {
    const key = new URLSearchParams(window.location.search).get('continue');
    window.location.href = key === 'docs' ? destinations.docs : destinations.help;
  }, []);
  return <p>One moment…</p>;
}
