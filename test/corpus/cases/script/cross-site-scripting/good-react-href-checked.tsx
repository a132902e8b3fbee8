import React, { useEffect, useState } from 'react';

function httpOnly(value: string): string {
  try {
    const u = new URL(value);
    return u.protocol === 'https:' || u.protocol === 'http:' ? u.href : '#';
  } catch {
    return '#';
  }
}

export function ProfileLink() {
  const [site, setSite] = useState('');
  useEffect(() => {
    setSite(new URLSearchParams(window.location.search).get('site') || '');
  }, []);
  return <a href={httpOnly(site)} rel="noopener">Visit website</a>;
}
