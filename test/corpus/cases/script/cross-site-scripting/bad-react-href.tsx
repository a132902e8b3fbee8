import React, { useEffect, useState } from 'react';

export function ProfileLink() {
  const [site, setSite] = useState('');
  useEffect(() => {
    setSite(new URLSearchParams(window.location.search).get('site') || '');
  }, []);
  return <a href={site}>Visit website</a>;
}
