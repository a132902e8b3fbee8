import React from 'react';

const COLORS = ['#f44', '#4f4', '#44f'];

export function Confetti({ count }) {
  const pieces = Array.from({ length: count }, (_, i) => ({
    id: i,
    left: Math.random() * 100,
    color: COLORS[Math.floor(Math.random() * COLORS.length)],
  }));
  return pieces.map((p) => <i key={p.id} style={{ left: p.left + '%', background: p.color }} />);
}
