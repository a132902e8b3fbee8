import React from 'react';
import { useSearchParams } from 'react-router-dom';

export function SearchHeader() {
  const [params] = useSearchParams();
  const q = params.get('q') ?? '';
  return <h2 dangerouslySetInnerHTML={{ __html: `Results for <em>${q}</em>` }} />;
}
