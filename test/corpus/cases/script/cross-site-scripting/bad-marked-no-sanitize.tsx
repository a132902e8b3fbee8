import React from 'react';
import { marked } from 'marked';

type Props = { comment: { author: string; body: string } };

export const CommentView: React.FC<Props> = ({ comment }) => {
  const html = marked.parse(comment.body) as string;
  return (
    <article>
      <h4>{comment.author}</h4>
      <div dangerouslySetInnerHTML={{ __html: html }} /> {/*
    </article>
  );
};
