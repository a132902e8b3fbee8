import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

function Rendered({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Preview() {
  const [params] = useSearchParams();
  const html = useMemo(() => DOMPurify.sanitize(marked.parse(params.get('text') ?? '') as string), [params]);
  return (
    <main>
      <h1>{params.get('title')}</h1>
      <Rendered html={html} />
    </main>
  );
}
