import React, { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';

export function Product() {
  const { id } = useParams();
  const [item, setItem] = useState<{ name: string } | null>(null);
  useEffect(() => {
    fetch(`/api/products/${encodeURIComponent(id ?? '')}`)
      .then((r) => r.json())
      .then(setItem);
  }, [id]);
  return <h1>{item?.name}</h1>;
}
