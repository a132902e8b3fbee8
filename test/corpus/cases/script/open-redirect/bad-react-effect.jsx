import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';

export function Continue() {
  const { search } = useLocation();
  useEffect(() => {
    const target = new URLSearchParams(search).get('continue');
    if (target) window.location.replace(target);
  }, [search]);
  return null;
}
