import React from 'react';
import DOMPurify from 'dompurify';
import { useSearchParams } from 'react-router-dom';

export function SearchHeader() {
  const [params] = useSearchParams();
  const q = params.get('q') ?? '';
  return <h2 dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(`Results for <em>${q}</em>`) }} />;
}
