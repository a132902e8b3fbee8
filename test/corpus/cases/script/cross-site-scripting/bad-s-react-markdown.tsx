import { marked } from 'marked';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

function Rendered({ html, as: Tag = 'div' }: { html: string; as?: 'div' | 'section' }) {
  return <Tag className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Preview() {
  const [params] = useSearchParams();
  const html = useMemo(() => marked.parse(params.get('text') ?? '') as string, [params]);
  return (
    <main>
      <Rendered html={html} as="section" />
    </main>
  );
}
