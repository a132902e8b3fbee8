import { useEffect } from 'react';

export function Continue() {
  useEffect(() => {
    const target = new URLSearchParams(window.location.search).get('continue');
    if (target) window.location.href = target;
  }, []);
  return <p>One moment…</p>;
}
