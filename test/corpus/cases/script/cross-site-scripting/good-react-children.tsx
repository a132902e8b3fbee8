import React from 'react';
import { useSearchParams } from 'react-router-dom';

export function SearchHeader() {
  const [params] = useSearchParams();
  const q = params.get('q') ?? '';
  return (
    <h2>
      Results for <em>{q}</em>
    </h2>
  );
}
