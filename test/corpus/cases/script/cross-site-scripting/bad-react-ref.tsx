import { useEffect, useRef } from 'react';
import { useParams } from 'react-router-dom';

export function Title() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { title } = useParams<{ title: string }>();
  useEffect(() => {
    if (heading.current && title) heading.current.outerHTML = `<h1 class="large">${title}</h1>`;
  }, [title]);
  return <h1 ref={heading} />;
}
