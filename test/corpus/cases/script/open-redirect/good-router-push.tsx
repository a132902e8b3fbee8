import React from 'react';
import { Navigate, useSearchParams } from 'react-router-dom';

const TARGETS: Record<string, string> = { orders: '/orders', profile: '/me' };

export function AfterLogin() {
  const [params] = useSearchParams();
  const key = params.get('to') ?? 'orders';
  const path = Object.keys(TARGETS).includes(key) ? TARGETS[key] : '/orders';
  return <Navigate to={path} replace />;
}
