import React, { useEffect, useRef } from 'react';

export function Toast() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const text = decodeURIComponent(window.location.hash.slice(1));
    if (ref.current) {
      ref.current.innerHTML = `<strong>${text}</strong>`;
    }
  }, []);
  return <div ref={ref} className="toast" />;
}
