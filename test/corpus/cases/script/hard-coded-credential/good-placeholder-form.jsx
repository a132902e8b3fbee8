import React from 'react';

export function LoginForm({ onSubmit, errors }) {
  const labels = { password: 'Password', passwordHint: 'At least 12 characters' };
  return (
    <form onSubmit={onSubmit}>
      <label htmlFor="password">{labels.password}</label>
      <input id="password" name="password" type="password" placeholder={labels.passwordHint} />
      {errors.password === 'required' && <p>Please enter a password</p>}
    </form>
  );
}
