export function validate(form: { password: string; confirmPassword: string; token?: string }) {
  const errors: string[] = [];
  if (form.password !== form.confirmPassword) {
    errors.push('Passwords do not match');
  }
  if (form.token === undefined || form.token === '') {
    errors.push('Token missing');
  }
  return errors;
}
